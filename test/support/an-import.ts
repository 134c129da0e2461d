import { Readable } from 'node:stream';
import { globalId } from '../../src/platform/global-id';
import type { SourceFile } from '../../src/platform/source-file';
import { isRefusal } from '../../src/shared/refusal';
import { aKey, type Steward } from './steward';

export const FEEDBACK_MAPPING = {
  dataset: 'tickets',
  source: 'CONVERSATION',
  party: 'FIRST_PARTY',
  speaker: 'CUSTOMER',
  receivedOn: { column: 'Date', format: 'YYYY-MM-DD' },
  channel: { column: 'Via' },
  product: { column: 'Product' },
  themes: [{ column: 'Tags', separator: ';' }],
  text: { column: 'Said' },
};
export const FEEDBACK_HEADER = 'Date,Via,Product,Tags,Said';

/** A file that is nowhere but here. */
export const aFileOf = (content: string, name = 'tickets.csv'): SourceFile => ({
  name,
  bytes: Buffer.byteLength(content),
  open: () => Readable.from([Buffer.from(content)]),
});

/** Imports rows of feedback under {@link FEEDBACK_HEADER}. @returns the global id of the import */
export async function anImport(steward: Steward, rows: readonly string[], by = 'ina@example.com'): Promise<string> {
  const outcome = await steward.house.imports.import(steward.caller(by), {
    kind: 'FEEDBACK',
    idempotencyKey: aKey(),
    file: aFileOf([FEEDBACK_HEADER, ...rows, ''].join('\n')),
    mapping: FEEDBACK_MAPPING,
  });
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return globalId('Import', outcome.importId);
}
