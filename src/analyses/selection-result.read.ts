import { connection } from '../platform/read/connection';
import { computed, expression, money, one, toJson } from '../platform/read/fields';
import { readModel, type FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import type { Clash } from '../selection';
import { currencyOf, elements, listOfElements, member, moneyOf, proposalsIn } from './elements.read';

/** As many steps as are looked for when nobody says how many; and as many as one mostly adds or drops. */
const [STEPS, A_FEW] = [40, 3];

/** Of a set, at this path in the result. */
const ofSet = (name: string): FieldRead => money((row) => inSet(row, name), currencyOf);
const inSet = (row: string, name: string): string => `(${row}.result #>> '{recommendation,${name}}')::bigint`;

const clash = (of: string): FieldRead =>
  computed<Clash | null>(
    ({ row }) => toJson('json', `${row}.result #> '{${of},clash}'`),
    (found) => found && { ...found, constraints: found.constraints.map(({ name }) => name) },
  );

/** As JSON keeps it: amounts as texts. */
interface StoredStep {
  readonly next: Readonly<Record<'moreBudgetMinor' | 'moreWeightedValueMinor' | 'moreValueMinor', string>> | null;
  readonly currencyCode: string;
}

const nextStep = computed<StoredStep>(
  ({ row }) =>
    jsonObject([
      ['next', toJson('json', `${row}.value -> 'next'`)],
      ['currencyCode', toJson('text', `${row}.currency_code`)],
    ]),
  ({ next, currencyCode }) =>
    next && {
      moreBudget: { amountMinor: next.moreBudgetMinor, currencyCode },
      moreWeightedValue: { amountMinor: next.moreWeightedValueMinor, currencyCode },
      moreValue: { amountMinor: next.moreValueMinor, currencyCode },
    },
);

const withCurrency = (row: string): string => `, ${currencyOf(row)} as currency_code`;

export const selectionResultReads = [
  readModel('RecommendedSet', undefined, {
    status: expression('text', (row) => `${row}.result #>> '{recommendation,status}'`),
    budget: money((row) => `(${row}.result ->> 'budgetMinor')::bigint`, currencyOf),
    commitment: ofSet('commitmentMinor'),
    value: ofSet('valueMinor'),
    weightedValue: ofSet('weightedValueMinor'),
    gap: money((row) => `${inSet(row, 'boundMinor')} - ${inSet(row, 'weightedValueMinor')}`, currencyOf),
    tiesSettled: expression('boolean', (row) => `${row}.result #>> '{recommendation,tiesSettled}'`),
    engine: expression('text', (row) => `${row}.result #>> '{recommendation,engine}'`),
    clash: clash('recommendation'),
    candidates: connection('OfferedCandidate', {
      rows: ({ row }) =>
        elements(`${row}.result -> 'candidates'`, row, {
          ids: { proposal_id: 'proposalId', initiative_id: 'initiativeId' },
          more: withCurrency(row),
        }),
      key: 'proposal_id',
      orders: { RANK: [{ sql: (row) => `${row}.place`, form: 'integer' }] },
      filters: {
        isRecommended: { cast: 'boolean', sql: (row, is) => `(${row}.value -> 'isRecommended')::boolean = ${is}` },
        kind: { cast: 'text[]', sql: (row, kinds) => `${row}.value ->> 'kind' = any(${kinds})` },
      },
    }),
  }),
  readModel('OfferedCandidate', undefined, {
    proposal: one('Proposal', 'proposal_id'),
    initiative: one('Initiative', 'initiative_id'),
    kind: member('text', 'kind'),
    rank: member('number', 'rank'),
    isRecommended: member('boolean', 'isRecommended'),
    value: moneyOf('valueMinor'),
    weightedValue: moneyOf('weightedValueMinor'),
    commitment: moneyOf('commitmentMinor'),
  }),
  readModel('Frontier', undefined, {
    status: expression('text', (row) => `${row}.result #>> '{frontier,status}'`),
    isComplete: expression('boolean', (row) => `${row}.result #>> '{frontier,isComplete}'`),
    clash: clash('frontier'),
    steps: listOfElements(
      'FrontierStep',
      (row) => elements(`${row}.result #> '{frontier,steps}'`, row, { ids: {}, more: withCurrency(row) }),
      STEPS,
    ),
  }),
  readModel('FrontierStep', undefined, {
    commitment: moneyOf('commitmentMinor'),
    bestTo: moneyOf('bestToMinor'),
    value: moneyOf('valueMinor'),
    weightedValue: moneyOf('weightedValueMinor'),
    isProven: member('boolean', 'isProven'),
    added: proposalsIn((row) => `${row}.value -> 'added'`, A_FEW),
    dropped: proposalsIn((row) => `${row}.value -> 'dropped'`, A_FEW),
    next: nextStep,
  }),
];
