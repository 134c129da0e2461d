import { changesOf, oneAtATime, type AuditEntry, type Transaction } from '../audit';
import type { TakenBack } from '../imports';
import { isRefusal, notPossibleNow, ownDecision, type Refusal } from '../shared/refusal';
import { refuseUnbind } from './domain/identity';
import type { Identity, RoleGrant } from './domain/person';
import { standsInTheWay, undoPeopleImport, type Restored } from './domain/undo-people-import';
import type { HandoverStep } from './handover';
import { ImportedPersonTable } from './imported-person.table';
import { everybody } from './person.service';
import { IdentityTable, PersonTable, RoleGrantTable } from './person.table';
import { lockAdmins, revokeGrant } from './role-grants';
import { unbindIdentity } from './unbind-identity';

interface Undoing {
  readonly importId: string;
  readonly reason: string;
  readonly steps: readonly HandoverStep[];
}

/**
 * Deactivates the people whom an import added and gives those whom it changed what they had, the roles and identities that
 * it added taken off. Not deleted: the audit, and whatever they have done since, goes on naming them.
 */
export async function takeBackPeople(
  tx: Transaction,
  { importId, reason, steps }: Undoing,
): Promise<TakenBack | Refusal> {
  await oneAtATime(tx, 'people');
  const records = await tx.all(ImportedPersonTable, 'importId', [importId]);
  // Whoever would name one of them for something waits, and then finds that they have left.
  await tx.manager.query(
    'select from people where organization_id = $1 and id = any($2) order by id for no key update',
    [tx.viewer.organizationId, records.map(({ personId }) => personId)],
  );
  const actor = { actorId: tx.viewer.personId, now: tx.now };
  const restored = undoPeopleImport(records, await everybody(tx), actor);
  if (isRefusal(restored)) return restored;
  const grants = await grantsOf(tx, restored);
  const identities = await identitiesOf(tx, restored);
  const refusal = (await refuseTaking(tx, grants)) ?? (await refuseUnbinding(tx, identities));
  if (refusal) return refusal;
  const audit: AuditEntry[] = [];
  for (const { from, to, record } of restored) {
    if (from === to) continue;
    await tx.replace(PersonTable, from, to);
    const action = record.before === null ? 'personDeactivated' : 'personEdited';
    audit.push({ subjectKind: 'PERSON', subjectId: from.id, action, ...changesOf(from, to), reason });
  }
  for (const grant of grants) audit.push(await revokeGrant(tx, grant, reason));
  for (const identity of identities) audit.push(await unbindIdentity(tx, identity, reason));
  // Last: those who leave together hold nothing by each other.
  return (await refuseHolders(tx, restored, steps)) ?? { rows: restored.length, audit };
}

/** The roles that end: all of whoever leaves, and what the import granted to the others. */
async function grantsOf(tx: Transaction, restored: readonly Restored[]): Promise<RoleGrant[]> {
  const leaving = restored.flatMap(({ record }) => (record.before === null ? [record.personId] : []));
  const granted = restored.flatMap(({ record }) => (record.before === null ? [] : record.roleGrantIds));
  return [...(await tx.all(RoleGrantTable, 'personId', leaving)), ...(await tx.all(RoleGrantTable, 'id', granted))];
}

/** What the import bound to people who stay; whoever leaves keeps theirs, which leads to nobody from then on. */
const identitiesOf = (tx: Transaction, restored: readonly Restored[]): Promise<Identity[]> =>
  tx.all(
    IdentityTable,
    'id',
    restored.flatMap(({ record }) => (record.before === null || record.identityId === null ? [] : [record.identityId])),
  );

async function refuseTaking(tx: Transaction, grants: readonly RoleGrant[]): Promise<Refusal | undefined> {
  if (grants.some(({ personId }) => personId === tx.viewer.personId)) {
    return ownDecision('This import granted you a role, and nobody revokes a role of their own: ask another admin.');
  }
  const admins = await lockAdmins(tx);
  if (admins.some(({ id }) => !grants.some((grant) => grant.id === id))) return undefined;
  return notPossibleNow('The last admin of an organization stays: grant ADMIN to another person first.', 'ADMIN');
}

async function refuseUnbinding(tx: Transaction, identities: readonly Identity[]): Promise<Refusal | undefined> {
  const own = identities.find(({ personId }) => personId === tx.viewer.personId);
  if (own === undefined) return undefined;
  return refuseUnbind(own, await tx.all(IdentityTable, 'personId', [own.personId]), tx.viewer.personId);
}

async function refuseHolders(
  tx: Transaction,
  restored: readonly Restored[],
  steps: readonly HandoverStep[],
): Promise<Refusal | undefined> {
  const leaving = restored.flatMap(({ record }) => (record.before === null ? [record.personId] : []));
  const held = steps.map((step) => `(${step.held('leaver.id', 'leaver.organization_id')})`).join(' union all ');
  const holdings = await tx.manager.query<Readonly<Record<'person' | 'name' | 'held_as', string>>[]>(
    `select leaver.name as person, h.name, h.held_as from people leaver cross join lateral (${held}) h
      where leaver.organization_id = $1 and leaver.id = any($2)
      order by leaver.name, h.kind, h.name, h.held_as`,
    [tx.viewer.organizationId, leaving],
  );
  if (holdings.length === 0) return undefined;
  return standsInTheWay(
    holdings.map(({ person, name, held_as }) => `${person} is ${held_as} of "${name}": hand it over first.`),
    'HOLDS_SOMETHING',
  );
}
