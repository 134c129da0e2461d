import type { Delay } from '../../deadlines/domain/delay';
import type { Wording } from '../../notifications/domain/notification';
import type { StateConfig } from '../../workflow/definition';
import type { Effect } from '../../workflow/engine';
import type { GatePolicy } from './gate-policy';
import type { Initiative } from './initiative';

/**
 * The delays that a lifecycle may name. `recheckDay` is the day that was named when an initiative was kept. `stageDays` are the working days that the gate policy gives the stage;
 * `stageEscalationDays` are {@link GRACE_DAYS} more. Others are ISO 8601 durations.
 */
export const STAGE_DELAYS = ['stageDays', 'stageEscalationDays', 'recheckDay'] as const;
/** Working days between the reminder and the escalation. */
export const GRACE_DAYS = 5;

/** How much time a delay gives in a stage; null where the policy leaves its days open, or no day was named. */
export function delayIn(
  { gates }: Pick<GatePolicy, 'gates'>,
  { stage, recheckOn }: Pick<Initiative, 'stage' | 'recheckOn'>,
  delay: string,
): Delay | null {
  if (delay === 'recheckDay') return recheckOn === null ? null : { kind: 'DAY', day: recheckOn };
  if (delay !== 'stageDays' && delay !== 'stageEscalationDays') return { kind: 'DURATION', duration: delay };
  const { days } = gates[stage];
  if (days === null) return null;
  return { kind: 'WORKING_DAYS', days: delay === 'stageDays' ? days : days + GRACE_DAYS };
}

/** The actions that a lifecycle may name: whom each tells. */
export const STAGE_ACTIONS = ['remindOfStage', 'escalateStage', 'callForRecheck'] as const;
export type StageAction = (typeof STAGE_ACTIONS)[number];

/** What time does in a stage, by default: nothing moves and nothing approves itself. Where a policy leaves the days open, there is nothing to wait for. */
export const AS_TIME_PASSES: NonNullable<StateConfig['after']> = {
  stageDays: {
    actions: [{ type: 'remindOfStage' }],
    description: 'Its days are over: the lead is reminded.',
  },
  stageEscalationDays: {
    actions: [{ type: 'escalateStage' }],
    description: 'It goes on all the same: the sponsor is told, and the line above.',
  },
};

/** The actions among what a step asks for, in its order. */
export const actionsIn = (effects: readonly Effect[]): readonly StageAction[] =>
  effects.flatMap((effect) =>
    effect.kind === 'action' ? STAGE_ACTIONS.filter((action) => action === effect.type) : [],
  );

type Addressee = 'LEAD' | 'SPONSOR' | 'BUSINESS OWNER' | "SPONSOR'S MANAGER" | 'CHAIR';

/** Whom an action tells, and what. */
export interface StageNews extends Wording {
  readonly to: readonly Addressee[];
}

/** What an action tells of the stage that an initiative is in. */
export function newsOfStage(action: StageAction, { title, stage, status }: Told): StageNews {
  const where = stage.toLowerCase();
  const waiting =
    status === 'AWAITING_APPROVAL' ? 'A decision at its gate is awaited.' : 'Approval is not asked for yet.';
  if (action === 'callForRecheck') {
    return {
      to: ['BUSINESS OWNER', 'LEAD', 'SPONSOR', 'CHAIR'],
      title: `To be looked at again: "${title}"`,
      text: 'It was kept until today. Measure it again, and say whether it is kept, designed anew or put to sunset.',
    };
  }
  if (action === 'remindOfStage') {
    return {
      to: ['LEAD'],
      title: `The days of ${where} are over: "${title}"`,
      text: `It was meant to have passed the gate of ${where} by now. ${waiting}`,
    };
  }
  return {
    to: ['SPONSOR', "SPONSOR'S MANAGER"],
    title: `Still in ${where}: "${title}"`,
    text: `The days of ${where} are over, its lead was reminded, and it has not passed the gate. ${waiting}`,
  };
}
type Told = Pick<Initiative, 'title' | 'stage' | 'status'>;
