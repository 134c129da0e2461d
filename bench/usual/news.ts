import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import type { InitiativeEventName } from '../../src/initiatives/domain/initiative';
import { wordMove } from '../../src/initiatives/domain/move-wording';
import { wantsMail } from '../../src/notifications/domain/notification';
import type { Context } from './context';
import { Person, type Approval, type Initiative } from './entities';
import { Notification, NotificationPreference } from './gathered-entities';

interface Told {
  readonly initiative: Initiative;
  readonly approval: Approval;
  readonly event: InitiativeEventName;
  readonly reason: string | null;
  readonly toIds: readonly string[];
  readonly at: Date;
}

const SETTLED = [
  'APPROVAL_ASKED',
  'APPROVAL_DUE',
  'APPROVAL_QUESTION',
  'APPROVAL_BLOCKED',
  'APPROVAL_ESCALATED',
] as const;

/** Who could decide is asked; whoever asked and those who run it hear what came of it, and the question is settled. */
export async function tellOfMove(context: Context, { initiative, approval, ...told }: Told): Promise<void> {
  const { manager, viewer } = context;
  const { organizationId, personId: actorId } = viewer;
  const { event, reason, toIds, at } = told;
  const { kind, title, text } = wordMove(initiative, { event, reason }, event === 'RETURN' ? 'RETURNED' : null);
  if (event === 'RETURN') {
    const asked = { organizationId, subjectKind: 'APPROVAL', subjectId: approval.id };
    await manager.update(Notification, { ...asked, kind: In(SETTLED), readAt: IsNull() }, { readAt: at });
  }
  const people = await manager.findBy(Person, { organizationId, id: In(toIds), deactivatedAt: IsNull() });
  const heard = people.filter(({ id }) => id !== actorId);
  const said = await manager.findBy(NotificationPreference, {
    organizationId,
    personId: In(heard.map(({ id }) => id)),
  });
  const rows = heard.map(({ id: personId }) =>
    manager.create(Notification, {
      ...{ id: randomUUID(), organizationId, personId, kind, subjectKind: 'APPROVAL', subjectId: approval.id },
      ...{ title, text, actorId, createdAt: at, readAt: null },
      unmailed: wantsMail(
        kind,
        said.filter((each) => each.personId === personId),
      )
        ? 'MAIL_OFF'
        : 'NOT_WANTED',
    }),
  );
  await manager.insert(Notification, rows);
}
