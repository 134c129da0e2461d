import type { Acting, Transaction } from '../audit';
import type { Condition } from '../approvals/domain/condition';
import { notify, settle } from '../notifications';
import type { News, NotificationKind, SubjectOfNews } from '../notifications/domain/notification';
import type { Initiative } from './domain/initiative';

interface About {
  readonly initiative: Initiative;
  readonly condition: Condition;
}

/** The kinds that ask somebody to do something. */
const ASKING = ['CONDITION_TO_MEET', 'CONDITION_DUE', 'CONDITION_TO_CONFIRM'] as const;

const of = ({ id }: Condition): SubjectOfNews => ({ kind: 'CONDITION', id });
const by = ({ dueOn }: Condition): string[] => (dueOn === null ? [] : [`The last day for it: ${dueOn}`]);
const because = ({ reason }: Condition): string[] => (reason === null ? [] : [`The reason: ${reason}`]);
const news = (
  kind: NotificationKind,
  { initiative, condition }: About,
  title: string,
  toIds: readonly (string | null)[],
  more: readonly string[] = [],
): News => ({
  ...{ kind, subject: of(condition), toIds: toIds.filter((id) => id !== null) },
  ...{ title: `${title}: "${initiative.title}"`, text: [condition.text, ...more].join('\n') },
});

/** Whoever is to meet conditions hears of it: when they are set, given to them, or were not met as they said. */
export async function tellOfConditionsToMeet(tx: Transaction<Acting>, conditions: readonly About[]): Promise<void> {
  const told = conditions.map((about) =>
    news(
      'CONDITION_TO_MEET',
      about,
      'A condition is yours to meet',
      [about.condition.ownerId],
      [...because(about.condition), ...by(about.condition)],
    ),
  );
  await notify(tx, told);
}

/** Those who say whether it is are asked; whoever was to meet it is reminded no more. */
export async function tellOfMetCondition(tx: Transaction, about: About, judgeIds: readonly string[]): Promise<void> {
  const { done, link } = about.condition;
  const more = [`What was done: ${done ?? ''}`, ...(link === null ? [] : [link])];
  await settle(tx, ['CONDITION_TO_MEET', 'CONDITION_DUE'], of(about.condition));
  await notify(tx, [news('CONDITION_TO_CONFIRM', about, 'A condition is said to be met', judgeIds, more)]);
}

/** It is to be met anew, by somebody else or another day: nobody has to look at what was told of it before. */
export async function tellOfConditionAnew(tx: Transaction, about: About): Promise<void> {
  await settle(tx, ASKING, of(about.condition));
  await tellOfConditionsToMeet(tx, [about]);
}

const SETTLED = { CONFIRMED: 'A condition is met', WAIVED: 'A condition is waived', LAPSED: 'A condition has lapsed' };

/** Nothing is to be done any more: who was to meet it, who leads the work and who set it hear how it ended. */
export async function tellOfSettledConditions(tx: Transaction<Acting>, conditions: readonly About[]): Promise<void> {
  const told: News[] = [];
  for (const about of conditions) {
    const { initiative, condition } = about;
    await settle(tx, ASKING, of(condition));
    const title = SETTLED[condition.state as keyof typeof SETTLED];
    const toIds = [condition.ownerId, initiative.leadId, condition.confirmerId];
    told.push(news('CONDITION_SETTLED', about, title, toIds, condition.state === 'LAPSED' ? [] : because(condition)));
  }
  await notify(tx, told);
}

/** Its last day is over: who is to meet it, who leads the work and who set it are reminded. */
export function newsOfDueCondition(about: About): News {
  const { initiative, condition } = about;
  const toIds = [condition.ownerId, initiative.leadId, condition.confirmerId];
  return news('CONDITION_DUE', about, 'A condition is overdue', toIds, by(condition));
}
