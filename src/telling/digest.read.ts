import { connection } from '../platform/read/connection';
import { byId, computed, expression, list, theOne } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { digestFacts, digestFactsSql, type StoredFacts } from './digest-facts';
import { DigestScheduleTable, DigestTable } from './digest.table';
import { digestOf, titleOf } from './domain/digest';
import { htmlOf, markdownOf } from './domain/digest-rendering';

const ofContent = (name: string) => expression('json', (row) => `${row}.content -> '${name}'`);

/** By the facts and the words by which it would be issued. */
const previewDigest = computed<StoredFacts>(
  ({ statement }) => {
    const now = statement.parameter((binding) => binding.now, 'timestamptz');
    return `${digestFactsSql({ organization: statement.organization, now })}::text`;
  },
  (stored, { now }) => {
    const content = digestOf(digestFacts(stored), now);
    return { ...content, title: titleOf(content), markdown: markdownOf(content), html: htmlOf(content) };
  },
);

export const digestReads = [
  readModel('DigestSchedule', DigestScheduleTable, {
    recipients: list('Person', {
      where: (alias) => `exists (select from digest_recipients r
        where r.organization_id = ${alias}.organization_id and r.person_id = ${alias}.id)`,
      orderBy: (alias) => `${alias}.name, ${alias}.id`,
    }),
  }),
  readModel('Digest', DigestTable, {
    from: ofContent('from'),
    to: ofContent('to'),
    moved: ofContent('moved'),
    comparedCount: ofContent('comparedCount'),
    leftOut: ofContent('leftOut'),
    participation: ofContent('participation'),
  }),
  extendRead('Query', {
    digestSchedule: theOne('DigestSchedule'),
    digest: byId('Digest'),
    digests: connection('Digest', {
      orders: { ISSUED_AT: [{ sql: (row) => `${row}.issued_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: {
        issuedFrom: { cast: 'timestamptz', sql: (row, moment) => `${row}.issued_at >= ${moment}` },
        issuedBefore: { cast: 'timestamptz', sql: (row, moment) => `${row}.issued_at < ${moment}` },
      },
    }),
    previewDigest,
  }),
];
