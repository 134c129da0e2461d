import { Fault } from '../../shared/fault';
import { isCalendarDate } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';
import type { FieldScope } from './model';
import type { Binding } from './statement';

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * SQL of the days that a field is asked for, by its arguments `from` and `to`.
 * @throws Fault BAD_USER_INPUT when it is bound to a day that does not exist, or to an end before the beginning
 */
export function daysOf(scope: FieldScope): Days {
  const { statement } = scope;
  return {
    from: statement.parameter((binding) => given(scope, binding).from, 'date'),
    to: statement.parameter((binding) => given(scope, binding).to, 'date'),
  };
}

function given({ args, field }: FieldScope, binding: Binding): Days {
  const { from, to } = args.of(binding) as unknown as Days;
  for (const day of [from, to]) {
    if (!isCalendarDate(day))
      throw fault(field.name, `"${excerpt(day)}" is not a date (YYYY-MM-DD, from 1900 to 2999).`);
  }
  if (from > to) throw fault(field.name, `the first day, ${from}, is after the last, ${to}.`);
  return { from, to };
}

const fault = (field: string, message: string): Fault => new Fault('BAD_USER_INPUT', `${field}: ${message}`);
