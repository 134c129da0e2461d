import { changesOf, oneAtATime, type Governor, type Keyed, type Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { refuseUnlessActive } from './active-people';
import type { Person } from './domain/person';
import { addPerson, editPerson, type AddedPerson, type EditedPerson } from './domain/person-content';
import { PersonTable, RoleGrantTable } from './person.table';
import { requirePermission } from './viewer';

interface AddPerson extends AddedPerson, Keyed {}

interface EditPerson extends EditedPerson, Keyed {
  readonly personId: string;
  readonly expectedVersion: number;
}

/** Who works for the organization, and whom they report to. */
export class PersonService {
  constructor(private readonly governor: Governor) {}

  add(caller: Caller, input: AddPerson): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'addPerson', input, async (tx) => {
      requirePermission(tx, 'managePeople');
      const origin = { id: tx.newId(), organizationId: tx.viewer.organizationId, createdAt: tx.now };
      const person = addPerson(origin, input, await everybody(tx));
      if (isRefusal(person)) return person;
      const left = await refuseUnlessActive(tx, { 'input.managerId': person.managerId });
      if (left) return left;
      await tx.insert(PersonTable, [person]);
      const granted = { portfolioId: null, grantedById: tx.viewer.personId, grantedAt: tx.now };
      const grant = { id: tx.newId(), personId: person.id, role: 'CONTRIBUTOR', ...granted } as const;
      await tx.insert(RoleGrantTable, [grant]);
      const { name, email, managerId, cxFunction } = person;
      const after = { name, email, managerId, cxFunction, roles: [grant.role] };
      return {
        outcome: { personId: person.id },
        audit: [{ subjectKind: 'PERSON', subjectId: person.id, action: 'personAdded', after }],
      };
    });
  }

  edit(caller: Caller, input: EditPerson): Promise<{ personId: string } | Refusal> {
    return this.governor.govern(caller, 'editPerson', input, async (tx) => {
      const people = await everybody(tx);
      const person = await tx.lock(PersonTable, input.personId, 'person');
      requirePermission(tx, 'managePeople');
      const stale = tx.stale(person, input.expectedVersion, `person "${person.name}"`);
      if (stale) return stale;
      const edited = editPerson(person, input, people);
      if (isRefusal(edited)) return edited;
      const newManagerId = edited.managerId === person.managerId ? null : edited.managerId;
      const left = await refuseUnlessActive(tx, { 'input.managerId': newManagerId });
      if (left) return left;
      await tx.replace(PersonTable, person, edited);
      return {
        outcome: { personId: person.id },
        audit: [{ subjectKind: 'PERSON', subjectId: person.id, action: 'personEdited', ...changesOf(person, edited) }],
      };
    });
  }
}

/** Nobody else adds or edits a person meanwhile: an e-mail is one person's, and nobody may come to report to themselves. */
export async function everybody(tx: Transaction): Promise<Person[]> {
  await oneAtATime(tx, 'people');
  return tx.all(PersonTable, 'organizationId', [tx.viewer.organizationId]);
}
