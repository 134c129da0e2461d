import { createHash } from 'node:crypto';
import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import type { SourceFile } from '../platform/source-file';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { badLines, type BadRowsFile } from './bad-rows';
import { undoImport, type Import, type ImportKindCode } from './domain/import';
import type { ImportKind, MappedImport } from './import-kind';
import { ImportTable } from './import.table';
import { readFile, type Findings } from './read-file';

interface FileOfRows {
  readonly kind: ImportKindCode;
  /** CSV in UTF-8 with a header. */
  readonly file: SourceFile;
  /** Parsed JSON, trusted in nothing. */
  readonly mapping: unknown;
  /** Hears how many bytes of the file have been read so far. */
  readonly onProgress?: (bytes: number) => void;
}

interface ImportFile extends FileOfRows, Keyed {
  /** Takes the bad rows, and the others are imported; without it, one bad row keeps all of them out. */
  readonly badRows?: BadRowsFile;
}

interface UndoImport extends Keyed {
  readonly importId: string;
  readonly reason: string;
}

/** What came of an import, in rows of the file; and the name of the file with the bad ones, when there are any. */
export type ImportOutcome = Readonly<Record<'rows' | 'added' | 'changed' | 'known' | 'bad', number>> & {
  readonly importId: string;
  readonly badRowsFile: string | null;
};

/** What would come of an import. */
export type ImportPreview = Pick<ImportOutcome, 'rows' | 'added' | 'changed' | 'known' | 'bad'> &
  Pick<Findings, 'problems' | 'changes'>;

type UndoOutcome = Readonly<Record<'importId' | 'compensationId', string>> & { readonly removed: number };

const COMMANDS = {
  FEEDBACK: 'importFeedback',
  READINGS: 'importReadings',
  PEOPLE: 'importPeople',
  COSTS: 'importCosts',
  PROPOSALS: 'importProposals',
  ESTIMATES: 'importEstimates',
  ANSWERS: 'importAnswers',
  CONTACTS: 'importContacts',
  CONTACT_COUNTS: 'importContactCounts',
} as const satisfies Record<ImportKindCode, string>;

/** Files of rows: what is good in them comes in once, on record, and can be taken back whole. */
export class ImportService {
  constructor(
    private readonly governor: Governor,
    private readonly kinds: readonly ImportKind[],
  ) {}

  /**
   * Adds the rows that are not known from an earlier import, in one transaction: all of them, or all that are good where
   * `badRows` takes the others.
   * @returns what came of it, or every problem of the mapping or of the file (the first hundred, and how many there are)
   */
  async import(caller: Caller, input: ImportFile): Promise<ImportOutcome | Refusal> {
    const { idempotencyKey, file, badRows } = input;
    const kind = this.kindOf(input.kind);
    const mapped = kind.mappedBy(input.mapping);
    if (isRefusal(mapped)) return mapped;
    const { mapping } = mapped;
    const sha256 = await digestOf(file);
    const asked = { idempotencyKey, mapping, sha256, ...(badRows ? { skipBad: true } : {}) };
    let answer: ImportOutcome | Refusal | undefined;
    try {
      answer = await this.governor.govern(caller, COMMANDS[kind.kind], asked, async (tx) => {
        kind.requirePermission(tx);
        // It may be another try of the same import, after a deadlock.
        await badRows?.discard();
        const imported = await importFile(tx, { ...input, kind, mapped, sha256 });
        if (isRefusal(imported)) return imported;
        const { outcome, audit } = imported;
        const after = { file: file.name, sha256, mapping, ...outcome };
        const action = `${COMMANDS[kind.kind].replace(/^import(.)/, (_verb, first: string) => first.toLowerCase())}Imported`;
        const entry = { subjectKind: 'IMPORT', subjectId: outcome.importId, action, after };
        return { outcome, audit: [entry, ...audit] };
      });
      return answer;
    } finally {
      if (answer === undefined || isRefusal(answer)) await badRows?.discard();
    }
  }

  /** What an import of the file would come to; nothing of it is written. */
  async preview(caller: Caller, { file, onProgress, ...input }: FileOfRows): Promise<ImportPreview | Refusal> {
    const kind = this.kindOf(input.kind);
    const mapped = kind.mappedBy(input.mapping);
    if (isRefusal(mapped)) return mapped;
    return this.governor.rehearse(caller, async (tx) => {
      kind.requirePermission(tx);
      const read = await stagedFile(tx, { kind, mapped, file, onProgress });
      if (isRefusal(read)) return read;
      const { problems, changes } = read.findings;
      return { ...countsOf(read.findings), problems, changes };
    });
  }

