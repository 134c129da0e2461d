import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import type { JsonObject } from '../../workflow/definition';
import { parseDocument, type DefinitionFault } from '../../workflow/definition-document';

/** A draft may be edited; what is published never changes, and stays what it is once it is retired. */
export const DOCUMENT_STATUSES = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** One version of a document that an organization decides by: of its process, or of what its gates ask for. */
export interface DocumentVersion {
  readonly id: string;
  readonly organizationId: string;
  /** 1, 2, 3, … within its series: what was begun under it keeps this number. */
  readonly number: number;
  readonly status: DocumentStatus;
  readonly document: JsonObject;
  /** What differs from the version before, and why. */
  readonly note: string;
  /** The number of the version that it was drafted from; null when it was written anew. */
  readonly basedOnNumber: number | null;
  /** Null of the default that every organization begins with. */
  readonly draftedById: string | null;
  readonly draftedAt: Date;
  readonly publishedById: string | null;
  readonly publishedAt: Date | null;
  readonly retiredById: string | null;
  readonly retiredAt: Date | null;
  /** Raised by each edit, by publishing and by retiring. */
  readonly version: number;
}

type Numbered = Pick<DocumentVersion, 'number' | 'status' | 'document'>;
type Draft = Pick<DocumentVersion, 'number' | 'status' | 'document' | 'note' | 'basedOnNumber'>;

export interface DraftAsked {
  /** Left out: that of the version that it is based on. */
  readonly document?: JsonObject | null;
  readonly basedOnNumber?: number | null;
  readonly note: string;
}

export interface EditAsked {
  readonly document?: JsonObject | null;
  readonly note?: string | null;
}

/** Characters of JSON: the default lifecycle is a twentieth of it. */
const LONGEST_DOCUMENT = 200_000;
const LONGEST_NOTE = 2_000;

/** The version that what begins now is begun under: the newest that is published. */
export const inForce = <Version extends Pick<Numbered, 'number' | 'status'>>(
  versions: readonly Version[],
): Version | undefined =>
  versions.filter(({ status }) => status === 'PUBLISHED').toSorted((a, b) => b.number - a.number)[0];

/**
 * A further version as a draft, which may still have faults.
 * @param series all versions that there are
 * @returns or a refusal: another draft is open, there is nothing to start from, or the document is no document
 */
export function draft(asked: DraftAsked, series: readonly Numbered[]): Draft | InvalidInput | NotPossibleNow {
  const open = series.find(({ status }) => status === 'DRAFT');
  if (open) return notPossibleNow(`Version ${open.number} is a draft already: edit or publish that one.`, 'DRAFT');
  const check = new InputCheck();
  const note = check.text('input.note', asked.note, { max: LONGEST_NOTE });
  const basedOnNumber = asked.basedOnNumber ?? null;
  const base = series.find(({ number }) => number === basedOnNumber);
  if (basedOnNumber !== null && base === undefined) {
    check.problem('input.basedOnNumber', `There is no version ${basedOnNumber}.`);
  }
  const document = asked.document ?? base?.document ?? {};
  if (asked.document) checkDocument(check, asked.document);
  else if (basedOnNumber === null) {
    check.problem(
      'input.document',
      'Expected a document, or in input.basedOnNumber a version to start from: got neither.',
    );
  }
  if (check.failed) return check.refusal();
  const number = Math.max(0, ...series.map((version) => version.number)) + 1;
  return { number, status: 'DRAFT', document, note, basedOnNumber };
}

/** What is not given stays as it is. */
export function edit<Version extends DocumentVersion>(
  version: Version,
  asked: EditAsked,
): Version | InvalidInput | NotPossibleNow {
  if (version.status !== 'DRAFT') {
    return notPossibleNow(
      `Version ${version.number} is ${inWords(version)} and never changes: draft another from it.`,
      version.status,
    );
  }
  const check = new InputCheck();
  if (asked.document) checkDocument(check, asked.document);
  const note = asked.note == null ? version.note : check.text('input.note', asked.note, { max: LONGEST_NOTE });
  return check.failed ? check.refusal() : { ...version, note, document: asked.document ?? version.document };
}

/** From now on it is in force. @param faults of its document: with a single one that is no warning it cannot be published */
export function publish<Version extends DocumentVersion>(
  version: Version,
  faults: readonly DefinitionFault[],
  by: { readonly personId: string; readonly now: Date },
): Version | InvalidInput | NotPossibleNow {
  if (version.status !== 'DRAFT') {
    return notPossibleNow(`Version ${version.number} is ${inWords(version)}: a draft is published.`, version.status);
  }
  const check = new InputCheck();
  for (const { path, message, isWarning } of faults) if (isWarning !== true) check.problem(path, message);
  if (check.failed) return check.refusal();
  return { ...version, status: 'PUBLISHED', publishedById: by.personId, publishedAt: by.now };
}

/** Nothing begins under it any more, but what was begun goes on. @param series all versions that there are */
export function retire<Version extends DocumentVersion>(
  version: Version,
  series: readonly Pick<Numbered, 'number' | 'status'>[],
  by: { readonly personId: string; readonly now: Date },
): Version | NotPossibleNow {
  if (version.status !== 'PUBLISHED') {
    return notPossibleNow(
      `Version ${version.number} is ${inWords(version)}: a published one is retired.`,
      version.status,
    );
  }
  if (inForce(series)?.number === version.number) {
    return notPossibleNow(
      `Version ${version.number} is in force: publish another before it is retired.`,
      version.status,
    );
  }
  return { ...version, status: 'RETIRED', retiredById: by.personId, retiredAt: by.now };
}

const inWords = ({ status }: Pick<DocumentVersion, 'status'>): string =>
  ({ DRAFT: 'a draft', PUBLISHED: 'published', RETIRED: 'retired' })[status];

function checkDocument(check: InputCheck, document: JsonObject): void {
  const parsed = parseDocument(document);
  // Not even as a draft: whatever walks it would end in the stack.
  const tooDeep = Array.isArray(parsed) && (parsed as DefinitionFault[]).find(({ code }) => code === 'TOO_DEEP');
  if (tooDeep) check.problem('input.document', tooDeep.message);
  else {
    const { length } = JSON.stringify(document);
    if (length > LONGEST_DOCUMENT) {
      check.problem('input.document', `${length} characters of JSON: expected at most ${LONGEST_DOCUMENT}.`);
    }
  }
}
