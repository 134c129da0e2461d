import { readFileSync } from 'node:fs';
import { buildSchema, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { aBank, idOf } from '../support/a-bank';
import { anInitiative } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { aDraft, anAssessed, underAssessment } from '../support/a-proposal';
import { nastyLists, NASTY_OBJECTS, NASTY_VALUES, NASTY_WORDS } from '../support/nasty-values';
import { aKey, type Answer, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

type Input = Record<string, unknown>;
type Path = readonly (string | number)[];
interface Attack {
  readonly path: Path;
  readonly value: unknown;
}

/** Holds every role, and has no part in the proposals and initiatives below. */
const ACTOR = 'liam@example.com';
/** What answers must never hold: a stack, a file, SQL, a constraint's name. */
const INSIDE = /node_modules|\.[jt]s:\d|call stack|\bselect\b.*\bfrom\b|insert into|violates|_(fk|key|pk|check)\b/i;

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const mutations = Object.values(schema.getMutationType()!.getFields()).map(({ name, args }) => {
  const inputType = getNullableType(args[0]!.type) as GraphQLInputObjectType;
  return {
    name,
    inputType,
    document: `mutation($input: ${inputType}!) { answer: ${name}(input: $input) { __typename
    ... on UserError { code message } } }`,
  };
});

let steward: Steward;
/** The id that a field takes, by its name or by `mutation.field`. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  steward = await aBank();
  ids = await someIds();
});
afterAll(() => steward.stop());

/** Subjects that stand where something can be done with them. */
async function someIds(): Promise<Record<string, string>> {
  const [actor, ben, bea] = await Promise.all(
    [ACTOR, 'ben@example.com', 'bea@example.com'].map((e) => idOf(steward, e)),
  );
  const made = await steward.data(
    'ada@example.com',
    `mutation($actor: ID!, $bea: ID!) {
      product: addProduct(input: { name: "Cards", idempotencyKey: "product-1" }) { ... on AddProductPayload { product { id } } }
      channel: addChannel(input: { name: "Branch", idempotencyKey: "channel-1" }) { ... on AddChannelPayload { channel { id } } }
      theme: addTheme(input: { name: "Waiting", idempotencyKey: "theme-001" }) { ... on AddThemePayload { theme { id } } }
      need: nameNeed(input: { title: "Know", statement: "I know", idempotencyKey: "need-0001" }) { ... on NameNeedPayload { need { id } } }
      admin: grantRole(input: { personId: $actor, role: ADMIN, idempotencyKey: "admin-01" }) { __typename }
      scorer: grantRole(input: { personId: $actor, role: SCORER, idempotencyKey: "scorer-1" }) { __typename }
      role: grantRole(input: { personId: $bea, role: SCORER, idempotencyKey: "role-001" }) { ... on GrantRolePayload { roleGrant { id } } }
    }`,
    { actor, bea },
  );
  const portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
  const [draft, open, assessed] = [
    await aDraft(steward, portfolioId),
    await underAssessment(steward, portfolioId),
    await anAssessed(steward, portfolioId),
  ];
  const { pillars } = await steward.data(ACTOR, '{ pillars { id } }');
  const of = (name: string): string =>
    (made[name] as Record<string, { id: string }>)[name === 'role' ? 'roleGrant' : name]!.id;
  return {
    ...{ portfolioId, initiativeId: await anInitiative(steward, portfolioId), proposalId: assessed.id },
    ...{ 'editProposal.proposalId': draft.id, 'submitProposal.proposalId': draft.id },
    ...{
      'estimateDriver.proposalId': open.id,
      'estimateDrivers.proposalId': open.id,
      'closeAssessment.proposalId': open.id,
    },
    ...{ personId: bea!, ownerId: bea!, leadId: bea!, businessOwnerId: ben!, sponsorId: bea! },
    ...{ productId: of('product'), channelId: of('channel'), themeIds: of('theme'), needId: of('need') },
    ...{ needIds: of('need'), roleGrantId: of('role'), pillarId: pillars[0].id, pillarIds: pillars[0].id },
  };
}

const DATES: Readonly<Record<string, string>> = {
  until: '2027-01-01',
  expiresOn: '2027-01-01',
  windowTo: '2026-10-31',
};
const WORDS: Readonly<Record<string, string>> = { metric: 'CSAT', role: 'COMPLIANCE' };
/** Left out of an input that could be accepted, since they exclude one another. */
const EXCLUDED = ['nps', 'mean', 'confidence', 'notApplicable'];

/** A value that could be accepted. */
function honest(mutation: string, field: string, type: GraphQLInputType, version: number): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [honest(mutation, field, bare.ofType as GraphQLInputType, version)];
  if (isInputObjectType(bare)) return honestInput(mutation, bare, version);
  if (isEnumType(bare)) return WORDS[field] ?? bare.getValues()[0]!.name;
  switch (bare.name) {
    case 'ID':
      return ids[`${mutation}.${field}`] ?? ids[field];
    case 'LocalDate':
      return DATES[field] ?? '2026-10-01';
    case 'Int':
      return field === 'expectedVersion' ? version : 3;
    case 'Float':
      return 5;
    case 'BigInt':
      return '100';
    case 'Boolean':
      return true;
    default:
      return field === 'idempotencyKey' ? aKey() : field === 'link' ? 'https://example.com/paper' : 'Some text';
  }
}

const honestInput = (mutation: string, type: GraphQLInputObjectType, version: number): Input =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter(({ name }) => !EXCLUDED.includes(name))
      .map((field) => [field.name, honest(mutation, field.name, field.type, version)]),
  );

