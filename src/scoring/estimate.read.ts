import { globalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { filterById } from '../platform/read/filter';
import { expression, list, one, pointingBack, theOne, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonObject, literal, type Statement } from '../platform/read/statement';
import { DRIVER_CODES } from './domain/drivers';
import { EstimateTable } from './estimate.table';
import { EvidencePolicyTable } from './evidence-policy.table';

interface Entered {
  readonly low: string | null;
  readonly likely: string;
  readonly high: string | null;
  readonly currencyCode: string;
}

const enteredMoney = ({ currencyCode, ...amounts }: Entered) => {
  const money = (amountMinor: string | null) => amountMinor && { amountMinor, currencyCode };
  return { low: money(amounts.low), likely: money(amounts.likely), high: money(amounts.high) };
};

const points = (column: string): FieldRead => expression('number', (row) => `${row}.${column} / 100.0`);

/** The order of the tables of drivers, not of the alphabet. */
const driverPosition = (row: string): string =>
  `array_position(array[${DRIVER_CODES.map(literal).join(', ')}], ${row}.driver)`;

/** Of an open scoring round, everybody sees their own: by whatever way, and whatever their role. */
const shown = (row: string, statement: Statement): string => {
  const viewer = statement.parameter((binding) => binding.viewer.personId, 'uuid');
  return `(not ${row}.blind or ${row}.scorer_id = ${viewer})`;
};

const estimate = readModel(
  'Estimate',
  EstimateTable,
  {
    proposal: one('Proposal', 'proposal_id'),
    scorer: one('Person', 'scorer_id'),
    evidence: list('Evidence', {
      where: (alias, row) => `${alias}.id = any(${row}.evidence_ids)`,
      orderBy: (alias) => `${alias}.collected_on, ${alias}.id`,
    }),
    counted: expression(
      'boolean',
      (row) =>
        `(${row}.in_force and (select p.proposer_id <> ${row}.scorer_id from proposals p
          where p.organization_id = ${row}.organization_id and p.id = ${row}.proposal_id))`,
    ),
    roundId: {
      sql: ({ row }) => toJson('text', `${row}.round_id`),
      answer: (raw: string) => globalId('ScoringRound', raw),
    },
    low: points('low_hundredths'),
    likely: points('likely_hundredths'),
    high: points('high_hundredths'),
    entered: {
      sql: ({ row }) =>
        `case when ${row}.entered_likely_minor is null then 'null' else ${jsonObject([
          ['low', toJson('bigint', `${row}.entered_low_minor`)],
          ['likely', toJson('bigint', `${row}.entered_likely_minor`)],
          ['high', toJson('bigint', `${row}.entered_high_minor`)],
          ['currencyCode', toJson('text', `${row}.entered_currency_code`)],
        ])} end`,
      answer: enteredMoney,
    },
  },
  shown,
);

export const estimateReads = [
  estimate,
  readModel('EvidencePolicy', EvidencePolicyTable),
  extendRead('Query', { evidencePolicy: theOne('EvidencePolicy') }),
  extendRead('Proposal', {
    estimates: connection('Estimate', {
      where: pointingBack('proposal_id'),
      orders: {
        DRIVER: [{ sql: driverPosition, form: 'integer' }],
        UPDATED_AT: [{ sql: (row) => `${row}.updated_at`, form: 'timestamptz' }],
      },
      filters: {
        driver: { cast: 'text[]', sql: (row, drivers) => `${row}.driver = any(${drivers})` },
        scorerId: filterById('Person', (row, id) => `${row}.scorer_id = ${id}`),
      },
    }),
  }),
];
