import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { notPossibleNow, type Refusal } from '../../shared/refusal';
import { STAGES, type Initiative, type Stage } from '../../initiatives/domain/initiative';

/** When a stage is to be worked on. Calendar dates, `YYYY-MM-DD`, both included. */
export interface StageDates {
  readonly stage: Stage;
  readonly plannedStart: string;
  readonly plannedEnd: string;
}

/** Planned dates of an initiative, as they were set at a time: append-only, the last one holds. */
export interface InitiativePlan {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1 for the first. */
  readonly number: number;
  /** Why the plan before no longer holds; the first may go without. */
  readonly reason: string | null;
  readonly plannedById: string;
  readonly plannedAt: Date;
}

/** A stage in a plan. */
export interface PlannedStage extends StageDates {
  readonly organizationId: string;
  readonly initiativePlanId: string;
}

export interface PlanInput {
  readonly stages: readonly StageDates[];
  readonly reason?: string | null;
}

/**
 * Plans an initiative, or plans it anew. The stages stand in their order and without a gap, from the one that it is in (or
 * an earlier one) to measure at least. Each starts on or after the day on which the one before starts: they may overlap.
 * @param before the stages of the plan that holds; undefined when there is none yet
 */
export function planStages(
  initiative: Pick<Initiative, 'title' | 'stage' | 'status'>,
  before: readonly StageDates[] | undefined,
  input: PlanInput,
): { readonly stages: readonly StageDates[]; readonly reason: string | null } | Refusal {
  const { title, stage, status } = initiative;
  if (status === 'CLOSED') return notPossibleNow(`Initiative "${title}" is closed: there is nothing to plan.`, status);
  const check = new InputCheck();
  const stages = input.stages.map(({ stage, plannedStart, plannedEnd }) => ({ stage, plannedStart, plannedEnd }));
  checkSequence(check, stages, stage);
  if (!check.failed) checkDates(check, stages);
  const reason = check.optionalText('input.reason', input.reason, { max: 2000 });
  if (before !== undefined) {
    if (reason === null) check.problem('input.reason', 'Expected a reason for the new plan, got none.');
    if (areSame(before, stages)) check.problem('input.stages', 'Expected other dates than those planned now.');
  }
  return check.failed ? check.refusal() : { stages, reason };
}

function checkSequence(check: InputCheck, stages: readonly StageDates[], current: Stage): void {
  const [first, last] = [stages[0], stages.at(-1)];
  if (first === undefined || last === undefined || stages.length > STAGES.length) {
    check.problem('input.stages', `${stages.length} stages: expected 1 to ${STAGES.length}.`);
    return;
  }
  const from = STAGES.indexOf(first.stage);
  if (from > STAGES.indexOf(current)) {
    const message = `The initiative is in ${current}: expected a plan from there or from an earlier stage.`;
    check.problem('input.stages[0].stage', message);
  }
  stages.forEach(({ stage }, index) => {
    const expected = STAGES[from + index];
    if (stage === expected) return;
    const wanted = expected === undefined ? 'no stage after SUNSET' : `${expected} here: stages stand in their order`;
    check.problem(`input.stages[${index}].stage`, `${stage}: expected ${wanted}.`);
  });
  if (STAGES.indexOf(last.stage) < STAGES.indexOf('MEASURE')) {
    check.problem('input.stages', `The plan ends with ${last.stage}: expected MEASURE in it, at least.`);
  }
}

function checkDates(check: InputCheck, stages: readonly StageDates[]): void {
  stages.forEach(({ plannedStart, plannedEnd }, index) => {
    const place = `input.stages[${index}]`;
    check.date(`${place}.plannedStart`, plannedStart);
    check.date(`${place}.plannedEnd`, plannedEnd);
    if (!isCalendarDate(plannedStart) || !isCalendarDate(plannedEnd)) return;
    if (plannedEnd < plannedStart) {
      check.problem(`${place}.plannedEnd`, `${plannedEnd} is before the start on ${plannedStart}.`);
    }
    const before = stages[index - 1];
    if (before !== undefined && isCalendarDate(before.plannedStart) && plannedStart < before.plannedStart) {
      const message = `${plannedStart} is before ${before.stage} starts on ${before.plannedStart}.`;
      check.problem(`${place}.plannedStart`, message);
    }
  });
}

const areSame = (before: readonly StageDates[], after: readonly StageDates[]): boolean =>
  before.length === after.length &&
  before.every(({ stage, plannedStart, plannedEnd }, index) => {
    const other = after[index];
    return stage === other?.stage && plannedStart === other.plannedStart && plannedEnd === other.plannedEnd;
  });
