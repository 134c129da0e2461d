import type { DataSource, EntityManager } from 'typeorm';
import { chainHash, detailsHash, type AuditRecord } from './audit-record';

/** A subject whose chain is not what was written, with the first record where it shows. */
export interface BrokenChain {
  readonly organizationId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Place in the chain, from 1; one behind the last where records are missing at the end. */
  readonly sequence: bigint;
  readonly problem: string;
}

/** Records whose details were taken out on purpose, and the record that says by whom and why. */
export interface ToldErasure {
  readonly organizationId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Place of the record of the erasure in its chain. */
  readonly sequence: bigint;
  /** How many records have lost their details by it. */
  readonly records: number;
}

export interface Verification {
  readonly subjects: number;
  readonly records: number;
  readonly broken: readonly BrokenChain[];
  readonly erasures: readonly ToldErasure[];
}

interface StoredRecord {
  id: string;
  organization_id: string;
  subject_kind: string;
  subject_id: string;
  sequence: string;
  action: string;
  actor_id: string | null;
  on_behalf_of_id: string | null;
  at: Date;
  request_id: string;
  details_hash: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
  salt: Buffer | null;
  details: string | null;
  is_erased: boolean;
}
interface Head {
  subject_kind: string;
  subject_id: string;
  sequence: string;
  hash: Buffer;
}

const BATCH = 2_000;

/**
 * Recomputes every chain of every organization from its records, in constant memory.
 * @param owner connected as the login that owns the tables: it alone can list the organizations
 */
export async function verifyAudit(owner: DataSource): Promise<Verification> {
  const organizations = await owner.query<{ id: string }[]>('select id from organizations order by id');
  let [subjects, records] = [0, 0];
  const [broken, erasures]: [BrokenChain[], ToldErasure[]] = [[], []];
  for (const { id } of organizations) {
    const found = await owner.transaction('REPEATABLE READ', (manager) => verifyOrganization(manager, id));
    subjects += found.subjects;
    records += found.records;
    broken.push(...found.broken);
    erasures.push(...found.erasures);
  }
  return { subjects, records, broken, erasures };
}

async function verifyOrganization(manager: EntityManager, organizationId: string): Promise<Verification> {
  await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
  const heads = await manager.query<Head[]>('select * from audit_heads where organization_id = $1', [organizationId]);
  const chains = new Chains(organizationId, heads);
  let records = 0;
  for (let after: StoredRecord | undefined; ;) {
    const batch = await nextRecords(manager, organizationId, after);
    if (batch.length === 0) break;
    for (const record of batch) chains.add(record);
    records += batch.length;
    after = batch.at(-1);
  }
  const erasures = await erasuresOf(manager, organizationId);
  for (const erasure of erasures) chains.judge(erasure);
  return { subjects: heads.length, records, broken: chains.finish(), erasures };
}

const nextRecords = (manager: EntityManager, organizationId: string, after: StoredRecord | undefined) =>
  manager.query<StoredRecord[]>(
    `select r.*, d.salt, d.details::text as details, e.record_id is not null as is_erased
       from audit_records r left join audit_details d on d.organization_id = r.organization_id and d.record_id = r.id
         left join audit_erasures e on e.organization_id = r.organization_id and e.record_id = r.id
       where r.organization_id = $1
         and ($2::text is null or (r.subject_kind, r.subject_id, r.sequence) > ($2::text, $3::uuid, $4::bigint))
       order by r.subject_kind, r.subject_id, r.sequence limit ${BATCH}`,
    [organizationId, after?.subject_kind ?? null, after?.subject_id ?? null, after?.sequence ?? null],
  );

interface Erasure extends ToldErasure {
  /** Whether its record says of how many records, and of which, the details were taken out. */
  readonly as_told: boolean;
}

