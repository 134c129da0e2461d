import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { AbsenceTable, AssistantTable, StandingDeputyTable } from './absence.table';
import { newlyNamed, refuseUnlessActive } from './active-people';
import {
  absenceFrom,
  endedAbsence,
  refuseAssistants,
  refuseCancel,
  refuseStandingDeputy,
  type Absence,
  type AbsenceInput,
} from './domain/absence';
import { refuseWhenLeft } from './domain/leaving';
import type { Person } from './domain/person';
import { effectiveWeek, localDay } from './domain/working-calendar';
import { PersonTable } from './person.table';
import { requirePermission } from './viewer';
import { personalCalendarOf, workingCalendar } from './working-calendar.service';

interface OfPerson extends Keyed {
  readonly personId: string;
  /** Of the person. */
  readonly expectedVersion: number;
}

interface SetStandingDeputy extends OfPerson {
  readonly deputyId?: string | null;
}

interface SetAssistants extends OfPerson {
  readonly assistantIds: readonly string[];
}

interface RecordAbsence extends AbsenceInput, Keyed {
  readonly personId: string;
}

interface OfAbsence extends Keyed {
  readonly absenceId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

interface EndAbsence extends OfAbsence {
  readonly lastDay: string;
}

/** Who is away, and who stands in: said by the person, by an assistant of theirs or by an admin, and on record as such. */
export class AbsenceService {
  constructor(private readonly governor: Governor) {}

  setAssistants(caller: Caller, input: SetAssistants): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'setAssistants', input, async (tx) => {
      const person = await tx.lock(PersonTable, input.personId, 'person');
      requirePermission(tx, 'arrangeOwnWork', { responsible: [person.id] });
      const refusal =
        tx.stale(person, input.expectedVersion, `person "${person.name}"`) ??
        refuseWhenLeft(person) ??
        refuseAssistants(person.id, input.assistantIds);
      if (refusal) return refusal;
      const before = { assistantIds: await assistantsOf(tx, person) };
      const named = newlyNamed('input.assistantIds', input.assistantIds, before.assistantIds);
      const left = await refuseUnlessActive(tx, named);
      if (left) return left;
      await removeOf(tx, 'assistants', person);
      const assistants = input.assistantIds.map((assistantId) => ({
        id: tx.newId(),
        personId: person.id,
        assistantId,
      }));
      await tx.insert(AssistantTable, assistants);
      await tx.update(PersonTable, person, {});
      const after = { assistantIds: input.assistantIds };
      return {
        outcome: { personId: person.id },
        audit: [entry(tx, person.id, { action: 'assistantsSet', before, after })],
      };
    });
  }

  setStandingDeputy(caller: Caller, input: SetStandingDeputy): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'setStandingDeputy', input, async (tx) => {
      const person = await tx.lock(PersonTable, input.personId, 'person');
      await requireMayArrangeAbsence(tx, person);
      const { deputyId = null } = input;
      const refusal =
        tx.stale(person, input.expectedVersion, `person "${person.name}"`) ??
        refuseWhenLeft(person) ??
        refuseStandingDeputy(person.id, deputyId, tx.viewer.personId) ??
        (await refuseUnlessActive(tx, { 'input.deputyId': deputyId }));
      if (refusal) return refusal;
      const [held] = await tx.all(StandingDeputyTable, 'personId', [person.id]);
      await removeOf(tx, 'standing_deputies', person);
      if (deputyId !== null) await tx.insert(StandingDeputyTable, [{ id: tx.newId(), personId: person.id, deputyId }]);
      await tx.update(PersonTable, person, {});
      const [before, after] = [{ deputyId: held?.deputyId ?? null }, { deputyId }];
      return {
        outcome: { personId: person.id },
        audit: [entry(tx, person.id, { action: 'standingDeputySet', before, after })],
      };
    });
  }

  record(caller: Caller, input: RecordAbsence): Promise<{ absenceId: string; personId: string } | Refusal> {
    return this.governor.govern(caller, 'recordAbsence', input, async (tx) => {
      const person = await tx.lock(PersonTable, input.personId, 'person');
      await requireMayArrangeAbsence(tx, person);
      const gone = refuseWhenLeft(person);
      if (gone) return gone;
      const { id: personId, organizationId } = person;
      const origin = { id: tx.newId(), organizationId, personId, recordedById: tx.viewer.personId, recordedAt: tx.now };
      const others = await tx.all(AbsenceTable, 'personId', [personId]);
      const absence = absenceFrom(origin, input, await todayOf(tx, personId), others);
      if (isRefusal(absence)) return absence;
      const left = await refuseUnlessActive(tx, { 'input.deputyId': absence.deputyId });
      if (left) return left;
      await tx.insert(AbsenceTable, [absence]);
      const after = toldOf(absence);
      return {
        outcome: { absenceId: absence.id, personId },
        audit: [entry(tx, personId, { action: 'absenceRecorded', after })],
      };
    });
  }

  end(caller: Caller, input: EndAbsence): Promise<{ absenceId: string; personId: string } | Refusal> {
    return this.governor.govern(caller, 'endAbsence', input, async (tx) => {
      const absence = await lockAbsence(tx, input.absenceId);
      const stale = tx.stale(absence, input.expectedVersion, 'the absence');
      if (stale) return stale;
      const { id: absenceId, personId } = absence;
      const ended = endedAbsence(absence, input.lastDay, await todayOf(tx, personId));
      if (isRefusal(ended)) return ended;
      await tx.update(AbsenceTable, absence, { lastDay: ended.lastDay });
      const [before, after] = [toldOf(absence), { lastDay: ended.lastDay }];
      const reason = input.reason ?? null;
      return {
        outcome: { absenceId, personId },
        audit: [entry(tx, personId, { action: 'absenceEnded', before, after, reason })],
      };
    });
  }

  cancel(caller: Caller, input: OfAbsence): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'cancelAbsence', input, async (tx) => {
      const absence = await lockAbsence(tx, input.absenceId);
      const stale = tx.stale(absence, input.expectedVersion, 'the absence');
      if (stale) return stale;
      const { id, organizationId, personId } = absence;
      const refusal = refuseCancel(absence, await todayOf(tx, personId));
      if (refusal) return refusal;
      await tx.manager.query('delete from absences where organization_id = $1 and id = $2', [organizationId, id]);
      const reason = input.reason ?? null;
      return {
        outcome: { personId },
        audit: [entry(tx, personId, { action: 'absenceCancelled', before: toldOf(absence), reason })],
      };
    });
  }
}

