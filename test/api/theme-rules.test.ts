import { aBank, unknownId } from '../support/a-bank';
import { act } from '../support/act';
import { aFileOf, anImport, FEEDBACK_HEADER, FEEDBACK_MAPPING } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const BEN = 'ben@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
/** Global ids of themes, channels and products by name. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  steward = await aBank();
  for (const name of ['Fees', 'Waiting', 'Front line']) ids[name] = await added('addTheme', 'theme', name);
  ids['Loan'] = await added('addProduct', 'product', 'Loan');
  ids['Phone'] = await added('addChannel', 'channel', 'Phone');
});
afterAll(() => steward.stop());

async function added(mutation: string, of: string, name: string, by = INA): Promise<string> {
  return (await act(steward, by, mutation, { name }, `${of} { id }`))[of].id as string;
}

const SAID = { source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER', receivedOn: '2026-10-01' };
const TAGS = 'tags { theme { name } origin ruleVersion }';
async function recorded(text: string | null, more: Record<string, unknown> = {}) {
  const { feedback } = await act(
    steward,
    BEN,
    'recordFeedback',
    { ...SAID, text, ...more },
    `feedback { id language ${TAGS} }`,
  );
  return feedback as { id: string; language: string; tags: Tag[] };
}
interface Tag {
  readonly theme: { readonly name: string };
  readonly origin: string;
  readonly ruleVersion: number | null;
}
const told = (tags: readonly Tag[]) =>
  tags.map(({ theme, origin, ruleVersion }) => `${theme.name} ${origin}${ruleVersion ?? ''}`);
const tagsOf = async (id: string) => {
  const { node } = await steward.data(INA, `query($id: ID!) { node(id: $id) { ... on Feedback { ${TAGS} } } }`, { id });
  return told(node.tags as Tag[]);
};
const found = async (search: string, by = INA) => {
  const query = 'query($search: String!) { feedback(filter: { search: $search }) { nodes { text } } }';
  const { feedback } = await steward.data(by, query, { search });
  return (feedback.nodes as { text: string }[]).map(({ text }) => text).sort();
};
const version = async () => (await steward.data(INA, '{ themeRules { version } }'))['themeRules']?.version ?? 0;
const setRules = async (rules: readonly object[], more: Record<string, unknown> = {}, by = INA) =>
  act(
    steward,
    by,
    'setThemeRules',
    { rules, expectedVersion: await version(), ...more },
    'feedbackChanged themesAdded themesRemoved themeRuleSet { version setBy { email } rules { words theme { name } } }',
  );
const preview = async (rules: readonly object[], by = INA) => {
  const query = `query($rules: [ThemeRuleInputType!]!) { themeRulesPreview(rules: $rules) {
    feedbackChanged themes { theme { name } added removed } } }`;
  return (await steward.data(by, query, { rules }))['themeRulesPreview'];
};

describe('A search of feedback', () => {
  it('knows the forms of words in the language of each text', async () => {
    await recorded('The charges were hidden from me');
    await recorded('Die Gebühren waren versteckt', { language: 'GERMAN' });
    await recorded('Frais cachés');
    expect(await found('hide or charge')).toEqual(['The charges were hidden from me']);
    expect(await found('Gebühr')).toEqual(['Die Gebühren waren versteckt']);
    expect(await found('"hidden from" -german')).toEqual(['The charges were hidden from me']);
    expect(await found('charge', ODA)).toEqual([]);
  });

  it('takes the organization’s language where nobody says another', async () => {
    const set = (language: string, expectedVersion: number) =>
      act(steward, INA, 'setFeedbackLanguage', { language, expectedVersion }, 'feedbackLanguageSetting { version }');
    expect(await set('FRENCH', 1)).toMatchObject({ feedbackLanguageSetting: { version: 2 } });
    expect((await recorded('Les virements tardent')).language).toBe('FRENCH');
    expect(await found('virement')).toEqual(['Les virements tardent']);
    expect(await set('ENGLISH', 1)).toMatchObject({ currentVersion: 2 });
    await set('ENGLISH', 2);
  });

  it('finds no text that is not for the reader, and is refused without words', async () => {
    await recorded('Marmalade in the card slot', { customerKey: 'c-1' });
    expect(await found('marmalade')).toHaveLength(1);
    expect(await found('marmalade', 'pam@example.com')).toEqual([]);
    const { errors } = await steward.ask(INA, '{ feedback(filter: { search: " " }) { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('Theme rules', () => {
  const FEES = () => ({ themeId: ids['Fees'], words: ['fee', 'late payment'] });
  let byHand: string;
  let plain: string;
  let phrase: string;

  beforeAll(async () => {
    byHand = (await recorded('A fee for nothing', { themeIds: [ids['Fees']] })).id;
    plain = (await recorded('FEES and more fees')).id;
    phrase = (await recorded('They took late payments twice')).id;
    await recorded('Payment came late'); // not as a phrase
  });

  it('are previewed, and nothing is written', async () => {
    const before = await writtenRows(steward);
    // "FEES and more fees" and "late payments"; the first has the theme by hand already.
    expect(await preview([FEES()])).toEqual({
      ...{ feedbackChanged: 2, themes: [{ theme: { name: 'Fees' }, added: 2, removed: 0 }] },
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('give feedback its themes, by words in any form and phrases, and leave what is there by hand', async () => {
    expect(await setRules([FEES()])).toEqual({
      ...{ __typename: 'SetThemeRulesPayload', feedbackChanged: 2, themesAdded: 2, themesRemoved: 0 },
      themeRuleSet: {
        ...{ version: 1, setBy: { email: INA } },
        rules: [{ words: ['fee', 'late payment'], theme: { name: 'Fees' } }],
      },
    });
    expect(await tagsOf(byHand)).toEqual(['Fees HAND']);
    expect(await tagsOf(plain)).toEqual(['Fees RULE1']);
    expect(await tagsOf(phrase)).toEqual(['Fees RULE1']);
  });

  it('judge what is recorded and imported after them, in its language', async () => {
    expect(told((await recorded('One more fee', { themeIds: [ids['Waiting']] })).tags)).toEqual([
      ...['Fees RULE1', 'Waiting HAND'],
    ]);
    expect((await recorded('Eine Fee kam', { language: 'GERMAN' })).tags).toHaveLength(1);
    await steward.house.imports.import(steward.caller(INA), {
      ...{ kind: 'FEEDBACK', idempotencyKey: aKey(), mapping: FEEDBACK_MAPPING },
      file: aFileOf(`${FEEDBACK_HEADER}\n2026-09-01,Phone,Loan,Waiting,Such fees\n2026-09-02,Phone,Loan,,Fine\n`),
    });
    const query = `{ feedback(filter: { receivedTo: "2026-09-30" }) { nodes { text ${TAGS} } } }`;
    const { feedback } = await steward.data(INA, query);
    expect(feedback.nodes.map(({ text, tags }: { text: string; tags: Tag[] }) => [text, ...told(tags)])).toEqual([
      ['Fine'],
      ['Such fees', 'Fees RULE1', 'Waiting IMPORT'],
    ]);
  });

  it('ask for product, channel, speaker and source together, with words or without', async () => {
    await recorded('Six minutes a call', { speaker: 'EMPLOYEE', source: 'CONVERSATION' });
    const frontLine = { themeId: ids['Front line'], speaker: 'EMPLOYEE' };
    const loanByPhone = { themeId: ids['Waiting'], productId: ids['Loan'], channelId: ids['Phone'], words: ['fine'] };
    const { themesAdded, themesRemoved } = await setRules([FEES(), frontLine, loanByPhone]);
    // One employee's; and "Fine", the one of the two of that product and channel that says so.
    expect({ themesAdded, themesRemoved }).toEqual({ themesAdded: 2, themesRemoved: 0 });
    const query = '{ sharedThemes { theme { name } } front: feedbackCounts(by: THEME) { value count } }';
    const { front } = await steward.data(INA, query);
    expect(front).toContainEqual({ value: 'Front line', count: 1 });
  });

  it('take back what they gave when they change, and keep by which version the rest came', async () => {
    const late = { ...FEES(), words: ['late payment'] };
    const shown = await preview([late]);
    expect(shown.themes.map(({ theme, added, removed }: any) => [theme.name, added, removed])).toEqual([
      // "FEES and more fees", "One more fee", "Eine Fee kam", "Such fees".
      ...[
        ['Fees', 0, 4],
        ['Front line', 0, 1],
        ['Waiting', 0, 1],
      ],
    ]);
    expect(await setRules([late])).toMatchObject({ feedbackChanged: shown.feedbackChanged, themesRemoved: 6 });
    expect(await tagsOf(plain)).toEqual([]);
    expect(await tagsOf(phrase)).toEqual(['Fees RULE1']);
    expect(await tagsOf(byHand)).toEqual(['Fees HAND']);
  });

  it('are read by sharedThemes, where a rule finds the same friction on both sides', async () => {
    await setRules([{ themeId: ids['Waiting'], words: ['queue'] }]);
    await recorded('The queue never moves');
    await recorded('The queues are long since March', { speaker: 'EMPLOYEE' });
    const { sharedThemes } = await steward.data(INA, '{ sharedThemes { theme { name } customers { feedbackCount } } }');
    expect(sharedThemes[0]).toMatchObject({ theme: { name: 'Waiting' } });
  });

  it('leave the feedback of an erased customer under the themes that it had', async () => {
    await setRules([FEES()]);
    const { id } = await recorded('A fee again', { customerKey: 'c-2' });
    const other = (await recorded('A fee as well', { customerKey: 'c-3' })).id;
    await act(steward, 'ada@example.com', 'eraseCustomer', { customerKey: 'c-2', reason: 'They asked' });
    await setRules([{ ...FEES(), words: ['late payment'] }]);
    expect((await tagsOf(id))[0]).toMatch(/^Fees RULE/);
    expect(await tagsOf(other)).toEqual([]);
  });

  it('are refused whole for what they cannot ask, and by whoever may not', async () => {
    const before = await writtenRows(steward);
    const fault = async (rules: readonly object[], by = INA) => {
      const document = 'mutation($input: SetThemeRulesInput!) { setThemeRules(input: $input) { __typename } }';
      const input = { rules, expectedVersion: await version(), idempotencyKey: aKey() };
      return (await steward.ask(by, document, { input })).errors?.[0]?.extensions.code;
    };
    expect(await setRules([{ themeId: ids['Fees'] }])).toMatchObject({ problems: [{ path: 'input.rules[0]' }] });
    expect(await setRules([FEES(), { ...FEES(), words: ['fees', 'the'] }])).toMatchObject({
      problems: [{ path: 'input.rules[1].words[1]', message: '"the" is no word that a search in ENGLISH finds.' }],
    });
    expect(await setRules([FEES()], { expectedVersion: 1 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await fault([{ ...FEES(), themeId: unknownId('Theme') }])).toBe('NOT_FOUND');
    expect(await fault([{ ...FEES(), productId: await added('addProduct', 'product', 'Theirs', ODA) }])).toBe(
      'NOT_FOUND',
    );
    expect(await fault([FEES()], BEN)).toBe('FORBIDDEN');
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('judge a file as they judge all feedback: to set them again changes nothing', async () => {
    const rules = [
      { themeId: ids['Fees'], words: ['fee', 'late payment', 'the bill'] },
      { themeId: ids['Waiting'], productId: ids['Loan'], words: ['Gebühr'] },
      { themeId: ids['Front line'], channelId: ids['Phone'] },
    ];
    await setRules(rules);
    const rows = ['Such fees', 'Die Gebühren', 'Payment came late', 'the bill', ''];
    await anImport(
      steward,
      rows.flatMap((said, day) => [`2026-08-0${day + 1},Phone,Loan,Waiting,${said}`, `2026-08-1${day},,Loan,,${said}`]),
    );
    expect(await preview(rules)).toEqual({ feedbackChanged: 0, themes: [] });
  });
});
