import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** Of how few observations an organization still wants a verdict: below that, nobody is praised or blamed for chance. */
export interface SmallestSample {
  readonly id: string;
  readonly organizationId: string;
  /** Observations, 1 to 1,000,000. */
  readonly n: number;
  readonly version: number;
}

/** What a new organization begins with. */
export const DEFAULT_SMALLEST_SAMPLE = 30;

/** The smallest sample from now on, checked. */
export function setSmallestSample({ n }: Pick<SmallestSample, 'n'>): Pick<SmallestSample, 'n'> | InvalidInput {
  const check = new InputCheck();
  check.whole('input.n', n, { min: 1, max: 1_000_000 });
  return check.failed ? check.refusal() : { n };
}
