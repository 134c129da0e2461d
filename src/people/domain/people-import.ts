import type { RowChange, RowProblem } from '../../imports/domain/row';
import { excerpt } from '../../shared/refusal';
import { hasLeft } from './leaving';
import type { ImportedPerson } from './people-row';
import { isActive, type Identity, type Person, type Role, type RoleGrant } from './person';
import { circlesIn } from './reporting-line';
import { rolesOfNewcomer } from './role-life';

/** A row on its way in, with the id that is the person's if nobody has the e-mail yet. */
export interface StagedPerson extends ImportedPerson {
  readonly newId: string;
}

/** What the organization holds when a file of people is judged. */
export interface Standing {
  /** Those who left, too: an e-mail stays theirs. */
  readonly people: readonly Person[];
  /** Organization-wide. */
  readonly grants: readonly Pick<RoleGrant, 'personId' | 'role'>[];
  readonly identities: readonly Pick<Identity, 'personId' | 'issuer' | 'subject'>[];
  /** Identities of the file that lead to somebody of another organization, by `identityKey`. */
  readonly takenElsewhere: ReadonlySet<string>;
}

/** Who imports, and when. */
export interface ImportingAdmin {
  readonly organizationId: string;
  readonly actorId: string;
  readonly now: Date;
}

/** What a row comes to. */
export interface PlannedPerson {
  readonly row: number;
  /** Null for somebody who is to be added. */
  readonly before: Person | null;
  /** As they will be; `before` itself when neither name, manager nor function change. */
  readonly person: Person;
  /** To be granted organization-wide. */
  readonly roles: readonly Role[];
  /** To be bound. */
  readonly identity: ImportedPerson['identity'];
}

export interface PeoplePlan {
  readonly planned: readonly PlannedPerson[];
  readonly problems: readonly RowProblem[];
}

