import fc from 'fast-check';
import type { InitiativeStatus, Stage } from '../../../src/initiatives/domain/initiative';
import { caseStudy, type CaseFacts } from '../../../src/sunset/domain/case-study';
import {
  adoptionState,
  plannedChange,
  refuseChangePlan,
  type ChangePlanInput,
} from '../../../src/sunset/domain/change-plan';
import { honoured, toldLessons } from '../../../src/sunset/domain/lesson';
import { isRefusal } from '../../../src/shared/refusal';

const PLAN: ChangePlanInput = {
  groups: [{ name: 'Agents', whatChanges: 'They no longer type notes.', people: 120 }],
  steps: [{ kind: 'TRAINING', what: 'One hour', dueOn: '2026-12-01', ownerId: 'sam' }],
  ...{ targetPercent: 60, targetOn: '2026-12-31' },
};
const problems = (different: Partial<ChangePlanInput>, isFirst = true): string[] => {
  const answer = plannedChange({ ...PLAN, ...different }, isFirst);
  return 'problems' in answer ? answer.problems.map(({ path }) => path) : [];
};

describe('A change plan', () => {
  it('is taken as it is said', () => {
    expect(plannedChange(PLAN, true)).toEqual({ ...PLAN, changeReason: null });
  });

  it('is refused with all that is wrong with it, and needs a reason when it is planned anew', () => {
    const wrong = {
      groups: [{ name: '', whatChanges: ' ', people: 0 }],
      steps: [{ kind: 'TRAINING' as const, what: '', dueOn: 'soon', ownerId: 'sam' }],
      ...{ targetPercent: 101, targetOn: '2026-02-30' },
    };
    expect(problems(wrong)).toEqual([
      ...['input.groups[0].people', 'input.groups[0].name', 'input.groups[0].whatChanges'],
      ...['input.steps[0].what', 'input.steps[0].dueOn', 'input.targetPercent', 'input.targetOn'],
    ]);
    expect(problems({ groups: [] })).toEqual(['input.groups']);
    expect(problems({}, false)).toEqual(['input.changeReason']);
    expect(problems({ changeReason: 'More people' }, false)).toEqual([]);
  });

  it.each([
    ['DESIGN', 'WORKING', false],
    ['MEASURE', 'EMBEDDED', false],
    ['SUNSET', 'WORKING', true],
    ['DISCOVER', 'CLOSED', true],
  ] as const)('of what is in %s and %s is refused: %s', (stage, status, refused) => {
    expect(isRefusal(refuseChangePlan({ title: 'Chat', stage, status }))).toBe(refused);
  });
});

describe('Adoption', () => {
  const target = { targetPercent: 60, targetOn: '2026-12-31' };
  it.each([
    // 60 % of 200 are 120; the day of the target itself is not missed.
    [{ users: 120, ofAll: 200 }, '2026-11-02', 'REACHED'],
    [{ users: 119, ofAll: 200 }, '2026-11-02', 'OPEN'],
    [{ users: 119, ofAll: 200 }, '2026-12-31', 'OPEN'],
    [{ users: 119, ofAll: 200 }, '2027-01-01', 'MISSED'],
    [{ users: 120, ofAll: 200 }, '2027-01-01', 'REACHED'],
    [{ users: 5000, ofAll: null }, '2026-11-02', 'NOT_COUNTED'],
    [null, '2026-11-02', 'NOT_COUNTED'],
    [null, '2027-01-01', 'MISSED'],
    // 100 × 2,000,000,000 is beyond 2^31.
    [{ users: 1_200_000_000, ofAll: 2_000_000_000 }, '2026-11-02', 'REACHED'],
  ] as const)('of %j on %s is %s', (latest, today, expected) => {
    expect(adoptionState(target, latest, today)).toBe(expected);
  });
});

