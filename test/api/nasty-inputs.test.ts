import { getNullableType, isEnumType, isInputObjectType, isListType, isObjectType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { aBank } from '../support/a-bank';
import { ACTOR, honestInput, honestValue, mutations, schema, subjectsOfTheBank } from '../support/honest-inputs';
import type { Input, Subjects } from '../support/honest-inputs';
import { nastyLists, NASTY_OBJECTS, NASTY_VALUES, NASTY_WORDS } from '../support/nasty-values';
import type { Answer, Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

type Path = readonly (string | number)[];
interface Attack {
  readonly path: Path;
  readonly value: unknown;
}

/** What answers must never hold: a stack, a file, SQL, a constraint's name. */
const INSIDE = /node_modules|\.[jt]s:\d|call stack|\bselect\b.*\bfrom\b|insert into|violates|_(fk|key|pk|check)\b/i;
/** Characters: enough for fifty problems of an input. */
const LONGEST_ANSWER = 20_000;

let steward: Steward;
let subjects: Subjects;
let token: string;

/**
 * Stacks as Node writes them, with all their files: Jest looks each line up in a source map, which took an eighth of the time,
 * since graphql asks for the stack of every error.
 */
const { prepareStackTrace } = Error;
beforeAll(() => {
  Error.prepareStackTrace = (error, calls) => [String(error), ...calls.map(String)].join('\n    at ');
});
afterAll(() => void (Error.prepareStackTrace = prepareStackTrace));

beforeAll(async () => {
  steward = await aBank({ mailGoesOut: true });
  subjects = await subjectsOfTheBank(steward);
  token = await steward.house.signIn.token(ACTOR, 1);
}, 120_000);
afterAll(() => steward.stop());

/** As `steward.ask`, without a socket for each of thousands of requests. */
async function send(query: string, input: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}` };
  const { statusCode, body } = await steward.app.inject({
    ...{ method: 'POST', url: '/graphql', headers, payload: { query, variables: { input } } },
  });
  return { status: statusCode, ...(JSON.parse(body) as Omit<Answer, 'status'>) };
}

/** Every nasty value at every place of an input. */
function attacksOn(mutation: string, path: Path, type: GraphQLInputType): Attack[] {
  const bare = getNullableType(type);
  const here = (values: readonly unknown[]): Attack[] => values.map((value) => ({ path, value }));
  if (isListType(bare)) {
    const item = bare.ofType;
    const lists = nastyLists(honestValue(mutation, String(path.at(-1)), item, subjects));
    return [...here(lists), ...attacksOn(mutation, [...path, 0], item)];
  }
  if (isEnumType(bare)) return here(NASTY_WORDS);
  if (!isInputObjectType(bare)) return here(NASTY_VALUES[bare.name]!);
  const inside = Object.values(bare.getFields()).flatMap((f) => attacksOn(mutation, [...path, f.name], f.type));
  return [...(path.length === 0 ? [] : here(NASTY_OBJECTS)), ...inside];
}

/** The input with the value at the place; what stands on the way there is made. */
function put(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') return [put((target as unknown[] | undefined)?.[key], rest, value)];
  const object = (target ?? {}) as Input;
  return { ...object, [key]: put(object[key], rest, value) };
}

/** Every type whose version a mutation may ask for. */
const VERSIONS = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && type.getInterfaces().length > 0 && 'version' in type.getFields())
  .map(({ name }) => `... on ${name} { version }`)
  // A vote is on the version of what is voted on.
  .concat('... on Approval { initiative { version } }');

/** What a versioned mutation is about, where it is not the first that it names. */
const VERSIONED: Readonly<Record<string, string>> = { editProposal: 'proposalId' };

/** An input that could be accepted now: at the version that its subject has. */
async function honestNow(mutation: string, type: GraphQLInputObjectType): Promise<Input> {
  const input = honestInput(mutation, type, subjects);
  const field = VERSIONED[mutation] ?? Object.keys(input).find((name) => name.endsWith('Id'));
  if (!('expectedVersion' in input)) return input;
  if (field === undefined) {
    const { organization, ...settings } = await steward.data(
      ACTOR,
      `{ organization { workingCalendar { version } }
        setTrackThresholds: trackThresholds { version } setEvidencePolicy: evidencePolicy { version }
        setSmallestSample: smallestSample { version } setDigestSchedule: digestSchedule { version }
        setFeedbackLanguage: feedbackLanguage { version } setThemeRules: themeRules { version }
        setRepeatWindow: repeatWindow { version } setScorecardSchedule: scorecardSchedule { version } }`,
    );
    const { version } = settings[mutation] ?? organization.workingCalendar;
    return { ...input, expectedVersion: version };
  }
  const { node } = await steward.data(ACTOR, `query($id: ID!) { node(id: $id) { ${VERSIONS.join(' ')} } }`, {
    id: input[field],
  });
  // What was done away with above has no version any more.
  return { ...input, expectedVersion: node?.version ?? node?.initiative?.version ?? 1 };
}

/** What is wrong with an answer; undefined for a payload, a refusal or a fault that says what to mend. */
function objection({ status, data, errors }: Answer): string | undefined {
  const text = JSON.stringify({ data, errors });
  const code = errors?.[0]?.extensions.code;
  if (status >= 500 || code === 'INTERNAL_SERVER_ERROR' || code === 'SERVICE_UNAVAILABLE') return text.slice(0, 300);
  if (INSIDE.test(text)) return `It shows the inside: ${text.slice(0, 300)}`;
  return text.length > LONGEST_ANSWER ? `${text.length} characters` : undefined;
}

const shown = ({ path, value }: Attack): string => `${path.join('.')} = ${(JSON.stringify(value) ?? '').slice(0, 80)}`;

const decisions = (): Promise<number> =>
  inOrganizationOf(steward, ACTOR, async (manager) => {
    const [row] = await manager.query<{ n: number }[]>('select count(*)::int as n from idempotency_keys');
    return row!.n;
  });

describe.each(mutations)('A nasty value in any field of $name', ({ name, type, document }) => {
  it('is refused or kept as it is, never an internal error, and nothing is written by what is refused', async () => {
    const objections: string[] = [];
    const [rowsBefore, decisionsBefore] = [await writtenRows(steward), await decisions()];
    let honest = await honestNow(name, type);
    let accepted = 0;
    for (const attack of attacksOn(name, [], type)) {
      const fresh = { ...honest, idempotencyKey: honestValue(name, 'idempotencyKey', type, subjects) };
      const answer = await send(document, put(fresh, attack.path, attack.value));
      const wrong = objection(answer);
      if (wrong !== undefined) objections.push(`${shown(attack)} → ${wrong}`);
      if (!answer.data?.['answer']?.__typename.endsWith('Payload')) continue;
      accepted += 1;
      honest = await honestNow(name, type);
    }
    expect(objections).toEqual([]);
    if (accepted === 0) expect(await writtenRows(steward)).toEqual(rowsBefore);
    else expect(await decisions()).toBe(decisionsBefore + accepted);
  });
});

/** What they are about is gone when it was done above. */
const ONCE = ['revokeRole', 'unbindIdentity', 'removeHoliday', 'cancelAbsence'];

describe.each(mutations.filter(({ name }) => !ONCE.includes(name)))('An honest input of $name', (mutation) => {
  it('is answered by the rules, so that what was nasty above was the only thing wrong', async () => {
    const input = await honestNow(mutation.name, mutation.type);
    const { errors } = await send(mutation.document, input);
    expect(errors).toBeUndefined();
  });
});

describe('A text of characters that nobody sees', () => {
  it('is as good as none', async () => {
    const { document, type } = mutations.find(({ name }) => name === 'proposeIdea')!;
    const input = { ...honestInput('proposeIdea', type, subjects), title: '\u200b\u200d\ufeff' };
    const { data } = await send(document, input);
    expect(data['answer'].message).toBe('input.title: Expected a text, got an empty one.');
  });
});