type Told = Pick<AuditEntry, 'action' | 'before' | 'after' | 'reason'>;

/** What was done to a person's absences, and that it was on their behalf when somebody else did it. */
const entry = (tx: Transaction, personId: string, told: Told): AuditEntry => ({
  ...{ subjectKind: 'PERSON', subjectId: personId, ...told },
  onBehalfOfId: personId === tx.viewer.personId ? null : personId,
});

export const toldOf = ({ firstDay, lastDay, note, deputyId }: Absence) => ({ firstDay, lastDay, note, deputyId });

/** Those who may arrange things for a person. */
export async function assistantsOf(tx: Transaction, person: Person): Promise<string[]> {
  const assistants = await tx.all(AssistantTable, 'personId', [person.id]);
  return assistants.map(({ assistantId }) => assistantId);
}

/** @throws Fault FORBIDDEN for anybody but the person, an assistant of theirs or an admin */
async function requireMayArrangeAbsence(tx: Transaction, person: Person): Promise<void> {
  requirePermission(tx, 'arrangeAbsence', { responsible: [person.id, ...(await assistantsOf(tx, person))] });
}

/** Today's date where the person is. */
export async function todayOf(tx: Transaction, personId: string): Promise<string> {
  const { timeZone } = effectiveWeek((await personalCalendarOf(tx, personId)) ?? null, await workingCalendar(tx));
  return localDay(timeZone, tx.now);
}

/** The person is locked first, as wherever their absences change: two of these must not overlap. */
async function lockAbsence(tx: Transaction, absenceId: string): Promise<Absence> {
  const seen = await tx.find(AbsenceTable, absenceId, 'absence');
  const person = await tx.lock(PersonTable, seen.personId, 'person');
  const absence = await tx.lock(AbsenceTable, absenceId, 'absence');
  await requireMayArrangeAbsence(tx, person);
  return absence;
}

async function removeOf(tx: Transaction, table: 'assistants' | 'standing_deputies', person: Person): Promise<void> {
  const { organizationId, id } = person;
  await tx.manager.query(`delete from ${table} where organization_id = $1 and person_id = $2`, [organizationId, id]);
}
