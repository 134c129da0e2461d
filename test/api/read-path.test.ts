import fc from 'fast-check';
import { execute, parse, validate, type GraphQLObjectType } from 'graphql';
import { createGateway } from '../../src/platform/graphql/executor';
import { globalId } from '../../src/platform/global-id';
import { Reader } from '../../src/platform/read/reader';
import { Reference, type Reading } from '../support/reference';
import { anAwkwardOrganization } from '../support/reference-data';
import { anOperation, everyField, type Choose, type Ground, type Operation } from '../support/reference-operations';
import { rowOfCursor } from '../support/reference-page';
import { NODE_TABLES } from '../support/reference-resolvers';
import { Steward } from '../support/steward';

const ADA = 'ada@example.com';
let steward: Steward;
let reference: Reference;
let reading: Reading;
let ground: Ground;
let idsOf: Map<string, string[]>;
beforeAll(async () => {
  steward = await Steward.start();
  await anAwkwardOrganization(steward, 'example.com');
  await anAwkwardOrganization(steward, 'other.example');
  reference = new Reference(steward);
  reading = await reference.readerFor(ADA);
  const other = await reference.readerFor('ada@other.example');
  idsOf = new Map();
  const foreign: string[] = [];
  for (const [type, table] of Object.entries(NODE_TABLES)) {
    const own = (await reading.rows.all(table)).map((row) => globalId(type, row['id'] as string));
    idsOf.set(type, own);
    foreign.push(globalId(type, (await other.rows.all(table))[0]!['id'] as string));
  }
  const few = [...idsOf.values()].flatMap((ids) => ids.slice(0, 3));
  ground = {
    schema: steward.house.schema,
    ids: [...few, ...foreign, 'no id', globalId('Person', '01890000-0000-7000-8000-000000000000'), ''],
    has: (type, field) => reference.has(type, field),
  };
});
afterAll(() => steward.stop());

/** An answer with each cursor replaced by the row that it stands for: the reference makes cursors of its own. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_key, value: unknown) =>
    typeof value === 'string' ? (rowOfCursor(value) ?? value) : value,
  );

/** Every value that an answer has under this name, wherever. */
function valuesNamed(name: string, answer: unknown): unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => (key === name ? [value] : valuesNamed(name, value)));
}

async function expectEqualAnswers(query: string, variables: Record<string, unknown>): Promise<unknown> {
  const { status, ...answer } = await steward.ask(ADA, query, variables);
  const expected = await reference.answer(reading, query, variables);
  explained(`${query}\n${JSON.stringify(variables)}`, () => {
    expect({ status, ...(comparable(answer) as object) }).toEqual({ status: 200, ...(comparable(expected) as object) });
  });
  return answer;
}

/** Puts what was asked before the message of a failure: a difference alone does not tell. */
function explained(asked: string, expectation: () => void): void {
  try {
    expectation();
  } catch (error) {
    if (error instanceof Error) error.message = `${asked}\n${error.message}`;
    throw error;
  }
}

describe('A query', () => {
  it('answers as the reference does, for every field of every type', async () => {
    for (const [type, ids] of idsOf) {
      const objectType = steward.house.schema.getType(type) as GraphQLObjectType;
      const query = `query($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} ${everyField(ground, objectType, 2)} } }`;
      await expectEqualAnswers(query, { ids: ids.slice(0, 8) });
    }
    await expectEqualAnswers(`{ ${everyField(ground, steward.house.schema.getQueryType()!, 1).slice(1)}`, {});
  }, 60_000);

  it('answers as the reference does, whatever is selected', async () => {
    const property = fc.asyncProperty(fc.gen(), async (generate) => {
      const choose: Choose = (count) => generate(fc.nat, count - 1);
      const operation = anOperation(ground, choose);
      expect(
        validate(steward.house.schema, parse(operation.text())).map(
          (error) => `${error.message} in ${operation.text()}`,
        ),
      ).toEqual([]);
      const first = await expectEqualAnswers(operation.text(), operation.variables);
      const cursors = cursorsFrom(first, operation, choose);
      await expectEqualAnswers(operation.text(), { ...operation.variables, ...cursors, ...turned(operation) });
      if (choose(3) === 0) await expectEqualAnswers(operation.text(cursors), without(cursors, operation.variables));
    });
    await fc.assert(property, { numRuns: 150, interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true });
  }, 60_000);
});

/** A cursor of the first answer for each variable that takes one. */
function cursorsFrom(answer: unknown, { cursors }: Operation, choose: Choose): Record<string, string> {
  return Object.fromEntries(
    cursors.flatMap((name) => {
      const edges = valuesNamed(name, answer).flat() as { cursor: string }[];
      return edges.length === 0 ? [] : [[name, edges[choose(edges.length)]!.cursor]];
    }),
  );
}
const turned = ({ conditions, variables }: Operation): Record<string, unknown> =>
  Object.fromEntries(conditions.map((name) => [name, variables[name] !== true]));
const without = (names: object, variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !(name in names)));

void execute;
void createGateway;
void Reader;
