import { changesOf, oneAtATime, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { deactivate, reactivate } from './domain/leaving';
import type { Person } from './domain/person';
import { reportsAfter } from './domain/reporting-line';
import { endArrangements } from './ended-arrangements';
import { handedOver, type HandoverStep } from './handover';
import { everybody } from './person.service';
import { PersonTable, RoleGrantTable } from './person.table';
import { lockAdmins, revokeGrant } from './role-grants';
import { requirePermission } from './viewer';

interface ReactivatePerson extends Keyed {
  readonly personId: string;
  readonly expectedVersion: number;
}

interface DeactivatePerson extends ReactivatePerson {
  /** Who takes over all that they have in their hands. */
  readonly successorId: string;
  readonly reason: string;
}

/** A type, not an interface: an outcome is plain JSON. */
type Left = { personId: string; successorId: string; handedOver: number };

/** People who leave, what they leave in whose hands, and people who come back. */
export class LeavingService {
  /** @param steps what each feature hands over, in the order of locks */
  constructor(
    private readonly governor: Governor,
    private readonly steps: readonly HandoverStep[],
  ) {}

  deactivate(caller: Caller, input: DeactivatePerson): Promise<Left | Refusal> {
    return this.governor.govern(caller, 'deactivatePerson', input, async (tx) => {
      await oneAtATime(tx, 'people');
      const person = await lockPerson(tx, input);
      if (isRefusal(person)) return person;
      const successor = await tx.lock(PersonTable, input.successorId, 'person');
      const adminIds = (await lockAdmins(tx)).map(({ personId }) => personId);
      const { reason } = input;
      const decided = deactivate({ person, successor, actorId: tx.viewer.personId, reason, adminIds }, tx.now);
      if (isRefusal(decided)) return decided;
      const handover = { leaver: person, successor, reason: decided.reason };
      const handed: AuditEntry[] = [];
      for (const step of this.steps) handed.push(...(await step.handOver(tx, handover)));
      const ended = await endArrangements(tx, handover);
      for (const grant of await tx.all(RoleGrantTable, 'personId', [person.id])) {
        ended.push(await revokeGrant(tx, grant, decided.reason));
      }
      const { before, after } = await write(tx, person, decided.person);
      const entry = { ...left(person, 'personDeactivated'), before, after: { ...after, successorId: successor.id } };
      return {
        outcome: { personId: person.id, successorId: successor.id, handedOver: handed.length },
        audit: [{ ...entry, reason: decided.reason }, ...ended, ...handed],
      };
    });
  }

  reactivate(caller: Caller, input: ReactivatePerson): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'reactivatePerson', input, async (tx) => {
      const person = await lockPerson(tx, input);
      if (isRefusal(person)) return person;
      const back = reactivate(person);
      if (isRefusal(back)) return back;
      const changes = await write(tx, person, back);
      return { outcome: { personId: person.id }, audit: [{ ...left(person, 'personReactivated'), ...changes }] };
    });
  }
}

/** The handover step of the people themselves: who reported to the leaver. */
export const reportsHandover: HandoverStep = {
  held: (person, organization) => `select r.id, 'Person' as kind, r.name, 'MANAGER' as held_as from people r
    where r.organization_id = ${organization} and r.manager_id = ${person}`,
  handOver: async (tx, { leaver, successor, reason }) => {
    const people = await everybody(tx);
    const audit: AuditEntry[] = [];
    for (const [id, managerId] of reportsAfter(leaver, successor.id, people)) {
      const report = await tx.lock(PersonTable, id, 'person');
      await tx.update(PersonTable, report, { managerId });
      const [before, after] = [{ managerId: leaver.id }, { managerId }];
      audit.push({ ...handedOver('Person', id), before, after, reason });
    }
    return audit;
  },
};

/** @throws Fault NOT_FOUND, FORBIDDEN */
async function lockPerson(
  tx: Transaction,
  { personId, expectedVersion }: Pick<ReactivatePerson, 'personId' | 'expectedVersion'>,
): Promise<Person | Refusal> {
  const person = await tx.lock(PersonTable, personId, 'person');
  requirePermission(tx, 'managePeople');
  return tx.stale(person, expectedVersion, `person "${person.name}"`) ?? person;
}

async function write(tx: Transaction, before: Person, after: Person) {
  await tx.replace(PersonTable, before, after);
  return changesOf(before, after);
}

const left = ({ id }: Person, action: string) => ({ subjectKind: 'PERSON', subjectId: id, action });