const erasuresOf = async (manager: EntityManager, organizationId: string): Promise<Erasure[]> => {
  const found = await manager.query<(Omit<Erasure, 'sequence'> & { sequence: string })[]>(
    `select r.organization_id as "organizationId", r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.sequence,
         e.records, coalesce((d.details -> 'after' ->> 'records')::int = e.records
           and d.details -> 'after' ->> 'digest' = e.digest, false) as as_told
       from (select erased_by_record_id, count(*)::int as records,
               encode(sha256(convert_to(string_agg(record_id::text, ',' order by record_id), 'UTF8')), 'hex') as digest
             from audit_erasures where organization_id = $1 group by erased_by_record_id) e
       join audit_records r on r.organization_id = $1 and r.id = e.erased_by_record_id
       left join audit_details d on d.organization_id = $1 and d.record_id = r.id
       order by r.subject_kind, r.subject_id, r.sequence`,
    [organizationId],
  );
  return found.map((erasure) => ({ ...erasure, sequence: BigInt(erasure.sequence) }));
};

/** Walks the records of one organization, subject by subject, and remembers the first break of each. */
class Chains {
  private readonly heads: Map<string, Head>;
  private readonly broken = new Map<string, BrokenChain>();
  private readonly ends = new Map<string, { sequence: bigint; hash: Buffer }>();

  constructor(
    private readonly organizationId: string,
    heads: readonly Head[],
  ) {
    this.heads = new Map(heads.map((head) => [`${head.subject_kind} ${head.subject_id}`, head]));
  }

  add(record: StoredRecord): void {
    const subject = `${record.subject_kind} ${record.subject_id}`;
    const end = this.ends.get(subject) ?? { sequence: 0n, hash: Buffer.alloc(0) };
    const problem = problemOf(record, end);
    if (problem !== undefined) this.report(record, end.sequence + 1n, problem);
    this.ends.set(subject, { sequence: BigInt(record.sequence), hash: record.hash });
  }

  /** An erasure is what its own record says, and took out no more than that. */
  judge(erasure: Erasure): void {
    if (erasure.as_told) return;
    const at = { subject_kind: erasure.subjectKind, subject_id: erasure.subjectId };
    const problem = `details of ${erasure.records} records were erased in its name, which is not what it says`;
    this.report(at, erasure.sequence, problem);
  }

  /** Compares each chain's end with its head: only so records cut off at the end are missed. */
  finish(): BrokenChain[] {
    for (const [subject, head] of this.heads) {
      const end = this.ends.get(subject);
      if (end?.sequence === BigInt(head.sequence) && end.hash.equals(head.hash)) continue;
      this.report(head, (end?.sequence ?? 0n) + 1n, `the chain should end at record ${head.sequence} and does not`);
    }
    for (const [subject, { sequence }] of this.ends) {
      if (this.heads.has(subject)) continue;
      const [kind = '', id = ''] = subject.split(' ');
      this.report({ subject_kind: kind, subject_id: id }, sequence, 'the chain has no head');
    }
    return [...this.broken.values()];
  }

  private report(at: { subject_kind: string; subject_id: string }, sequence: bigint, problem: string): void {
    const subject = `${at.subject_kind} ${at.subject_id}`;
    if (this.broken.has(subject)) return;
    const { subject_kind: subjectKind, subject_id: subjectId } = at;
    this.broken.set(subject, { organizationId: this.organizationId, subjectKind, subjectId, sequence, problem });
  }
}

function problemOf(stored: StoredRecord, end: { sequence: bigint; hash: Buffer }): string | undefined {
  const record = recordOf(stored);
  if (record.sequence !== end.sequence + 1n) return `record ${end.sequence + 1n} is missing`;
  if (!record.previousHash.equals(end.hash)) return 'it does not follow the record before it';
  if (!chainHash(record).equals(record.hash)) return 'its content is not what was hashed';
  if (stored.is_erased && stored.details === null) return undefined;
  if (stored.salt === null || stored.details === null) return 'its details are missing';
  if (!detailsHash(stored.salt, stored.details).equals(record.detailsHash))
    return 'its details are not what was hashed';
  return undefined;
}

const recordOf = (stored: StoredRecord): AuditRecord => ({
  id: stored.id,
  organizationId: stored.organization_id,
  subjectKind: stored.subject_kind,
  subjectId: stored.subject_id,
  sequence: BigInt(stored.sequence),
  action: stored.action,
  actorId: stored.actor_id,
  onBehalfOfId: stored.on_behalf_of_id,
  at: stored.at,
  requestId: stored.request_id,
  detailsHash: stored.details_hash,
  previousHash: stored.previous_hash,
  hash: stored.hash,
});
