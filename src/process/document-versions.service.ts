import type { EntitySchema } from 'typeorm';
import { changesOf, oneAtATime, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { DefinitionFault } from '../workflow/definition-document';
import {
  draft,
  edit,
  publish,
  retire,
  type DocumentVersion,
  type DraftAsked,
  type EditAsked,
} from './domain/document-version';

/** One kind of documents that are kept in versions, in a series for each word of `series`. */
export interface DocumentKind<Row extends DocumentVersion, Series extends keyof Row & string> {
  /** As commands and payloads call it: `WorkflowDefinition`. */
  readonly name: string;
  /** As a person calls it: `workflow definition`. */
  readonly inWords: string;
  /** As the audit calls it: `WORKFLOW_DEFINITION`. */
  readonly subjectKind: string;
  readonly table: EntitySchema<Row>;
  /** The column that says to which series a version belongs. */
  readonly series: Series;
  /** All for which it cannot be published. */
  readonly faults: (version: Row, tx: Transaction) => readonly DefinitionFault[] | Promise<readonly DefinitionFault[]>;
}

type Outcome = Readonly<Record<string, string>>;
interface Versioned extends Keyed {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Drafts, edits, publishes and retires versions of one kind of documents. */
export class DocumentVersionsService<Row extends DocumentVersion, Series extends keyof Row & string> {
  constructor(
    private readonly governor: Governor,
    private readonly kind: DocumentKind<Row, Series>,
  ) {}

  draft(
    caller: Caller,
    input: DraftAsked & Keyed & { readonly series: Row[Series] & string },
  ): Promise<Outcome | Refusal> {
    const { name, table, series } = this.kind;
    return this.governor.govern(caller, `draft${name}`, input, async (tx) => {
      requirePermission(tx, 'changeProcess');
      await oneAtATime(tx, `${table.options.name} drafts`);
      const drafted = draft(input, await tx.all(table, series, [input.series]));
      if (isRefusal(drafted)) return drafted;
      const written = { [series]: input.series, ...drafted };
      const by = { draftedById: tx.viewer.personId, draftedAt: tx.now, version: 1 };
      const untouched = { publishedById: null, publishedAt: null, retiredById: null, retiredAt: null };
      const row = { id: tx.newId(), ...written, ...by, ...untouched } as unknown as Row;
      await tx.insert(table, [row]);
      return this.done('Drafted', row.id, { after: written });
    });
  }

  edit(caller: Caller, input: EditAsked & Versioned): Promise<Outcome | Refusal> {
    return this.change(caller, 'edit', 'Edited', input, (version) => edit(version, input));
  }

  publish(caller: Caller, input: Versioned): Promise<Outcome | Refusal> {
    return this.change(caller, 'publish', 'Published', input, async (version, tx) =>
      publish(version, await this.kind.faults(version, tx), { personId: tx.viewer.personId, now: tx.now }),
    );
  }

  retire(caller: Caller, input: Versioned): Promise<Outcome | Refusal> {
    const { table, series } = this.kind;
    return this.change(caller, 'retire', 'Retired', input, async (version, tx) => {
      const others = await tx.all(table, series, [version[series] as string]);
      return retire(version, others, { personId: tx.viewer.personId, now: tx.now });
    });
  }

  private change(
    caller: Caller,
    verb: string,
    action: string,
    input: Versioned,
    decide: (version: Row, tx: Transaction) => Row | Refusal | Promise<Row | Refusal>,
  ): Promise<Outcome | Refusal> {
    const { name, inWords, table } = this.kind;
    return this.governor.govern(caller, `${verb}${name}`, input, async (tx) => {
      const version = await tx.lock(table, input.id, inWords);
      requirePermission(tx, 'changeProcess');
      const stale = tx.stale(version, input.expectedVersion, `version ${version.number} of the ${inWords}`);
      if (stale) return stale;
      const decided = await decide(version, tx);
      if (isRefusal(decided)) return decided;
      await tx.replace(table, version, decided);
      return this.done(action, version.id, changesOf(version, decided));
    });
  }

  private done(action: string, id: string, changes: { readonly before?: object; readonly after: object }) {
    const own = `${this.kind.name[0]!.toLowerCase()}${this.kind.name.slice(1)}`;
    return {
      outcome: { [`${own}Id`]: id },
      audit: [{ subjectKind: this.kind.subjectKind, subjectId: id, action: `${own}${action}`, ...changes }] as const,
    };
  }
}
