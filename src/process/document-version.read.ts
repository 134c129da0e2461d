import { computed, expression, one, ownRows, toJson } from '../platform/read/fields';
import type { Filters } from '../platform/read/filter';
import type { FieldRead, FieldScope, ReadModel } from '../platform/read/model';
import type { JsonObject } from '../workflow/definition';
import type { DefinitionFault } from '../workflow/definition-document';

/** Faults as the API tells them. */
export const toldFaults = (faults: readonly DefinitionFault[]) =>
  faults.map((fault) => ({ isWarning: false, ...fault }));

/** What is told of a document from itself. */
export const ofDocument = (told: (document: JsonObject) => unknown): FieldRead =>
  computed<JsonObject>(({ row }) => toJson('json', `${row}.document`), told);

/** SQL of the argument `document` of a root field, as a text: PostgreSQL is not to read what nobody has looked at. */
export const givenDocument = ({ statement, args }: FieldScope): string =>
  toJson(
    'text',
    statement.parameter((binding) => JSON.stringify(args.of(binding)['document']), 'text'),
  );

/** What every query can say of itself, whoever asks. */
export const constant = (value: unknown): FieldRead =>
  computed(
    () => `'true'`,
    () => value,
  );

/**
 * What the read models of all document versions share.
 * @param type the GraphQL type of the versions
 * @param series the column that says to which series a version belongs
 * @param faults everything for which a version cannot be published
 */
export const documentVersionFields = (type: string, series: string, faults: FieldRead): ReadModel['fields'] => ({
  inForce: expression('boolean', (row, scope) => {
    const newer = scope.statement.alias();
    return `${row}.status = 'PUBLISHED' and not exists (select from ${scope.tableOf(type).tablePath} ${newer}
      where ${ownRows(scope, type, newer)} and ${newer}.${series} = ${row}.${series}
        and ${newer}.status = 'PUBLISHED' and ${newer}.number > ${row}.number)`;
  }),
  faults,
  draftedBy: one('Person', 'drafted_by_id'),
  publishedBy: one('Person', 'published_by_id'),
  retiredBy: one('Person', 'retired_by_id'),
});

export const documentVersionFilters: Filters = {
  status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
  number: { cast: 'int', sql: (row, number) => `${row}.number = ${number}` },
};
