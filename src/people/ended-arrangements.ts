import type { AuditEntry, Transaction } from '../audit';
import { todayOf, toldOf } from './absence.service';
import { DelegationTable } from './delegation.table';
import { toldOf as toldOfDelegation } from './delegation.service';
import { AbsenceTable, AssistantTable, StandingDeputyTable } from './absence.table';
import { absenceOfLeaver } from './domain/absence';
import type { Person } from './domain/person';
import { PersonTable } from './person.table';

interface Leaving {
  readonly leaver: Person;
  readonly reason: string;
}

/**
 * Ends what others arranged with somebody who leaves, and what that person arranged: standing deputies, assistants,
 * delegations of votes, deputies of absences that are not over, and the leaver's own absences. Nobody inherits these: everybody says themselves
 * whom they trust to stand in.
 * @returns an audit entry for each, on the person it was arranged for
 */
export async function endArrangements(tx: Transaction, leaving: Leaving): Promise<AuditEntry[]> {
  await lockOthers(tx, leaving.leaver);
  return [
    ...(await endStandingDeputies(tx, leaving)),
    ...(await endAssistants(tx, leaving)),
    ...(await endDelegations(tx, leaving)),
    ...(await endDeputiesOfAbsences(tx, leaving)),
    ...(await endOwnAbsences(tx, leaving)),
  ];
}

/** Whoever arranges something locks the person it is for: what holds is read once they are done. */
async function lockOthers(tx: Transaction, { organizationId, id: leaverId }: Person): Promise<void> {
  const others = await tx.manager.query<{ id: string }[]>(
    `select person_id as id from standing_deputies where organization_id = $1 and deputy_id = $2
     union select person_id from assistants where organization_id = $1 and assistant_id = $2
     union select from_id from delegations where organization_id = $1 and to_id = $2 and revoked_at is null
     union select person_id from absences where organization_id = $1 and deputy_id = $2 order by 1`,
    [organizationId, leaverId],
  );
  for (const { id } of others) {
    const person = await tx.lock(PersonTable, id, 'person');
    await tx.update(PersonTable, person, {});
  }
}

async function endStandingDeputies(tx: Transaction, { leaver, reason }: Leaving): Promise<AuditEntry[]> {
  const own = await tx.all(StandingDeputyTable, 'personId', [leaver.id]);
  const ofOthers = await tx.all(StandingDeputyTable, 'deputyId', [leaver.id]);
  const remove = 'delete from standing_deputies where organization_id = $1 and $2 in (person_id, deputy_id)';
  await tx.manager.query(remove, [leaver.organizationId, leaver.id]);
  return [...own, ...ofOthers].map(({ personId, deputyId }) => {
    const [before, after] = [{ deputyId }, { deputyId: null }];
    return { ...arrangedFor(personId), action: 'standingDeputySet', before, after, reason };
  });
}

async function endAssistants(tx: Transaction, { leaver, reason }: Leaving): Promise<AuditEntry[]> {
  const assisted = (await tx.all(AssistantTable, 'assistantId', [leaver.id])).map(({ personId }) => personId);
  const all = await tx.all(AssistantTable, 'personId', [leaver.id, ...assisted]);
  const remove = 'delete from assistants where organization_id = $1 and $2 in (person_id, assistant_id)';
  await tx.manager.query(remove, [leaver.organizationId, leaver.id]);
  return [...new Set(all.map(({ personId }) => personId))].map((personId) => {
    const before = all.filter((each) => each.personId === personId).map(({ assistantId }) => assistantId);
    const after = personId === leaver.id ? [] : before.filter((assistantId) => assistantId !== leaver.id);
    const lists = { before: { assistantIds: before }, after: { assistantIds: after } };
    return { ...arrangedFor(personId), action: 'assistantsSet', ...lists, reason };
  });
}

async function endDelegations(tx: Transaction, { leaver, reason }: Leaving): Promise<AuditEntry[]> {
  const [given, received] = [
    await tx.all(DelegationTable, 'fromId', [leaver.id]),
    await tx.all(DelegationTable, 'toId', [leaver.id]),
  ];
  const audit: AuditEntry[] = [];
  for (const { id, fromId, lastDay, revokedAt } of [...given, ...received]) {
    if (revokedAt !== null || lastDay < (await todayOf(tx, fromId))) continue;
    const delegation = await tx.lock(DelegationTable, id, 'delegation');
    await tx.update(DelegationTable, delegation, { revokedAt: tx.now });
    audit.push({
      ...arrangedFor(fromId),
      ...{ action: 'delegationRevoked', before: toldOfDelegation(delegation), reason },
    });
  }
  return audit;
}

async function endDeputiesOfAbsences(tx: Transaction, { leaver, reason }: Leaving): Promise<AuditEntry[]> {
  const audit: AuditEntry[] = [];
  for (const { id, personId, lastDay } of await tx.all(AbsenceTable, 'deputyId', [leaver.id])) {
    if (lastDay < (await todayOf(tx, personId))) continue;
    const absence = await tx.lock(AbsenceTable, id, 'absence');
    await tx.update(AbsenceTable, absence, { deputyId: null });
    const [before, after] = [toldOf(absence), { deputyId: null }];
    audit.push({ ...arrangedFor(personId), action: 'absenceDeputyRemoved', before, after, reason });
  }
  return audit;
}

async function endOwnAbsences(tx: Transaction, { leaver, reason }: Leaving): Promise<AuditEntry[]> {
  const today = await todayOf(tx, leaver.id);
  const audit: AuditEntry[] = [];
  for (const absence of await tx.all(AbsenceTable, 'personId', [leaver.id])) {
    const fate = absenceOfLeaver(absence, today);
    if (fate === 'STAYS') continue;
    const told = { ...arrangedFor(leaver.id), before: toldOf(absence), reason };
    if (fate === 'CANCELLED') {
      const values = [leaver.organizationId, absence.id];
      await tx.manager.query('delete from absences where organization_id = $1 and id = $2', values);
      audit.push({ ...told, action: 'absenceCancelled' });
    } else {
      await tx.update(AbsenceTable, absence, { lastDay: today });
      audit.push({ ...told, action: 'absenceEnded', after: { lastDay: today } });
    }
  }
  return audit;
}

const arrangedFor = (personId: string) => ({ subjectKind: 'PERSON', subjectId: personId });
