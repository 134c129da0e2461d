import type { AuditEntry } from '../audit';
import { handedOver, heldBy, type HandoverStep } from '../people';
import { agendaOf, replaceAgenda } from './at-the-meeting';
import { MeetingTable } from './meeting.table';

/** The handover step of meetings that are not over: what somebody was to present there. Who attended stays as it was. */
export const meetingHandover: HandoverStep = {
  held: (person, organization) => `
    select distinct m.id, 'Meeting' as kind, m.title as name, 'PRESENTER' as held_as from meetings m
      join agenda_items a on a.organization_id = m.organization_id and a.meeting_id = m.id
      where m.organization_id = ${organization} and a.presenter_id = ${person} and m.status in ('PLANNED', 'OPEN')`,
  handOver: async (tx, { leaver, successor, reason }) => {
    const audit: AuditEntry[] = [];
    for (const { id } of await heldBy(tx, meetingHandover.held, leaver.id)) {
      const meeting = await tx.lock(MeetingTable, id, 'meeting');
      const before = await agendaOf(tx, id);
      // Set anew or over, perhaps, while this waited for it.
      const isTheirs = before.some(({ presenterId }) => presenterId === leaver.id);
      if (!isTheirs || !['PLANNED', 'OPEN'].includes(meeting.status)) continue;
      const after = before.map((item) =>
        item.presenterId === leaver.id ? { ...item, presenterId: successor.id } : item,
      );
      await tx.update(MeetingTable, meeting, { updatedAt: tx.now });
      await replaceAgenda(tx, id, after);
      audit.push({ ...handedOver('Meeting', id), before: { agenda: before }, after: { agenda: after }, reason });
    }
    return audit;
  },
};
