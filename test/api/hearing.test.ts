import { Client } from 'pg';
import { aBank } from '../support/a-bank';
import { act } from '../support/act';
import type { Steward } from '../support/steward';

const INA = 'ina@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
let themes: Record<'fees' | 'waiting' | 'letters', string>;

beforeAll(async () => {
  steward = await aBank();
  const ids = await Promise.all(
    ['fees', 'waiting', 'letters'].map(async (name) => {
      const { theme } = await act(steward, INA, 'addTheme', { name }, 'theme { id }');
      return [name, theme.id as string];
    }),
  );
  themes = Object.fromEntries(ids) as typeof themes;
});
afterAll(() => steward.stop());

type Said = {
  speaker: 'CUSTOMER' | 'EMPLOYEE';
  receivedOn?: string;
  about?: (keyof typeof themes)[];
  text?: string | null;
};
const hear = async ({ speaker, receivedOn = '2026-10-01', about = [], text = 'Words' }: Said, more: object = {}) => {
  const themeIds = about.map((name) => themes[name]);
  const input = { source: 'SURVEY', party: 'FIRST_PARTY', speaker, receivedOn, text, rating: 5, themeIds, ...more };
  const { __typename } = await act(steward, INA, 'recordFeedback', input);
  expect(__typename).toBe('RecordFeedbackPayload');
};

const COVERAGE = `{ source heard goneQuiet feedbackCount share lastReceivedOn daysSinceLast
  voices { party speaker heard goneQuiet feedbackCount lastReceivedOn daysSinceLast } }`;
const coverage = async (args = '', email = VIC): Promise<any[]> =>
  (await steward.data(email, `{ sourceCoverage${args} ${COVERAGE} }`))['sourceCoverage'];
const SHARED = `{ theme { name } sharedShare customers { feedbackCount share latest { text } }
  employees { feedbackCount share latest { text } } }`;
const shared = async (args = '', email = VIC): Promise<any[]> =>
  (await steward.data(email, `{ sharedThemes${args} ${SHARED} }`))['sharedThemes'];
const messageOf = async (query: string) => {
  const { errors } = await steward.ask(VIC, query);
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  return errors![0]!.message;
};

describe('An organization that has heard nothing', () => {
  it('is told of all seven sources that it does not hear, and of no shared theme', async () => {
    const all = await coverage();
    expect(all).toHaveLength(7);
    expect(all.every(({ heard, voices }) => !heard && voices.length === 6)).toBe(true);
    expect(await shared()).toEqual([]);
  });
});

