import type { Initiative } from '../../initiatives/domain/initiative';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import type { AdoptionRecord } from './adoption';
import { MOST_USERS } from './registered-service';

export const CHANGE_STEP_KINDS = ['TRAINING', 'COMMUNICATION'] as const;
export type ChangeStepKind = (typeof CHANGE_STEP_KINDS)[number];

/** People for whom something changes. */
export interface ChangingGroup {
  readonly name: string;
  readonly whatChanges: string;
  /** How many they are; null where nobody knows. */
  readonly people: number | null;
}

/** What is done so that they can, and want to. */
export interface ChangeStep {
  readonly kind: ChangeStepKind;
  readonly what: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly ownerId: string;
}

/** Who changes by an initiative, how they are helped, and how many are to use it by when: a version, the last one holds. */
export interface ChangePlan {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … of the initiative. */
  readonly number: number;
  readonly groups: readonly ChangingGroup[];
  readonly steps: readonly ChangeStep[];
  /** The share of those who could, that is to use it: 1 to 100 percent. */
  readonly targetPercent: number;
  /** By this day, `YYYY-MM-DD`. */
  readonly targetOn: string;
  readonly changeReason: string | null;
  readonly plannedById: string;
  readonly plannedAt: Date;
}

export interface ChangePlanInput extends Pick<ChangePlan, 'targetPercent' | 'targetOn' | 'steps'> {
  readonly groups: readonly {
    readonly name: string;
    readonly whatChanges: string;
    readonly people?: number | null;
  }[];
  readonly changeReason?: string | null;
}

export type ChangePlanContent = Pick<ChangePlan, 'groups' | 'steps' | 'targetPercent' | 'targetOn' | 'changeReason'>;

const MOST_ITEMS = 100;

/** What is wound down or closed changes nobody any more. */
export function refuseChangePlan({
  title,
  stage,
  status,
}: Pick<Initiative, 'title' | 'stage' | 'status'>): NotPossibleNow | undefined {
  if (status !== 'CLOSED' && stage !== 'SUNSET') return undefined;
  return notPossibleNow(`"${title}" is ${status} in ${stage.toLowerCase()}: nothing is rolled out any more.`, status);
}

/** A plan, checked whole. @param isFirst the first needs no reason for a change */
export function plannedChange(input: ChangePlanInput, isFirst: boolean): ChangePlanContent | InvalidInput {
  const check = new InputCheck();
  const { groups, steps } = input;
  if (groups.length === 0 || groups.length > MOST_ITEMS) {
    check.problem('input.groups', `${groups.length} groups: expected 1 to ${MOST_ITEMS}.`);
    return check.refusal();
  }
  if (steps.length > MOST_ITEMS) {
    check.problem('input.steps', `${steps.length} steps: expected at most ${MOST_ITEMS}.`);
    return check.refusal();
  }
  const content = {
    groups: groups.map(({ name, whatChanges, people = null }, index) => {
      const at = `input.groups[${index}]`;
      if (people !== null) check.whole(`${at}.people`, people, { min: 1, max: MOST_USERS });
      return {
        name: check.text(`${at}.name`, name, { max: 200 }),
        whatChanges: check.text(`${at}.whatChanges`, whatChanges, { max: 2_000 }),
        people,
      };
    }),
    steps: steps.map(({ kind, what, dueOn, ownerId }, index) => ({
      ...{ kind, what: check.text(`input.steps[${index}].what`, what, { max: 2_000 }) },
      ...{ dueOn: check.date(`input.steps[${index}].dueOn`, dueOn), ownerId },
    })),
    targetPercent: check.whole('input.targetPercent', input.targetPercent, { min: 1, max: 100 }),
    targetOn: check.date('input.targetOn', input.targetOn),
    changeReason: isFirst ? null : check.optionalText('input.changeReason', input.changeReason, { max: 2_000 }),
  };
  if (!isFirst && content.changeReason === null) {
    check.problem('input.changeReason', 'Expected a reason for planning it anew, got none.');
  }
  return check.failed ? check.refusal() : content;
}

/** How adoption stands against its target. `NOT_COUNTED`: there is no count of how many use it of how many. */
export const ADOPTION_STATES = ['NOT_COUNTED', 'OPEN', 'REACHED', 'MISSED'] as const;
export type AdoptionState = (typeof ADOPTION_STATES)[number];

/**
 * Whether as many use it as were to: told by the last count, exactly (users × 100 ≥ target × all).
 * @param today in UTC: the day of the target itself is not missed
 */
export function adoptionState(
  { targetPercent, targetOn }: Pick<ChangePlan, 'targetPercent' | 'targetOn'>,
  latest: Pick<AdoptionRecord, 'users' | 'ofAll'> | null,
  today: string,
): AdoptionState {
  const counted = latest !== null && latest.ofAll !== null;
  if (counted && BigInt(latest.users) * 100n >= BigInt(targetPercent) * BigInt(latest.ofAll)) return 'REACHED';
  if (today > targetOn) return 'MISSED';
  return counted ? 'OPEN' : 'NOT_COUNTED';
}
