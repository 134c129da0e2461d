import { calendarDate } from '../shared/input-check';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, computed, expression, linkedBy, list, one, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { missingToEstablish } from './domain/need-life';
import { EvidenceTable, NeedTable } from './need.table';

/** How lists of evidence are ordered, wherever they stand. */
export const evidenceList = {
  orders: { COLLECTED_ON: [{ sql: (row) => `${row}.collected_on`, form: 'date' }] },
} as const satisfies ConnectionOptions;

/** Which evidence speaks for a row of needs. */
const forNeed = (alias: string, row: string): string =>
  `${alias}.subject_kind = 'NEED' and ${alias}.subject_id = ${row}.id`;

/** What was gathered, as much of it as the rule looks at. */
const gathered = (row: string): string =>
  `(select coalesce(json_agg(json_build_object('kind', e.kind, 'expiresOn', e.expires_on)), '[]')
    from evidence e where e.organization_id = ${row}.organization_id and ${forNeed('e', row)})`;

const needs = connection('Need', {
  orders: {
    CREATED_AT: [{ sql: (row) => `${row}.created_at`, form: 'timestamptz' }],
    TITLE: [{ sql: (row) => `${row}.title`, form: 'text' }],
  },
  filters: { status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` } },
});

export const needReads = [
  readModel('Need', NeedTable, {
    namedBy: one('Person', 'named_by_id'),
    establishedBy: one('Person', 'established_by_id'),
    themes: list('Theme', {
      where: linkedBy('need_themes', 'need_id', 'theme_id'),
      orderBy: (alias) => `${alias}.name`,
    }),
    evidence: connection('Evidence', { ...evidenceList, where: forNeed }),
    evidenceCount: expression(
      'number',
      (row) =>
        `(select count(*) from evidence e where e.organization_id = ${row}.organization_id and ${forNeed('e', row)})`,
    ),
    feedbackCount: expression(
      'number',
      (row) => `(select count(distinct f.feedback_id) from need_themes t
        join feedback_themes f on f.organization_id = t.organization_id and f.theme_id = t.theme_id
        where t.organization_id = ${row}.organization_id and t.need_id = ${row}.id)`,
    ),
    missingToEstablish: computed(
      ({ row }) =>
        jsonObject([
          ['need', jsonObject([['status', toJson('text', `${row}.status`)]])],
          ['evidence', toJson('json', gathered(row))],
        ]),
      (facts: Parameters<typeof missingToEstablish>[0], { now }) => missingToEstablish(facts, calendarDate(now)),
    ),
  }),
  readModel('Evidence', EvidenceTable, {
    need: one('Need', 'subject_id'),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  extendRead('Query', { need: byId('Need'), needs }),
];
