import { Fault } from '../shared/fault';
import { excerpt } from '../shared/refusal';
import { isCalendarDate } from '../shared/input-check';
import type { FieldScope } from '../platform/read/model';
import type { Binding } from '../platform/read/statement';

interface Days {
  readonly from: string;
  readonly to: string;
}

/** SQL of the days that a report is asked for. @throws Fault BAD_USER_INPUT when it is bound to days that cannot be */
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

/** The most rows of a report. */
const MAX_ROWS = 1_000;

/** How many rows a report is asked for. */
export function firstOf({ args, field }: FieldScope): (binding: Binding) => number {
  return (binding) => {
    const first = args.of(binding)['first'] as number;
    if (first < 1 || first > MAX_ROWS) throw fault(field.name, `first is 1 to ${MAX_ROWS}, not ${first}.`);
    return first;
  };
}

const fault = (field: string, message: string): Fault => new Fault('BAD_USER_INPUT', `${field}: ${message}`);
