import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { readMapping, type FeedbackMapping } from '../../../src/listening/domain/feedback-mapping';
import { type CsvRow } from '../../../src/imports/domain/row';
import { isRefusal } from '../../../src/shared/refusal';

const demo = (file: string): string => readFileSync(path.join(__dirname, '../../../demo', file), 'utf8');

/** The real complaints, row by row. */
export const complaints: readonly CsvRow[] = parse(demo('complaints.csv'), { columns: true });

export function complaintsMapping(): FeedbackMapping {
  const mapping = readMapping(JSON.parse(demo('complaints.mapping.json')));
  if (isRefusal(mapping)) throw new Error(mapping.message);
  return mapping;
}
