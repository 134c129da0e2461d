import type { AuditEntry, Governor, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { Fault } from '../shared/fault';
import { excerpt } from '../shared/refusal';
import type { CxFunction, Organization, Role } from './domain/person';
import { rolesOfNewcomer } from './domain/role-life';
import { IdentityTable, OrganizationTable, PersonTable, RoleGrantTable } from './person.table';

interface Founder {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly cxFunction?: CxFunction;
  readonly managerEmail?: string;
}

export interface Founding {
  readonly name: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  /** The first one founds: an ADMIN who is named before those that they manage. Everyone may contribute but a VIEWER. */
  readonly people: readonly [Founder, ...Founder[]];
}

/** What a feature gives every new organization: its pillars, its scoring model. */
export type FoundingStep = (tx: Transaction, organization: Organization) => Promise<AuditEntry>;

/** A new organization with its first people and the defaults that it may edit from then on. */
export class FoundingService {
  constructor(
    private readonly governor: Governor,
    private readonly steps: readonly FoundingStep[],
  ) {}

  /**
   * @param caller leads to the founder from now on; the others sign in with the same issuer and their e-mail
   * @returns undefined when the caller belongs to an organization already
   */
  found(caller: Caller, founding: Founding): Promise<{ organizationId: string } | undefined> {
    return this.governor.found(caller, async (tx) => {
      const organization: Organization = {
        id: tx.viewer.organizationId,
        name: founding.name,
        currencyCode: founding.currencyCode,
        createdAt: tx.now,
      };
      await tx.manager.createQueryBuilder().insert().into(OrganizationTable).values(organization).execute();
      await this.addPeople(tx, caller, founding.people);
      const audit: AuditEntry[] = [];
      for (const step of this.steps) audit.push(await step(tx, organization));
      const founded = {
        subjectKind: 'ORGANIZATION',
        subjectId: organization.id,
        action: 'organizationFounded',
        after: founding,
      };
      return { outcome: { organizationId: organization.id }, audit: [founded, ...audit] };
    });
  }

  private async addPeople(tx: Transaction, { issuer, subject }: Caller, people: Founding['people']): Promise<void> {
    const idByEmail = new Map(
      people.map((person, index) => [person.email, index === 0 ? tx.viewer.personId : tx.newId()]),
    );
    const rows = people.map((person) => ({
      id: idByEmail.get(person.email)!,
      name: person.name,
      email: person.email,
      managerId: idByEmail.get(person.managerEmail ?? '') ?? null,
      cxFunction: person.cxFunction ?? null,
      deactivatedAt: null,
      version: 1,
      createdAt: tx.now,
    }));
    await tx.insert(PersonTable, rows);
    const roles = people.flatMap((person) => {
      return rolesOfNewcomer(person.roles).map((role) => ({ role, personId: idByEmail.get(person.email)! }));
    });
    const granted = { portfolioId: null, grantedById: null, grantedAt: tx.now };
    await tx.insert(
      RoleGrantTable,
      roles.map((grant) => ({ id: tx.newId(), ...grant, ...granted })),
    );
    for (const [email, personId] of idByEmail) {
      const identity = { issuer, subject: personId === tx.viewer.personId ? subject : email };
      const { organizationId } = tx.viewer;
      if (await tx.insertUnlessTaken(IdentityTable, { id: tx.newId(), organizationId, personId, ...identity }))
        continue;
      // Entering told of no member: it is of somebody who left, or of another organization.
      throw new Fault('BAD_USER_INPUT', `"${excerpt(identity.subject)}" of ${excerpt(issuer)} is bound already.`);
    }
  }
}
