import { changesOf, oneAtATime, type AuditEntry, type Transaction } from '../audit';
import type { Sifted, Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import {
  identityKey,
  isNews,
  planPeople,
  toldChange,
  type PlannedPerson,
  type StagedPerson,
} from './domain/people-import';
import { readPersonRow } from './domain/people-row';
import type { Identity, Person, RoleGrant } from './domain/person';
import type { ImportedPersonRecord } from './domain/undo-people-import';
import { ImportedPersonTable } from './imported-person.table';
import { everybody } from './person.service';
import { IdentityTable, PersonTable, RoleGrantTable } from './person.table';

/** Of so many rows one statement is made: PostgreSQL takes 65,535 parameters, and a person has 9. */
const ROWS_A_STATEMENT = 1000;

/** The rows of a file of people: all of them are held, since each may be the manager of any other. */
export class PeopleStaging implements Staging {
  private readonly rows: StagedPerson[] = [];
  private news: readonly PlannedPerson[] = [];

  constructor(private readonly tx: Transaction) {}

  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readPersonRow(row, rowNumber);
    if (isRejected(read)) return Promise.resolve(read);
    this.rows.push({ ...read, newId: this.tx.newId() });
    return Promise.resolve([]);
  }

  async sift(): Promise<Sifted> {
    const { organizationId, personId: actorId } = this.tx.viewer;
    const people = await this.lockedPeople();
    const grants = (await this.tx.all(RoleGrantTable, 'organizationId', [organizationId])).filter(
      ({ portfolioId }) => portfolioId === null,
    );
    const identities = await this.tx.all(IdentityTable, 'organizationId', [organizationId]);
    const standing = { people, grants, identities, takenElsewhere: await this.takenElsewhere(identities) };
    const plan = planPeople(this.rows, standing, { organizationId, actorId, now: this.tx.now });
    this.news = plan.planned.filter(isNews);
    const added = this.news.filter(({ before }) => before === null).length;
    const emails = new Map([...people, ...this.news.map(({ person }) => person)].map(({ id, email }) => [id, email]));
    return {
      ...{ added, changed: this.news.length - added, problems: plan.problems },
      changes: this.news.map((planned) => toldChange(planned, emails)),
    };
  }

  async write(importId: string): Promise<readonly AuditEntry[]> {
    const { organizationId, personId: grantedById } = this.tx.viewer;
    const granted = { organizationId, portfolioId: null, grantedById, grantedAt: this.tx.now };
    const grants: RoleGrant[] = [];
    const identities: Identity[] = [];
    const records: ImportedPersonRecord[] = [];
    const audit: AuditEntry[] = [];
    for (const planned of this.news) {
      const { before, person, roles, identity } = planned;
      const personId = person.id;
      const theirs = roles.map((role) => ({ id: this.tx.newId(), personId, role, ...granted }));
      const bound = identity && { id: this.tx.newId(), organizationId, personId, ...identity };
      grants.push(...theirs);
      if (bound) identities.push(bound);
      const { name, managerId, cxFunction } = person;
      const changes = before
        ? contentChanges(before, person)
        : { before: null, after: { name, managerId, cxFunction } };
      const left = { roleGrantIds: theirs.map(({ id }) => id), identityId: bound?.id ?? null };
      records.push({ id: this.tx.newId(), organizationId, importId, personId, ...changes, ...left });
      audit.push(...auditOf(planned, importId));
    }
    await this.insertNewcomers();
    for (const { before, person } of this.news) {
      if (before !== null && before !== person) await this.tx.replace(PersonTable, before, person);
    }
    await inBatches(grants, (batch) => this.tx.insert(RoleGrantTable, batch));
    await inBatches(identities, (batch) => this.tx.insert(IdentityTable, batch));
    await inBatches(records, (batch) => this.tx.insert(ImportedPersonTable, batch));
    return audit;
  }

  /** Everybody, and nobody of the file is edited, granted a role or named for anything until this is written. */
  private async lockedPeople(): Promise<Person[]> {
    await oneAtATime(this.tx, 'people');
    await this.tx.manager.query(
      `select from people where organization_id = $1 and lower(email) = any($2) order by id for no key update`,
      [this.tx.viewer.organizationId, this.rows.map(({ email }) => email.toLowerCase())],
    );
    return everybody(this.tx);
  }

  /**
   * Which identities of the file lead to somebody of another organization. Only the constraint can tell, as it does for
   * `bindIdentity`: they are written for the importer, and that is taken back at once.
   */
  private async takenElsewhere(ours: readonly Identity[]): Promise<ReadonlySet<string>> {
    const own = new Set(ours.map(identityKey));
    const named = this.rows.flatMap(({ identity }) => (identity && !own.has(identityKey(identity)) ? [identity] : []));
    const { organizationId, personId } = this.tx.viewer;
    await this.tx.manager.query('savepoint identities_tried');
    const free = await this.tx.manager.query<Pick<Identity, 'issuer' | 'subject'>[]>(
      `insert into identities (organization_id, person_id, issuer, subject)
         select $1, $2, i.issuer, i.subject from unnest($3::text[], $4::text[]) i(issuer, subject)
         on conflict do nothing
         returning issuer, subject`,
      [organizationId, personId, named.map(({ issuer }) => issuer), named.map(({ subject }) => subject)],
    );
    await this.tx.manager.query('rollback to savepoint identities_tried');
    const isFree = new Set(free.map(identityKey));
    return new Set(named.map(identityKey).filter((each) => !isFree.has(each)));
  }

  private async insertNewcomers(): Promise<void> {
    const newcomers = this.news.flatMap(({ before, person }) => (before === null ? [person] : []));
    await inBatches(newcomers, (batch) =>
      this.tx.insert(
        PersonTable,
        batch.map((person) => ({ ...person, managerId: null })),
      ),
    );
    // Last: a manager may stand further down in the file.
    await this.tx.manager.query(
      `update people p set manager_id = n.manager_id from unnest($2::uuid[], $3::uuid[]) n(id, manager_id)
        where p.organization_id = $1 and p.id = n.id and n.manager_id is not null`,
      [this.tx.viewer.organizationId, newcomers.map(({ id }) => id), newcomers.map(({ managerId }) => managerId)],
    );
  }
}

function contentChanges(before: Person, after: Person): Pick<ImportedPersonRecord, 'after'> & { before: object } {
  const content = ({ name, managerId, cxFunction }: Person) => ({ name, managerId, cxFunction });
  return changesOf(content(before), content(after));
}

function auditOf({ before, person, roles, identity }: PlannedPerson, importId: string): AuditEntry[] {
  const { name, email, managerId, cxFunction } = person;
  const entry = (action: string, after: object) => ({
    ...{ subjectKind: 'PERSON', subjectId: person.id, action },
    after: { ...after, importId },
  });
  const bound = identity ? [entry('identityBound', identity)] : [];
  if (before === null) return [entry('personAdded', { name, email, managerId, cxFunction, roles }), ...bound];
  const changes = changesOf(before, person);
  const edit = before === person ? [] : [{ ...entry('personEdited', changes.after), before: changes.before }];
  return [...edit, ...roles.map((role) => entry('roleGranted', { role, portfolioId: null })), ...bound];
}

async function inBatches<Row>(rows: readonly Row[], write: (batch: readonly Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await write(rows.slice(start, start + ROWS_A_STATEMENT));
  }
}
