import { textsAreOpen } from '../customers';
import { Fault } from '../shared/fault';
import { InputCheck } from '../shared/input-check';
import { connection } from '../platform/read/connection';
import { computed, expression, linkedBy, list, one, theOne, toJson } from '../platform/read/fields';
import { filterById, type Filters } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import type { Feedback } from './domain/feedback';
import { FeedbackLanguageTable } from './feedback-language.table';
import { ChannelTable, FeedbackTable, ProductTable, ThemeTable } from './feedback.table';

const LONGEST_SEARCH = 200;

/** SQL that holds where the viewer may read the texts of a row. */
export const isOpen = (row: string, statement: FieldScope['statement']): string =>
  textsAreOpen(statement, row, `${row}.recorded_by_id`);

/** The `filter` of feedback, wherever it is listed or counted. */
export const feedbackFilters: Filters = {
  source: { cast: 'text[]', sql: (row, sources) => `${row}.source = any(${sources})` },
  speaker: { cast: 'text[]', sql: (row, speakers) => `${row}.speaker = any(${speakers})` },
  channelId: filterById('Channel', (row, id) => `${row}.channel_id = ${id}`),
  productId: filterById('Product', (row, id) => `${row}.product_id = ${id}`),
  productOwnerId: filterById(
    'Person',
    (row, id) =>
      `exists (select from products o where o.organization_id = ${row}.organization_id and o.id = ${row}.product_id and o.owner_id = ${id})`,
  ),
  journeyId: filterById('Journey', (row, id) => `${row}.journey_id = ${id}`),
  customerId: filterById('Customer', (row, id) => `${row}.customer_id = ${id}`),
  themeId: filterById(
    'Theme',
    (row, id) =>
      `exists (select from feedback_themes l where l.organization_id = ${row}.organization_id and l.feedback_id = ${row}.id and l.theme_id = ${id})`,
  ),
  search: {
    cast: 'text',
    sql: (row, search, { statement }) =>
      `(${row}.id in (select search_feedback(${search})) and ${isOpen(row, statement)})`,
    value: searched,
  },
  receivedFrom: { cast: 'date', sql: (row, day) => `${row}.received_on >= ${day}` },
  receivedTo: { cast: 'date', sql: (row, day) => `${row}.received_on <= ${day}` },
  importId: filterById('Import', (row, id) => `${row}.import_id = ${id}`),
  attribute: {
    cast: 'jsonb',
    sql: (row, attribute, { statement }) => `(${row}.attributes @> ${attribute} and ${isOpen(row, statement)})`,
    value: ({ name, value }: { name: string; value: string }) => JSON.stringify({ [name]: value }),
  },
};

/** @throws Fault BAD_USER_INPUT for a search that is empty or too long */
function searched(search: string): string {
  const check = new InputCheck();
  const text = check.text('feedback: filter.search', search, { max: LONGEST_SEARCH });
  if (check.failed) throw new Fault('BAD_USER_INPUT', check.refusal().message);
  return text;
}

/** How many pieces of feedback name this row in a column of theirs. */
export const feedbackCount = (column: string): FieldRead =>
  expression(
    'number',
    (row) =>
      `(select count(*) from feedback f where f.organization_id = ${row}.organization_id and f.${column} = ${row}.id)`,
  );

const byName = (type: string): FieldRead =>
  connection(type, { orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] } });

export const feedbackReads = [
  readModel('Channel', ChannelTable, { feedbackCount: feedbackCount('channel_id') }),
  readModel('Product', ProductTable, {
    owner: one('Person', 'owner_id'),
    feedbackCount: feedbackCount('product_id'),
  }),
  readModel('Theme', ThemeTable, {
    feedbackCount: expression(
      'number',
      (row) =>
        `(select count(*) from feedback_themes l where l.organization_id = ${row}.organization_id and l.theme_id = ${row}.id)`,
    ),
  }),
  readModel('FeedbackLanguageSetting', FeedbackLanguageTable),
  readModel('Feedback', FeedbackTable, {
    text: expression('text', (row, { statement }) => `case when ${isOpen(row, statement)} then ${row}.text end`),
    textHidden: expression(
      'boolean',
      (row, { statement }) =>
        `((${row}.text is not null or ${row}.attributes <> '{}') and not ${isOpen(row, statement)})`,
    ),
    customer: one('Customer', 'customer_id'),
    channel: one('Channel', 'channel_id'),
    product: one('Product', 'product_id'),
    journey: one('Journey', 'journey_id'),
    themes: list('Theme', {
      where: linkedBy('feedback_themes', 'feedback_id', 'theme_id'),
      orderBy: (alias) => `${alias}.name`,
    }),
    attributes: computed(
      ({ row, statement }) =>
        toJson('json', `case when ${isOpen(row, statement)} then ${row}.attributes else '{}' end`),
      (attributes: Feedback['attributes']) => Object.entries(attributes).map(([name, value]) => ({ name, value })),
    ),
    import: one('Import', 'import_id'),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  extendRead('Query', {
    feedbackLanguage: theOne('FeedbackLanguageSetting'),
    channels: byName('Channel'),
    products: byName('Product'),
    themes: byName('Theme'),
    feedback: connection('Feedback', {
      orders: { RECEIVED_ON: [{ sql: (row) => `${row}.received_on`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: feedbackFilters,
    }),
  }),
];