/** Every nasty value at every place of an input. */
function attacksOn(mutation: string, path: Path, type: GraphQLInputType): Attack[] {
  const bare = getNullableType(type);
  const here = (values: readonly unknown[]): Attack[] => values.map((value) => ({ path, value }));
  if (isListType(bare)) {
    const item = bare.ofType as GraphQLInputType;
    return [
      ...here(nastyLists(honest(mutation, String(path.at(-1)), item, 1))),
      ...attacksOn(mutation, [...path, 0], item),
    ];
  }
  if (isEnumType(bare)) return here(NASTY_WORDS);
  if (!isInputObjectType(bare)) return here(NASTY_VALUES[bare.name]!);
  const inner = Object.values(bare.getFields()).flatMap((f) => attacksOn(mutation, [...path, f.name], f.type));
  return [...(path.length === 0 ? [] : here(NASTY_OBJECTS)), ...inner];
}

/** The input with the value at the place; what stands on the way there is made. */
function put(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') return [put((target as unknown[] | undefined)?.[key], rest, value)];
  const object = (target ?? {}) as Input;
  return { ...object, [key]: put(object[key], rest, value) };
}

const VERSIONED = ['proposalId', 'initiativeId', 'needId', 'portfolioId', 'productId', 'pillarId'] as const;

/** The version that the subject of a mutation is at. */
async function versionOf(mutation: string, type: GraphQLInputObjectType): Promise<number> {
  const field = VERSIONED.find((name) => name in type.getFields());
  if (!('expectedVersion' in type.getFields()) || !field) return 1;
  const types = ['Proposal', 'Initiative', 'Need', 'Portfolio', 'Product', 'Pillar'];
  const { node } = await steward.data(
    ACTOR,
    `query($id: ID!) { node(id: $id) { ${types.map((name) => `... on ${name} { version }`).join(' ')} } }`,
    { id: ids[`${mutation}.${field}`] ?? ids[field] },
  );
  return node.version as number;
}

const shown = ({ path, value }: Attack): string => `${path.join('.')} = ${(JSON.stringify(value) ?? '').slice(0, 80)}`;

/** What is wrong with an answer; undefined for a payload, a refusal or a fault that says what to mend. */
function objection({ status, data, errors }: Answer): string | undefined {
  const text = JSON.stringify({ data, errors });
  if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
  if (INSIDE.test(text)) return `shows the inside: ${text.slice(0, 300)}`;
  if (text.length > 20_000) return `an answer of ${text.length} characters`;
  const code = errors?.[0]?.extensions.code;
  return code === 'INTERNAL_SERVER_ERROR' || code === 'SERVICE_UNAVAILABLE'
    ? `${code}: ${text.slice(0, 300)}`
    : undefined;
}

const decisions = (): Promise<number> =>
  inOrganizationOf(steward, 'ada@example.com', async (manager) => {
    const [row] = await manager.query<{ n: number }[]>('select count(*)::int as n from idempotency_keys');
    return row!.n;
  });

describe.each(mutations)('A nasty value in any field of $name', ({ name, inputType, document }) => {
  it('is refused or kept as it is, never an internal error, and nothing is written by what is refused', async () => {
    const objections: string[] = [];
    let [version, accepted] = [await versionOf(name, inputType), 0];
    const [rowsBefore, decisionsBefore] = [await writtenRows(steward), await decisions()];
    for (const attack of attacksOn(name, [], inputType)) {
      const input = put(honestInput(name, inputType, version), attack.path, attack.value);
      const answer = await steward.ask(ACTOR, document, { input });
      const wrong = objection(answer);
      if (wrong) objections.push(`${shown(attack)} → ${wrong}`);
      if (answer.data?.['answer']?.__typename.endsWith('Payload')) {
        accepted += 1;
        version = await versionOf(name, inputType);
        if (process.env['SHOW']) console.log(name, shown(attack));
      }
    }
    expect(objections).toEqual([]);
    if (accepted === 0) expect(await writtenRows(steward)).toEqual(rowsBefore);
    else expect(await decisions()).toBe(decisionsBefore + accepted);
  });

  it('is the only thing that was wrong: without it the input is answered', async () => {
    const input = honestInput(name, inputType, await versionOf(name, inputType));
    const answer = await steward.ask(ACTOR, document, { input });
    expect({ name, errors: answer.errors }).toEqual({ name, errors: undefined });
  });
});
