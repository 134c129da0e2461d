import type { Transaction } from '../audit';
import { notify, settle } from '../notifications';
import { whoMay } from '../people';
import type { ContactCause } from './domain/contact-cause';
import { periodOf } from './domain/contact-count';
import type { ContactDispute } from './domain/dispute';

const subjectOf = ({ id }: ContactDispute) => ({ kind: 'CONTACT_DISPUTE', id }) as const;

const about = ({ contacts, ...dispute }: ContactDispute): string =>
  `${contacts === 1 ? '1 contact' : `${contacts} contacts`} of ${periodOf(dispute)}`;

/** Whoever may decide hears that a charge waits for it. */
export async function tellDisputed(tx: Transaction, { name }: ContactCause, dispute: ContactDispute): Promise<void> {
  const title = `A charge for service contacts is disputed: "${name}"`;
  const text = `${about(dispute)}. The reason: ${dispute.reason}`;
  const toIds = (await whoMay(tx, 'decideDispute', null)).filter((id) => id !== dispute.ownerId);
  await notify(tx, [{ kind: 'CHARGE_DISPUTED', subject: subjectOf(dispute), toIds, title, text }]);
}

/** It waits for nobody any more. */
export const noLongerAsked = (tx: Transaction, dispute: ContactDispute): Promise<void> =>
  settle(tx, ['CHARGE_DISPUTED'], subjectOf(dispute));

/** Both hear what was decided: whoever disputed it, and whoever is charged now. */
export async function tellDecided(tx: Transaction, { name }: ContactCause, dispute: ContactDispute): Promise<void> {
  const subject = subjectOf(dispute);
  await noLongerAsked(tx, dispute);
  const { decision, ownerId, movedToId, decisionReason } = dispute;
  const text = `${about(dispute)}. The reason: ${decisionReason}`;
  const news = { kind: 'CHARGE_DECIDED', subject, text } as const;
  const became = decision === 'MOVED' ? 'is moved to another owner' : 'stands';
  await notify(tx, [
    { ...news, toIds: [ownerId], title: `The charge that you disputed ${became}: "${name}"` },
    ...(movedToId === null
      ? []
      : [{ ...news, toIds: [movedToId], title: `A charge for service contacts is moved to you: "${name}"` }]),
  ]);
}
