import { Fault } from '../shared/fault';
import type { FieldScope } from '../platform/read/model';
import type { Binding } from '../platform/read/statement';

/** The most rows of a report. */
const MAX_ROWS = 1_000;

/** How many rows a report is asked for. @throws Fault BAD_USER_INPUT when it is bound to another number */
export function firstOf({ args, field }: FieldScope): (binding: Binding) => number {
  return (binding) => {
    const first = args.of(binding)['first'] as number;
    if (first < 1 || first > MAX_ROWS) {
      throw new Fault('BAD_USER_INPUT', `${field.name}: first is 1 to ${MAX_ROWS}, not ${first}.`);
    }
    return first;
  };
}