describe('Lessons', () => {
  it('are told with whom they are for, one to fifty at a time', () => {
    const lesson = { kind: 'WORKED', text: 'Ask first.', forWhom: 'All' } as const;
    expect(toldLessons([lesson])).toEqual([lesson]);
    expect(toldLessons([{ ...lesson, text: '', forWhom: ' ' }])).toMatchObject({
      problems: [{ path: 'input.lessons[0].text' }, { path: 'input.lessons[0].forWhom' }],
    });
    expect(toldLessons([])).toMatchObject({ problems: [{ message: '0 lessons: expected 1 to 50.' }] });
    expect(isRefusal(toldLessons(Array(51).fill(lesson)))).toBe(true);
  });

  it('make a failure worthy that has ended, once, by somebody without a part in it', () => {
    const ended = { title: 'Robot', stage: 'PROTOTYPE', status: 'CLOSED' } as const;
    const facts = { lessons: 1, isHonoured: false, isOwn: false };
    expect(honoured(ended, facts, 'You dared.')).toEqual({ reason: 'You dared.' });
    expect(honoured({ ...ended, status: 'WORKING' }, facts, 'x')).toMatchObject({
      message: '"Robot" is WORKING in prototype: it has not ended.',
    });
    expect(honoured(ended, { ...facts, isHonoured: true }, 'x')).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(honoured(ended, { ...facts, isOwn: true }, 'x')).toMatchObject({ code: 'OWN_DECISION' });
    expect(honoured(ended, { ...facts, lessons: 0 }, 'x')).toMatchObject({ message: 'no lessons told of "Robot".' });
    expect(honoured(ended, facts, ' ')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

const decided = (
  event: string,
  stage: Stage,
  status: InitiativeStatus,
  day: string,
  actor: string | null,
  reason: string | null = null,
) => ({ event, to: { stage, status }, actor, reason, day });

const FACTS: CaseFacts = {
  ...{ title: 'Say why', stage: 'SUNSET', status: 'CLOSED', currencyCode: 'USD' },
  proposal: { problem: 'Nobody says why.', solution: 'Say it.' },
  needs: [{ title: 'To know', statement: 'I want to know why.' }],
  evidence: [{ kind: 'PROTOTYPE_TEST', collectedOn: '2026-10-20', finding: 'They stayed.' }],
  realised: [],
  forecasts: [
    { costOneOffMinor: 100_000n, costYearlyMinor: 20_000n, valueYearlyMinor: 500_000n },
    { costOneOffMinor: 120_000n, costYearlyMinor: 20_000n, valueYearlyMinor: 400_000n },
  ],
  ...{ actualMinor: 119_950n, runMinor: 1_000n },
  history: [
    decided('REQUEST_APPROVAL', 'DISCOVER', 'AWAITING_APPROVAL', '2026-11-01', 'Des'),
    decided('APPROVE', 'DESIGN', 'WORKING', '2026-11-02', 'Leah', 'Clear.'),
    decided('design.underWay after stageDays', 'DESIGN', 'WORKING', '2027-01-04', null),
    decided('REQUEST_APPROVAL', 'DESIGN', 'AWAITING_APPROVAL', '2027-01-05', 'Des'),
    decided('APPROVE', 'DESIGN', 'AWAITING_APPROVAL', '2027-01-06', 'Fin'),
    decided('APPROVE', 'PROTOTYPE', 'WORKING', '2027-01-07', 'Leah'),
    decided('STOP', 'SUNSET', 'WORKING', '2027-01-08', 'Pam', 'No.'),
    decided('APPROVE', 'SUNSET', 'CLOSED', '2027-01-09', 'Leah'),
  ],
  verdicts: [
    { metric: 'Net Promoter Score', unit: 'NPS_POINTS', before: 35, after: 41.666_666, verdict: 'BETTER' },
    { metric: 'Customers lost', unit: 'PERCENT', before: 12, after: 11.25, verdict: 'CANNOT_TELL' },
    { metric: 'Cost to serve', unit: 'MONEY_MINOR', before: 700, after: 450.4, verdict: 'BETTER' },
    { metric: 'Parking', unit: 'minutes', before: 9, after: 11, verdict: 'WORSE' },
  ],
  referrals: [{ metric: 'Net Promoter Score', cause: 'HIT', day: '2027-01-07' }],
  sunset: {
    ...{ reason: 'Nobody calls.', customersAffected: 4000, noticeOn: '2026-11-10', noticeChannels: ['letter', 'web'] },
    ...{ replacement: 'The chat', switchOffOn: '2026-12-15', offOn: '2026-12-20' },
  },
  adoption: { day: '2026-10-01', users: 120, ofAll: 200 },
  saved: { days: 10, isComplete: false, savedMinor: 70_000n },
  lessons: [{ kind: 'DID_NOT_WORK', text: 'Letters.', forWhom: 'Branches', toldBy: 'Des' }],
  honour: { reason: 'You dared.', by: 'Leah' },
};

describe('A case study', () => {
  it('tells the record in the order in which it is read', () => {
    expect(caseStudy(FACTS)).toBe(
      `# Say why

Closed in sunset.

## Problem

Nobody says why.

Solution: Say it.

## Needs

- To know: I want to know why.

## Evidence

- 2026-10-20, prototype test: They stayed.

## Decisions

- 2026-11-01: Des asked for the approval of discover
- 2026-11-02: Leah approved discover; design began (Clear.)
- 2027-01-05: Des asked for the approval of design
- 2027-01-06: Fin approved design; others were awaited
- 2027-01-07: Leah approved design; prototype began
- 2027-01-08: Pam stopped it in prototype; sunset began (No.)
- 2027-01-09: Leah approved sunset; it was closed

## Forecast and cost

- Funded: USD 1,000.00 once and USD 200.00 a year, worth USD 5,000.00 a year
- Expected last: USD 1,200.00 once and USD 200.00 a year, worth USD 4,000.00 a year
- Booked: USD 1,199.50 for the work, USD 10.00 to run it
- Run cost saved in 10 days: USD 700.00

## What happened

- Net Promoter Score: from 35 to 41.67 points, better
- Customers lost: from 12 to 11.25 %, it cannot be told
- Cost to serve: from USD 7.00 to USD 4.50, better
- Parking: from 9 to 11 minutes, worse
- 2027-01-07: a kill criterion on Net Promoter Score was hit; whether it goes on was put before the body
- Used by 120 of 200 on 2026-10-01

## Sunset

Why: Nobody calls.

- Customers affected: 4000, told on 2026-11-10 by letter, web
- In its place: The chat
- Switched off on 2026-12-20, planned for 2026-12-15

## Lessons

- Did not work: Letters. (for Branches; told by Des)

## Dare to try

A worthy failure, honoured by Leah: You dared.
`,
    );
  });

  it('says where there is nothing on record, and that nobody proposed what was registered', () => {
    const bare: CaseFacts = {
      ...{ ...FACTS, stage: 'MEASURE', status: 'EMBEDDED', proposal: null, needs: [], evidence: [], forecasts: [] },
      ...{
        history: [],
        verdicts: [],
        referrals: [],
        sunset: null,
        adoption: null,
        saved: null,
        lessons: [],
        honour: null,
      },
    };
    const told = caseStudy(bare);
    expect(told).toContain('In measure: embedded.');
    expect(told).toContain('It was in service before it was registered; nobody proposed it.');
    expect(told.match(/Nothing on record\./g)).toHaveLength(5);
    expect(told).not.toContain('Dare to try');
  });

  it('has the same headings and no HTML, whatever people wrote', () => {
    const headings = (markdown: string) => markdown.split('\n').filter((line) => /^ {0,3}#/.test(line));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
        const nasty = caseStudy({
          ...{ ...FACTS, title: text, proposal: { problem: text, solution: text } },
          needs: [{ title: text, statement: text }],
          evidence: [{ ...FACTS.evidence[0]!, finding: text }],
          history: [{ ...FACTS.history[0]!, actor: text, reason: text }],
          sunset: { ...FACTS.sunset!, reason: text, replacement: text, noticeChannels: [text] },
          verdicts: [{ ...FACTS.verdicts[0]!, metric: text, unit: text }],
          lessons: [{ kind: 'WORKED', text, forWhom: text, toldBy: text }],
          honour: { reason: text, by: text },
        });
        expect(headings(nasty).slice(1)).toEqual(headings(caseStudy(FACTS)).slice(1));
        expect(nasty).not.toMatch(/[<>]/);
      }),
    );
  });
});
