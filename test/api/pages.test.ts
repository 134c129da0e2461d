import fc from 'fast-check';
import type { EntityManager, EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { FeedbackTable, NeedTable } from '../../src/listening';
import { PersonTable } from '../../src/people';
import { ProposalTable } from '../../src/proposals';
import { globalId } from '../../src/platform/global-id';
import { aBank } from '../support/a-bank';
import { candidates } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';

const ADA = 'ada@example.com';
/** Few values, so that most rows share their place with others. */
const WORDS = ['Say "no"', "O'Brien", 'Zürich → 東京 🚏'] as const;
const MOMENTS = ['2026-01-05T10:00:00.001Z', '2026-01-05T10:00:00.002Z'] as const;
const DAYS = ['2026-01-31', '2026-02-01'] as const;

let steward: Steward;
let common: { organizationId: string; personId: string };
beforeAll(async () => {
  steward = await aBank();
  const [person] = await inTheBank((manager) => manager.getRepository(PersonTable).find({ where: { email: ADA } }));
  common = { organizationId: person!.organizationId, personId: person!.id };
});
afterAll(() => steward.stop());

const inTheBank = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> => inOrganizationOf(steward, ADA, work);

/** A list of the API whose rows a test adds and deletes; `key` chooses the place of a row in each order. */
interface List {
  readonly field: string;
  readonly type: string;
  readonly table: EntitySchema<any>;
  readonly orders: readonly string[];
  readonly row: (key: number) => Record<string, unknown>;
}
const nth = <T>(values: readonly T[], index: number): T => values[index % values.length]!;

const LISTS: readonly List[] = [
  {
    field: 'people',
    type: 'Person',
    table: PersonTable,
    orders: ['NAME'],
    row: (key) => ({ name: nth(WORDS, key), email: `${uuidv7()}@example.com`, version: 1, createdAt: new Date() }),
  },
  {
    field: 'needs',
    type: 'Need',
    table: NeedTable,
    orders: ['CREATED_AT', 'TITLE'],
    row: (key) => ({
      title: nth(WORDS, key),
      statement: 'They wait',
      status: 'CANDIDATE',
      namedById: common.personId,
      version: 1,
      createdAt: new Date(nth(MOMENTS, key)),
    }),
  },
  {
    field: 'feedback',
    type: 'Feedback',
    table: FeedbackTable,
    orders: ['RECEIVED_ON'],
    row: (key) => ({
      source: 'SURVEY',
      party: 'FIRST_PARTY',
      speaker: 'CUSTOMER',
      language: 'ENGLISH',
      receivedOn: nth(DAYS, key),
      attributes: {},
      recordedById: common.personId,
      recordedAt: new Date(),
    }),
  },
  {
    field: 'proposals',
    type: 'Proposal',
    table: ProposalTable,
    orders: ['UPDATED_AT', 'CREATED_AT', 'TITLE'],
    row: (key) => ({
      title: nth(WORDS, key),
      whoIsHurt: 'Customers',
      howTheyAreHurt: 'They wait',
      status: 'IDEA',
      proposerId: common.personId,
      currencyCode: 'USD',
      version: 1,
      createdAt: new Date(nth(MOMENTS, key)),
      updatedAt: new Date(nth(MOMENTS, key + 1)),
    }),
  },
];

/** Adds rows with these keys; their ids. */
async function add({ table, row }: List, keys: readonly number[]): Promise<string[]> {
  const { organizationId } = common;
  const rows = keys.map((key): Record<string, unknown> => ({ id: uuidv7(), organizationId, ...row(key) }));
  if (rows.length === 0) return [];
  await inTheBank((manager) =>
    manager.createQueryBuilder().insert().into(table).values(rows).updateEntity(false).execute(),
  );
  return rows.map((each) => each['id'] as string);
}

async function remove({ table }: List, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await inTheBank((manager) => manager.getRepository(table).delete([...ids]));
}

interface Page {
  readonly edges: readonly { readonly node: Record<string, any> }[];
  readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>;
}

/**
 * Walks from one end to the other.
 * @param read a page, by the page's arguments
 * @param between what happens before the next page is asked for
 * @returns the nodes as they were met, in the order of the list
 */
async function walk(
  read: (page: string) => Promise<Page>,
  { back, size }: { readonly back: boolean; readonly size: number },
  between: (pages: number) => Promise<void>,
): Promise<Record<string, any>[]> {
  const met: Record<string, any>[][] = [];
  let from = '';
  for (;;) {
    const { edges, pageInfo } = await read(back ? `last: ${size}${from}` : `first: ${size}${from}`);
    expect(edges.length).toBeLessThanOrEqual(size);
    met.push(edges.map((edge) => edge.node));
    if (!(back ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
    expect(edges).toHaveLength(size);
    from = back ? `, before: "${pageInfo.startCursor}"` : `, after: "${pageInfo.endCursor}"`;
    await between(met.length);
  }
  return (back ? met.toReversed() : met).flat();
}

/** What happens between two pages: rows that are added by their keys, and rows that are deleted, by a number each. */
const aChange = fc.record({
  added: fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
  deleted: fc.array(fc.nat(), { maxLength: 2 }),
});
const aWalk = fc.record({
  back: fc.boolean(),
  size: fc.integer({ min: 1, max: 7 }),
  direction: fc.constantFrom('ASC', 'DESC'),
  keys: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 }),
  changes: fc.array(aChange, { maxLength: 12 }),
});

describe('A walk through the pages of a list', () => {
  const orders = LISTS.flatMap((list) =>
    list.orders.map((order) => ({ list, order, name: `${list.field} by ${order}` })),
  );

  it.each(orders)('meets no row twice and misses none that was there all the time: $name', async ({ list, order }) => {
    const property = fc.asyncProperty(aWalk, async ({ direction, keys, changes, ...way }) => {
      const present = await add(list, keys);
      const mortal = present.splice(0, Math.floor(present.length / 2));
      const everAdded = [...present, ...mortal];
      const query = (page: string) => `{ ${list.field}(${page}, orderBy: {field: ${order}, direction: ${direction}}) {
        edges { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
      const read = async (page: string) => (await steward.data(ADA, query(page)))[list.field] as Page;
      const met = await walk(read, way, async (pages) => {
        const { added, deleted } = changes[pages - 1] ?? { added: [], deleted: [] };
        const born = await add(list, added);
        everAdded.push(...born);
        mortal.push(...born);
        const dying = new Set(mortal.length === 0 ? [] : deleted.map((number) => nth(mortal, number)));
        await remove(list, [...dying]);
      });
      await remove(list, everAdded);
      const ids = met.map((node) => node['id'] as string);
      expect(ids).toHaveLength(new Set(ids).size);
      expect(ids).toEqual(expect.arrayContaining(present.map((id) => globalId(list.type, id))));
    });
    await fc.assert(property, { numRuns: 12 });
  });
});

describe('A walk through the pages of a ranking', () => {
  it('meets each candidate once, in the order of the whole, with the ranks of the whole', async () => {
    const micro = fc.constantFrom(5_000_000n, 5_000_001n, -3n, 0n);
    const aRanking = fc.record({
      rows: fc.array(
        fc.record({
          scoresMicro: fc.record({ 100: micro, 200: micro, 400: micro }),
          valuePerCostMicro: fc.constantFrom(null, 0n, 7n, -7n, 9_223_372_036_854_775_807n),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      weight: fc.constantFrom('ONE', 'TWO', 'FOUR'),
      back: fc.boolean(),
      size: fc.integer({ min: 1, max: 7 }),
    });
    const property = fc.asyncProperty(aRanking, async ({ rows, weight, ...way }) => {
      const portfolioId = await aPortfolio(steward, `Portfolio ${uuidv7()}`, 1_000_000n);
      await candidates(steward, portfolioId, rows);
      const query = (page: string) => `{ node(id: "${portfolioId}") { ... on Portfolio {
        ranking(${page}, inactionWeight: ${weight}) { edges { node { rank tied withinBudget proposal { id } } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`;
      const read = async (page: string) => (await steward.data(ADA, query(page)))['node'].ranking as Page;
      const whole = (await read('first: 100')).edges.map((edge) => edge.node);
      expect(whole).toHaveLength(rows.length);
      expect(await walk(read, way, () => Promise.resolve())).toEqual(whole);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
