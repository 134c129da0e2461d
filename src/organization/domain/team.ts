import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

/** Who does the work of proposals: an entry of a plain list. What it can do is said for each portfolio by itself. */
export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** Since when it takes on nothing new; null while it does. */
  readonly retiredAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** @param others the other teams of the organization: those that were retired leave their names to others */
export function teamName(given: string, others: readonly Team[]): string | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', given, { max: 200 });
  if (others.some((other) => other.retiredAt === null && other.name === name)) {
    check.problem('input.name', `There is a team "${name}" already.`);
  }
  return check.failed ? check.refusal() : name;
}

/** What was retired is neither renamed nor retired again. */
export const retiredAlready = ({ name, retiredAt }: Pick<Team, 'name' | 'retiredAt'>): NotPossibleNow | undefined =>
  retiredAt === null ? undefined : notPossibleNow(`Team "${name}" was retired.`, 'RETIRED');
