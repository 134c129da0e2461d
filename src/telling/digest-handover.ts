import { handedOver, heldBy, type HandoverStep } from '../people';
import { lockSchedule, recipientsOf, replaceRecipients } from './digest-schedule.service';
import { handOverRecipients } from './domain/digest-schedule';

/** The handover step of digests: who is told by name. */
export const digestHandover: HandoverStep = {
  held: (person, organization) => `
    select s.id, 'DigestSchedule' as kind, 'Digest for executives' as name, 'RECIPIENT' as held_as from digest_schedules s
      join digest_recipients r on r.organization_id = ${organization} and r.person_id = ${person}
      where s.organization_id = ${organization}`,
  handOver: async (tx, { leaver, successor, reason }) => {
    const held = await heldBy(tx, digestHandover.held, leaver.id);
    if (held.length === 0) return [];
    const { id } = await lockSchedule(tx);
    const before = { recipientIds: await recipientsOf(tx) };
    if (!before.recipientIds.includes(leaver.id)) return [];
    const after = { recipientIds: handOverRecipients(before.recipientIds, leaver.id, successor.id) };
    await replaceRecipients(tx, after.recipientIds);
    return [{ ...handedOver('DigestSchedule', id), before, after, reason }];
  },
};
