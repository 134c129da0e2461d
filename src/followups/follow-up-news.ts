import type { Acting, Transaction } from '../audit';
import { notify } from '../notifications';
import type { FollowUp } from './domain/follow-up';

type Told = Pick<FollowUp, 'id' | 'ownerId' | 'dueAt'>;

/** As people read it: the day in UTC. What the customer said is not for everyone, and not for a mail. */
const day = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Tells owners what is theirs now: of a file with many, each owner once, by the one that is due first. */
export async function tellOwners(tx: Transaction<Acting>, followUps: readonly Told[]): Promise<void> {
  const ofOwner = new Map<string, Told[]>();
  for (const each of followUps) ofOwner.set(each.ownerId, [...(ofOwner.get(each.ownerId) ?? []), each]);
  const news = [...ofOwner].map(([ownerId, own]) => {
    const first = own.reduce((one, other) => (other.dueAt < one.dueAt ? other : one));
    const title = own.length === 1 ? 'A customer to answer' : `${own.length} customers to answer`;
    const text = `They gave a low score. Due on ${day(first.dueAt)} (UTC); close each once the customer was answered.`;
    return {
      kind: 'FOLLOW_UP_ASKED',
      subject: { kind: 'FOLLOW_UP', id: first.id },
      toIds: [ownerId],
      title,
      text,
    } as const;
  });
  await notify(tx, news);
}

/** Tells the owner that it is due soon, or now. */
export async function tellDue(tx: Transaction<Acting>, { id, ownerId, dueAt }: Told, isDue: boolean): Promise<void> {
  const title = isDue ? 'A customer waits for your answer' : 'A customer to answer today';
  const text = isDue
    ? `It was due on ${day(dueAt)} (UTC), and the follow-up is still open.`
    : `It is due on ${day(dueAt)} (UTC).`;
  await notify(tx, [{ kind: 'FOLLOW_UP_DUE', subject: { kind: 'FOLLOW_UP', id }, toIds: [ownerId], title, text }]);
}
