import { conditionsSaid, type ConditionDraft, type ConditionSaid } from '../../approvals/domain/condition';
import type { Expected } from '../../initiatives/domain/forecast';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { funds, INITIATIVE_OUTCOMES, type ReviewOutcome } from './motion';

/** A motion as it is put: what goes with its outcome, and nothing else. */
export interface MotionInput {
  readonly outcome: ReviewOutcome;
  readonly costOneOffMinor?: bigint | null;
  readonly costYearlyMinor?: bigint | null;
  readonly valueYearlyMinor?: bigint | null;
  readonly scope?: string | null;
  readonly until?: string | null;
  readonly reason?: string | null;
  readonly conditions?: readonly ConditionDraft[] | null;
  readonly leadId?: string | null;
  readonly businessOwnerId?: string | null;
}

/** A motion, checked whole. */
export interface MotionSaid {
  readonly outcome: ReviewOutcome;
  readonly expected: Expected | null;
  readonly scope: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  readonly conditions: readonly ConditionSaid[];
  readonly leadId: string | null;
  readonly businessOwnerId: string | null;
}

type Field = Exclude<keyof MotionInput, 'outcome' | 'reason' | 'leadId' | 'businessOwnerId'>;
const FIGURES = ['costOneOffMinor', 'costYearlyMinor', 'valueYearlyMinor', 'scope'] as const;

/** What an outcome needs to be said with it. Whoever is concerned must be told why, but for what is funded as it was asked. */
const NEEDS: Readonly<Record<ReviewOutcome, readonly (Field | 'reason')[]>> = {
  FUND: [],
  FUND_IN_PART: FIGURES,
  FUND_WITH_CONDITIONS: ['conditions'],
  DEFER: ['until', 'reason'],
  DECLINE: ['reason'],
  CONTINUE: [],
  RESCOPE: [...FIGURES, 'reason'],
  PAUSE: ['reason'],
  SUNSET: ['reason'],
};
const FIELDS: readonly Field[] = [...FIGURES, 'until', 'conditions'];

/**
 * What a motion says, with everything that is wrong with it.
 * @param isInitiative whether it is on an initiative, or else on a proposal
 * @param today the date on which it is put
 */
export function motionSaid(input: MotionInput, isInitiative: boolean, today: string): MotionSaid | InvalidInput {
  const { outcome, until = null, leadId = null, businessOwnerId = null } = input;
  const check = new InputCheck();
  if ((INITIATIVE_OUTCOMES as readonly string[]).includes(outcome) !== isInitiative) {
    const on = isInitiative ? 'proposal, and this is an initiative' : 'initiative, and this is a proposal';
    check.problem('input.outcome', `${outcome} is decided on a${isInitiative ? '' : 'n'} ${on}.`);
    return check.refusal();
  }
  checkFields(check, input);
  const expected = expectedOf(check, input);
  const scope = check.optionalText('input.scope', input.scope, { max: 2000 });
  const reason = check.optionalText('input.reason', input.reason, { max: 1500 });
  if (until !== null) check.date('input.until', until, { after: today });
  const conditions = conditionsSaid(check, input.conditions ?? [], today);
  for (const [field, id] of Object.entries({ leadId, businessOwnerId })) {
    if (id !== null && !funds(outcome)) check.problem(`input.${field}`, `Nobody is named for ${outcome}.`);
  }
  if (check.failed) return check.refusal();
  return { outcome, expected, scope, until, reason, conditions, leadId, businessOwnerId };
}

/** Everything that the outcome needs is there, and nothing that does not go with it. */
function checkFields(check: InputCheck, input: MotionInput): void {
  const { outcome } = input;
  const needed = NEEDS[outcome];
  for (const field of FIELDS) {
    const isNeeded = needed.includes(field);
    if (isNeeded && !isSaid(input[field])) check.problem(`input.${field}`, `Expected for ${outcome}, got none.`);
    if (!isNeeded && isSaid(input[field])) check.problem(`input.${field}`, `It does not go with ${outcome}.`);
  }
  if (needed.includes('reason') && !isSaid(input.reason)) {
    check.problem('input.reason', `Expected a reason for ${outcome}, got none.`);
  }
}

function isSaid(value: MotionInput[Field | 'reason']): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value != null;
}

function expectedOf(check: InputCheck, input: MotionInput): Expected | null {
  const { costOneOffMinor, costYearlyMinor, valueYearlyMinor } = input;
  if (costOneOffMinor == null || costYearlyMinor == null || valueYearlyMinor == null) return null;
  return {
    costOneOffMinor: check.amount('input.costOneOffMinor', costOneOffMinor),
    costYearlyMinor: check.amount('input.costYearlyMinor', costYearlyMinor),
    valueYearlyMinor: check.signedAmount('input.valueYearlyMinor', valueYearlyMinor),
  };
}
