import { readsCustomerTexts } from '../customers';
import { connection } from '../platform/read/connection';
import { expression, one } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import type { Statement } from '../platform/read/statement';
import { StoryTable } from './story.table';

/** SQL that holds where the viewer may read a story: what the customer lets be told further, and nobody took back, is for everyone. */
const isOpen = (row: string, statement: Statement): string =>
  `(${row}.consent and ${row}.withdrawn_at is null or ${readsCustomerTexts(statement, `${row}.recorded_by_id`)})`;
const told = (column: string): FieldRead =>
  expression('text', (row, { statement }) => `case when ${isOpen(row, statement)} then ${row}.${column} end`);

export const storyReads = [
  readModel('Story', StoryTable, {
    journey: one('Journey', 'journey_id'),
    customer: one('Customer', 'customer_id'),
    title: told('title'),
    text: told('text'),
    withdrawnReason: told('withdrawn_reason'),
    textHidden: expression(
      'boolean',
      (row, { statement }) => `(${row}.text is not null and not ${isOpen(row, statement)})`,
    ),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  extendRead('Query', {
    stories: connection('Story', {
      orders: { TOLD_ON: [{ sql: (row) => `${row}.told_on`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: {
        journeyId: filterById('Journey', (row, id) => `${row}.journey_id = ${id}`),
        customerId: filterById('Customer', (row, id) => `${row}.customer_id = ${id}`),
        experience: { cast: 'text', sql: (row, experience) => `${row}.experience = ${experience}` },
        consent: { cast: 'boolean', sql: (row, consent) => `${row}.consent = ${consent}` },
        withdrawn: { cast: 'boolean', sql: (row, withdrawn) => `(${row}.withdrawn_at is not null) = ${withdrawn}` },
        toldFrom: { cast: 'date', sql: (row, day) => `${row}.told_on >= ${day}` },
        toldTo: { cast: 'date', sql: (row, day) => `${row}.told_on <= ${day}` },
      },
    }),
  }),
];