describe('With feedback', () => {
  // Of customers four pieces carry a theme, of employees two; the window is 2025-11-03 to 2026-11-02.
  beforeAll(async () => {
    await hear({ speaker: 'CUSTOMER', about: ['fees'], receivedOn: '2026-10-01', text: 'The fee again' });
    await hear({ speaker: 'CUSTOMER', about: ['fees'], receivedOn: '2026-10-03', text: 'Fees, fees' });
    await hear({ speaker: 'CUSTOMER', about: ['fees', 'waiting'], receivedOn: '2026-10-02', text: 'Paid to wait' });
    await hear({ speaker: 'CUSTOMER', about: ['letters'], receivedOn: '2026-10-04', text: null });
    await hear({ speaker: 'CUSTOMER', receivedOn: '2026-10-05', text: 'Nothing in particular' });
    await hear({ speaker: 'EMPLOYEE', about: ['fees'], receivedOn: '2026-10-01', text: 'I explain fees all day' });
    await hear({ speaker: 'EMPLOYEE', about: ['waiting'], receivedOn: '2025-11-03', text: 'They queue' });
    await hear({ speaker: 'EMPLOYEE', about: ['letters'], receivedOn: '2025-11-02', text: 'A year and a day ago' });
    await hear({ speaker: 'CUSTOMER' }, { source: 'REVIEW', party: 'THIRD_PARTY', receivedOn: '2026-08-04' });
    await hear({ speaker: 'CUSTOMER' }, { source: 'COMPLAINT', party: 'SECOND_PARTY', receivedOn: '2017-02-23' });
  });

  it('tells who is heard by what, who has gone quiet, and who is not heard at all', async () => {
    const all = await coverage();
    expect(all.map(({ source, heard, goneQuiet }) => [source, heard, goneQuiet])).toEqual([
      ...[
        ['SOCIAL', false, false],
        ['FOCUS_GROUP', false, false],
      ],
      ...[
        ['OPERATIONAL_DATA', false, false],
        ['CONVERSATION', false, false],
      ],
      ...[
        ['COMPLAINT', true, true],
        ['REVIEW', true, true],
        ['SURVEY', true, false],
      ],
    ]);
    // Eight pieces are in the window: seven of surveys, one review. 4 August is 90 days before 2 November.
    expect(all[4]).toMatchObject({ feedbackCount: 0, share: 0, lastReceivedOn: '2017-02-23' });
    expect(all[5]).toMatchObject({ feedbackCount: 1, share: 0.125, lastReceivedOn: '2026-08-04', daysSinceLast: 90 });
    expect(all[6]).toMatchObject({ feedbackCount: 7, share: 0.875, lastReceivedOn: '2026-10-05', daysSinceLast: 28 });
    expect(all[6].voices.filter(({ heard }: any) => heard)).toEqual([
      {
        ...{ party: 'FIRST_PARTY', speaker: 'CUSTOMER', heard: true, goneQuiet: false, feedbackCount: 5 },
        ...{ lastReceivedOn: '2026-10-05', daysSinceLast: 28 },
      },
      {
        ...{ party: 'FIRST_PARTY', speaker: 'EMPLOYEE', heard: true, goneQuiet: false, feedbackCount: 2 },
        ...{ lastReceivedOn: '2026-10-01', daysSinceLast: 32 },
      },
    ]);
  });

  it('judges silence at the end of the window, by as many days as are asked for', async () => {
    const of = async (args: string, source: string) => (await coverage(args)).find((each) => each.source === source);
    expect(await of('(quietAfterDays: 91)', 'REVIEW')).toMatchObject({ goneQuiet: false });
    expect(await of('(quietAfterDays: 28)', 'SURVEY')).toMatchObject({ goneQuiet: true });
    const past = '(window: { to: "2017-02-24" })';
    expect(await of(past, 'COMPLAINT')).toMatchObject({
      goneQuiet: false,
      daysSinceLast: 1,
      feedbackCount: 1,
      share: 1,
    });
    expect(await of(past, 'SURVEY')).toMatchObject({ heard: false, lastReceivedOn: null });
    // A window that goes on after today is judged today.
    expect(await of('(window: { to: "2030-01-01" })', 'SURVEY')).toMatchObject({ daysSinceLast: 28 });
  });

  it('tells the themes of both sides by the smaller share, with the latest words of each', async () => {
    // Fees: 3 of 4 customers, 1 of 2 employees: ½. Waiting: 1 of 4 and 1 of 2: ¼. Letters were of employees before.
    expect(await shared()).toEqual([
      {
        theme: { name: 'fees' },
        sharedShare: 0.5,
        customers: { feedbackCount: 3, share: 0.75, latest: [{ text: 'Fees, fees' }, { text: 'Paid to wait' }] },
        employees: { feedbackCount: 1, share: 0.5, latest: [{ text: 'I explain fees all day' }] },
      },
      {
        theme: { name: 'waiting' },
        sharedShare: 0.25,
        customers: { feedbackCount: 1, share: 0.25, latest: [{ text: 'Paid to wait' }] },
        employees: { feedbackCount: 1, share: 0.5, latest: [{ text: 'They queue' }] },
      },
    ]);
  });

  it('takes a longer window in, and shows no words where nobody wrote any', async () => {
    const all = await shared('(window: { from: "2025-11-02" })');
    // Of employees three carry a theme now: letters are ¼ of customers' and ⅓ of employees'; waiting, too, by name after.
    expect(all.map(({ theme }) => theme.name)).toEqual(['fees', 'letters', 'waiting']);
    expect(all[1]).toMatchObject({ sharedShare: 0.25, customers: { feedbackCount: 1, latest: [] } });
  });

  it('is told of the first, and of those that each side names so often', async () => {
    expect(await shared('(first: 1)')).toMatchObject([{ theme: { name: 'fees' } }]);
    expect(await shared('(atLeast: 2)')).toEqual([]);
    expect(await shared('(window: { to: "2026-09-30" })')).toEqual([]);
  });

  it('is one statement each, whatever is selected', async () => {
    const sent = jest.spyOn(Client.prototype, 'query');
    await steward.data(VIC, `{ sourceCoverage ${COVERAGE} sharedThemes ${SHARED} }`);
    const words = (sent.mock.calls as unknown as [string | { text: string }][]).map(
      ([query]) => (typeof query === 'string' ? query : query.text).trim().split(/\s/)[0],
    );
    sent.mockRestore();
    expect(words).toEqual(['begin', 'select', 'select', 'commit']);
  });

  it('is nothing to another organization', async () => {
    expect((await coverage('', ODA)).some(({ heard }) => heard)).toBe(false);
    expect(await shared('', ODA)).toEqual([]);
  });
});

describe('What is asked for wrongly is told', () => {
  it.each([
    [
      'a window that ends before it begins',
      'sourceCoverage(window: { from: "2026-02-01", to: "2026-01-31" }) { source }',
      'sourceCoverage: window: its first day, 2026-02-01, is after its last, 2026-01-31.',
    ],
    [
      'a window that begins after today',
      'sharedThemes(window: { from: "2026-11-03" }) { sharedShare }',
      'sharedThemes: window: its first day, 2026-11-03, is after its last, 2026-11-02.',
    ],
    [
      'a day before any calendar',
      'sharedThemes(window: { from: "0001-01-01" }) { sharedShare }',
      'sharedThemes: window: "0001-01-01" is not a date (YYYY-MM-DD, from 1900 to 2999).',
    ],
    [
      'no days of silence',
      'sourceCoverage(quietAfterDays: 0) { source }',
      'sourceCoverage: quietAfterDays is 1 to 3650, not 0.',
    ],
    ['no theme', 'sharedThemes(first: 0) { sharedShare }', 'sharedThemes: first is 1 to 50, not 0.'],
    [
      'themes that nobody needs to name',
      'sharedThemes(atLeast: 0) { sharedShare }',
      'sharedThemes: atLeast is 1 to 1000000, not 0.',
    ],
  ])('as %s', async (_what, field, message) => {
    expect(await messageOf(`{ ${field} }`)).toBe(message);
  });

  it('by nobody', async () => {
    const { errors } = await steward.ask(undefined, '{ sourceCoverage { source } }');
    expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });
});
