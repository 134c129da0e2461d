import { changesOf, type AuditEntry } from '../audit';
import { handedOver, type HandoverStep } from '../people';
import { handOverSeats } from './domain/seat-handover';
import { allBodies, seat, seatsOf } from './governance-seats';
import { GovernanceBodyTable } from './governance.table';

/** The handover step of governance bodies: the seats of somebody who leaves, as member, deputy, chair and customer's voice. */
export const governanceHandover: HandoverStep = {
  held: (person, organization) => `
    select b.id, 'GovernanceBody' as kind, b.name, p.held_as from governance_bodies b
      cross join lateral (values ('CHAIR', b.chair_id), ('CUSTOMER_VOICE', b.customer_voice_id)) p(held_as, person_id)
      where b.organization_id = ${organization} and p.person_id = ${person}
    union
    select b.id, 'GovernanceBody', b.name, p.held_as from governance_bodies b
      join governance_members m on m.organization_id = b.organization_id and m.governance_body_id = b.id
      cross join lateral (values ('MEMBER', m.person_id), ('DEPUTY', m.deputy_id)) p(held_as, person_id)
      where b.organization_id = ${organization} and p.person_id = ${person}`,
  handOver: async (tx, { leaver, successor, reason }) => {
    const audit: AuditEntry[] = [];
    for (const { id } of await allBodies(tx)) {
      const body = await tx.lock(GovernanceBodyTable, id, 'governance body');
      const seats = await seatsOf(tx, id);
      const after = handOverSeats({ body, seats }, leaver.id, successor.id);
      if (after === undefined) continue;
      await tx.replace(GovernanceBodyTable, body, { ...body, ...after.body });
      await seat(tx, id, after.seats);
      const changes = changesOf<object>(body, after.body);
      audit.push({
        ...handedOver('GovernanceBody', id),
        before: { ...changes.before, members: seats },
        after: { ...changes.after, members: after.seats },
        reason,
      });
    }
    return audit;
  },
};