const key = (email: string): string => email.toLowerCase();
export const identityKey = ({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): string =>
  JSON.stringify([issuer, subject]);

/**
 * What a file of people comes to, all of its rows together. Somebody who is known by their e-mail is edited; roles and
 * identities are added and never taken away, and nobody leaves because a file does not name them.
 * @returns what each good row comes to, and why the others are bad: also those that name a manager of a bad row
 */
export function planPeople(rows: readonly StagedPerson[], standing: Standing, admin: ImportingAdmin): PeoplePlan {
  const problems: RowProblem[] = [];
  let good = rows;
  for (;;) {
    const plan = planOf(good, standing, admin);
    problems.push(...plan.problems);
    if (plan.problems.length === 0) return { planned: plan.planned, problems };
    // Without the bad rows, others may be left with a manager who is nowhere.
    const bad = new Set(plan.problems.map(({ row }) => row));
    good = good.filter(({ row }) => !bad.has(row));
  }
}

function planOf(rows: readonly StagedPerson[], standing: Standing, admin: ImportingAdmin): PeoplePlan {
  const known = new Map(standing.people.map((person) => [key(person.email), person]));
  const people = new Map(known);
  const firstRows = new Map<string, number>();
  for (const row of rows) {
    if (firstRows.has(key(row.email))) continue;
    firstRows.set(key(row.email), row.row);
    if (!known.has(key(row.email))) people.set(key(row.email), newcomer(row, admin));
  }
  const rights = new RightsOfFile(standing, admin);
  const problems: RowProblem[] = [];
  const planned = rows.map((row): PlannedPerson => {
    const problem = (column: string, value: string, reason: string) =>
      void problems.push({ row: row.row, column, value: excerpt(value), reason });
    const first = firstRows.get(key(row.email))!;
    const before = known.get(key(row.email)) ?? null;
    if (first !== row.row) problem('email', row.email, `Row ${first} has the same e-mail.`);
    else if (before !== null && !isActive(before))
      problem('email', row.email, `${before.name} has left: reactivate them first.`);
    const manager = row.managerEmail == null ? null : people.get(key(row.managerEmail));
    if (manager === undefined) {
      problem('manager_email', row.managerEmail ?? '', 'Nobody here has this e-mail, nor has a good row of the file.');
    } else if (manager !== null && !isActive(manager)) problem('manager_email', manager.email, hasLeft(manager));
    const person = before ? edited(before, row, manager) : added(people.get(key(row.email))!, row, manager);
    const wanted = before ? row.roles : rolesOfNewcomer(row.roles);
    return { row: row.row, before, person, ...rights.of({ ...row, roles: wanted }, person, problem) };
  });
  return { planned, problems: [...problems, ...circleProblems(planned, standing.people)] };
}

const newcomer = ({ newId, name, email }: StagedPerson, { organizationId, now }: ImportingAdmin): Person => ({
  ...{ id: newId, organizationId, name, email, managerId: null, cxFunction: null },
  ...{ deactivatedAt: null, version: 1, createdAt: now },
});

/** What the row says of a person; what it has no column for stays. */
const said = (
  person: Person,
  { name, managerEmail, cxFunction }: StagedPerson,
  manager: Person | null | undefined,
) => ({
  name,
  managerId: managerEmail === undefined ? person.managerId : (manager?.id ?? null),
  cxFunction: cxFunction === undefined ? person.cxFunction : cxFunction,
});

/** Somebody new is written as they are in the end: in their first version. */
const added = (person: Person, row: StagedPerson, manager: Person | null | undefined): Person => ({
  ...person,
  ...said(person, row, manager),
});

function edited(before: Person, row: StagedPerson, manager: Person | null | undefined): Person {
  const after: Person = { ...before, ...said(before, row, manager) };
  const same =
    after.name === before.name && after.managerId === before.managerId && after.cxFunction === before.cxFunction;
  return same ? before : { ...after, version: before.version + 1 };
}

type Tell = (column: string, value: string, reason: string) => void;

/** The roles and identities of one file: what each row adds to what is held. */
class RightsOfFile {
  private readonly held: ReadonlySet<string>;
  private readonly owners: ReadonlyMap<string, string>;
  private readonly named = new Map<string, number>();

  constructor(
    private readonly standing: Standing,
    private readonly admin: ImportingAdmin,
  ) {
    this.held = new Set(standing.grants.map(({ personId, role }) => `${personId} ${role}`));
    this.owners = new Map(standing.identities.map((identity) => [identityKey(identity), identity.personId]));
  }

  of(row: StagedPerson, { id }: Person, problem: Tell): Pick<PlannedPerson, 'roles' | 'identity'> {
    const roles = row.roles.filter((role) => !this.held.has(`${id} ${role}`));
    if (roles.length > 0 && id === this.admin.actorId) {
      problem('roles', roles.join(';'), 'Nobody grants a role to themselves: ask another admin.');
    }
    return { roles, identity: this.bound(row, id, problem) };
  }

  /** Null where they have it already. */
  private bound({ row, identity }: StagedPerson, personId: string, problem: Tell): ImportedPerson['identity'] {
    if (identity === null) return null;
    const known = identityKey(identity);
    const first = this.named.get(known);
    if (first !== undefined) problem('subject', identity.subject, `Row ${first} has the same issuer and subject.`);
    this.named.set(known, first ?? row);
    const owner = this.owners.get(known);
    if ((owner ?? personId) !== personId || this.standing.takenElsewhere.has(known)) {
      problem('subject', identity.subject, 'This identity leads to a person already.');
    }
    return owner === personId ? null : identity;
  }
}

/** Of each circle that the file would make, the rows that make it. */
function circleProblems(planned: readonly PlannedPerson[], standing: readonly Person[]): RowProblem[] {
  const plans = new Map(planned.map((plan) => [plan.person.id, plan]));
  const after = new Map(standing.map((person) => [person.id, person]));
  for (const { person } of planned) after.set(person.id, person);
  const emails = new Map([...after.values()].map(({ id, email }) => [id, email]));
  return circlesIn([...after.values()]).flatMap((circle) =>
    circle.flatMap(({ id }, place) => {
      const plan = plans.get(id);
      if (plan === undefined || plan.person.managerId === (plan.before?.managerId ?? null)) return [];
      const value = excerpt(emails.get(plan.person.managerId ?? '') ?? '');
      return [{ row: plan.row, column: 'manager_email', value, reason: circleReason(circle, place) }];
    }),
  );
}

const NAMES_TOLD = 10;

function circleReason(circle: readonly Pick<Person, 'name'>[], place: number): string {
  if (circle.length === 1) return 'Nobody is their own manager.';
  const names = [...circle.slice(place), ...circle.slice(0, place + 1)].map(({ name }) => name);
  const told = names.length > NAMES_TOLD ? [...names.slice(0, NAMES_TOLD - 1), '…', names[0]!] : names;
  return `They would report to themselves: ${told.join(' → ')}.`;
}

/** Whether a row says anything that is not so already. */
export const isNews = ({ before, person, roles, identity }: PlannedPerson): boolean =>
  before !== person || roles.length > 0 || identity !== null;

/**
 * What would be otherwise, in words: `changed "Ben" <ben@example.com>: manager none → ada@example.com; + SCORER`.
 * @param emails by the id of everybody, before and after
 */
export function toldChange(plan: PlannedPerson, emails: ReadonlyMap<string, string>): RowChange {
  const { row, before, person, roles, identity } = plan;
  const contentOf = (of: Person | null) => ({
    name: of && `"${of.name}"`,
    manager: of?.managerId == null ? null : (emails.get(of.managerId) ?? null),
    function: of?.cxFunction ?? null,
  });
  const [then, now] = [contentOf(before), contentOf(person)];
  const fields = (['name', 'manager', 'function'] as const).filter((field) => then[field] !== now[field]);
  const parts = before
    ? fields.map((field) => `${field} ${then[field] ?? 'none'} → ${now[field] ?? 'none'}`)
    : fields.filter((field) => field !== 'name').map((field) => `${field} ${now[field]}`);
  parts.push(...roles.map((role) => `+ ${role}`));
  if (identity) parts.push(`signs in as ${excerpt(identity.subject)} of ${excerpt(identity.issuer)}`);
  const who = `"${before?.name ?? person.name}" <${person.email}>`;
  return { row, message: `${before ? 'changed' : 'new'} ${who}: ${parts.join('; ')}` };
}