  /** Takes back all that an import did, by a compensation that names it and says why. */
  undo(caller: Caller, input: UndoImport): Promise<UndoOutcome | Refusal> {
    return this.governor.govern(caller, 'undoImport', input, async (tx) => {
      const { kind: code } = await tx.find(ImportTable, input.importId, 'import');
      const kind = this.kindOf(code);
      kind.requirePermission(tx);
      await oneAtATime(tx, code);
      // Whoever undid it meanwhile has written by now.
      const [undone] = await tx.all(ImportTable, 'id', [input.importId]);
      const [undoneBy] = await tx.all(ImportTable, 'undoesId', [input.importId]);
      const reason = undoImport(undone!, undoneBy, input.reason);
      if (isRefusal(reason)) return reason;
      const taken = await kind.undo(tx, input.importId, reason);
      if (isRefusal(taken)) return taken;
      const removed = taken.rows;
      const compensation = { kind: code, rowsRemoved: removed, undoesId: input.importId, reason };
      const compensationId = await record(tx, compensation);
      const after = { compensationId, removed };
      return {
        outcome: { importId: input.importId, compensationId, removed },
        audit: [
          { subjectKind: 'IMPORT', subjectId: input.importId, action: 'importUndone', after, reason },
          ...taken.audit,
        ],
      };
    });
  }

  private kindOf(code: ImportKindCode): ImportKind {
    const kind = this.kinds.find((each) => each.kind === code);
    if (kind === undefined) throw new Error(`Nothing imports ${code}.`);
    return kind;
  }
}

interface Source {
  readonly kind: ImportKind;
  readonly mapped: MappedImport;
  readonly file: SourceFile;
  readonly onProgress?: FileOfRows['onProgress'] | undefined;
}

async function stagedFile(tx: Transaction, { kind, mapped, file, onProgress }: Source) {
  await oneAtATime(tx, kind.kind);
  return readFile({ ...mapped, file, open: () => mapped.open(tx), onProgress });
}

async function importFile(
  tx: Transaction,
  source: Source & { readonly sha256: string; readonly badRows?: BadRowsFile },
): Promise<{ outcome: ImportOutcome; audit: readonly AuditEntry[] } | Refusal> {
  const { kind, file, sha256, mapped, badRows } = source;
  const read = await stagedFile(tx, source);
  if (isRefusal(read)) return read;
  const { staging, findings } = read;
  if (findings.bad.size > 0 && badRows === undefined) return invalidInput(findings.problems);
  const { rows, added, changed, known, bad } = countsOf(findings);
  const counts = { rowsRead: rows, rowsAdded: added, rowsChanged: changed, rowsKnown: known, rowsBad: bad };
  const origin = { kind: kind.kind, fileName: file.name, sha256, mapping: mapped.mapping };
  const importId = await record(tx, { ...origin, ...counts });
  const audit = await staging.write(importId);
  // Last, and before the rows are in for good: a bad row is at every moment in a file that is still to be imported.
  const badRowsFile = bad > 0 ? await badRows!.write(badLines(file, findings.bad)) : null;
  return { outcome: { importId, rows, added, changed, known, bad, badRowsFile }, audit };
}

function countsOf({ rows, added, changed, bad }: Findings) {
  return { rows, added, changed, known: rows - bad.size - added - changed, bad: bad.size };
}

/** What a record leaves unsaid, of a file or of a compensation. */
const UNSAID = {
  ...{ fileName: null, sha256: null, mapping: null, undoesId: null, reason: null },
  ...{ rowsRead: 0, rowsAdded: 0, rowsChanged: 0, rowsKnown: 0, rowsBad: 0, rowsRemoved: 0 },
};

async function record(tx: Transaction, said: Pick<Import, 'kind'> & Partial<Import>): Promise<string> {
  const id = tx.newId();
  await tx.insert(ImportTable, [{ ...UNSAID, ...said, id, byId: tx.viewer.personId, importedAt: tx.now }]);
  return id;
}

/** Two imports of the same file must not both find their rows new; nor may what one finds known be undone meanwhile. */
async function oneAtATime(tx: Transaction, kind: ImportKindCode): Promise<void> {
  // A large file takes longer than a request may, and so may the wait for it.
  await tx.manager.query('set local statement_timeout = 0; set local lock_timeout = 0');
  const key = `${kind} imports of ${tx.viewer.organizationId}`;
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
}

async function digestOf(file: SourceFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.open()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
