import { METRICS } from '../../../src/metrics/domain/metric';
import { askedToPostpone, isThere, seatThatAgrees } from '../../../src/sunset/domain/postponement';
import { runCostSaved } from '../../../src/sunset/domain/run-cost-saved';
import { plannedSunset, refuseSunsetPlan, type SunsetPlanInput } from '../../../src/sunset/domain/sunset-plan';
import { confirmed, switchedOff, type SwitchOff, type SwitchOffFacts } from '../../../src/sunset/domain/switch-off';
import { isFalling } from '../../../src/sunset/domain/adoption';
import { isRefusal } from '../../../src/shared/refusal';

const PLAN: SunsetPlanInput = {
  ...{ reason: 'Nobody calls.', customersAffected: 4000, noticeOn: '2026-12-01', noticeDays: 30 },
  ...{ noticeChannels: ['letter', 'web'], noticeText: 'It ends.', dataAndContracts: 'Kept for ten years.' },
  ...{ switchOffOn: '2026-12-31', dependents: [{ name: 'Branch screens', movesTo: 'the chat' }], guardrails: ['NPS'] },
};
const KNOWN = new Map(Object.entries(METRICS));
const problems = (different: Partial<SunsetPlanInput>, before?: { switchOffOn: string }) => {
  const answer = plannedSunset({ ...PLAN, ...different }, before, KNOWN);
  return 'problems' in answer ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe('A sunset plan', () => {
  it('is taken as it is said, and the first needs no reason for a change', () => {
    expect(plannedSunset({ ...PLAN, changeReason: 'None' }, undefined, KNOWN)).toEqual({
      ...PLAN,
      ...{ replacement: null, changeReason: null },
      dependents: [{ name: 'Branch screens', movesTo: 'the chat', ownerId: null }],
    });
  });

  it('switches off once the notice has run: thirty days from 1 December are 31 December', () => {
    expect(problems({ switchOffOn: '2026-12-31' })).toEqual([]);
    expect(problems({ switchOffOn: '2026-12-30' })).toEqual([
      'input.switchOffOn: 2026-12-30: notice of 30 days from 2026-12-01 runs until 2026-12-31.',
    ]);
  });

  it('is planned anew with a reason, and not for a later day', () => {
    const before = { switchOffOn: '2026-12-31' };
    expect(problems({}, before)).toEqual(['input.changeReason: Expected a reason for planning it anew, got none.']);
    expect(problems({ changeReason: 'More time', switchOffOn: '2027-01-01' }, before)).toEqual([
      'input.switchOffOn: 2027-01-01 is later than 2026-12-31, as planned: putting it off takes a quorum (`postponeSunset`).',
    ]);
    const sooner = { changeReason: 'Less notice', noticeDays: 10, switchOffOn: '2026-12-11' };
    expect(problems(sooner, before)).toEqual([]);
  });

  it('is refused with all that is wrong with it', () => {
    const wrong = {
      ...{ reason: ' ', customersAffected: -1, noticeOn: 'soon', noticeDays: -1, noticeChannels: [], noticeText: '' },
      ...{ dataAndContracts: '', switchOffOn: '2026-13-01', dependents: [{ name: '', movesTo: '' }] },
      guardrails: [],
    };
    expect(problems(wrong).map((problem) => problem.split(':')[0])).toEqual([
      ...['input.reason', 'input.customersAffected', 'input.noticeOn', 'input.noticeDays', 'input.noticeChannels'],
      ...['input.noticeText', 'input.dataAndContracts', 'input.switchOffOn'],
      ...['input.dependents[0].name', 'input.dependents[0].movesTo', 'input.guardrails'],
    ]);
    expect(problems({ guardrails: ['NPS', 'NPS'], noticeChannels: ['web', 'web'] })).toEqual([
      'input.noticeChannels[1]: "web" is named twice.',
      'input.guardrails[1]: "NPS" is named twice.',
    ]);
    expect(problems({ guardrails: ['GOODWILL'] })).toEqual([
      'input.guardrails[0]: "GOODWILL" is not a metric: expected the code of one of `metrics`.',
    ]);
  });

  it.each([
    ['MEASURE', 'EMBEDDED', false],
    ['SUNSET', 'WORKING', false],
    ['SUNSET', 'CLOSED', true],
    ['DESIGN', 'WORKING', true],
  ] as const)('of what is in %s and %s is refused: %s', (stage, status, refused) => {
    expect(isRefusal(refuseSunsetPlan({ title: 'Fax', stage, status }, null))).toBe(refused);
  });

  it('is not written anew once it is switched off: what must not get worse stays what was agreed', () => {
    expect(refuseSunsetPlan({ title: 'Fax', stage: 'SUNSET', status: 'WORKING' }, '2026-12-15')).toMatchObject({
      message: '"Fax" is switched off, on 2026-12-15: it is planned no more.',
    });
  });
});

describe('A switch-off', () => {
  const FACTS: SwitchOffFacts = {
    initiative: { title: 'Fax', stage: 'SUNSET', status: 'WORKING' },
    plan: { noticeOn: '2026-12-01', noticeDays: 30, guardrails: ['NPS', 'CSAT'] },
    earlier: undefined,
    measured: ['CSAT', 'NPS'],
    today: '2027-01-05',
  };
  const off: SwitchOff = {
    ...{ id: 's', organizationId: 'o', initiativeId: 'i', switchedOffOn: '2026-12-31', note: null, version: 1 },
    ...{ switchedOffById: 'des', recordedAt: new Date(0), confirmedById: null, confirmedAt: null },
  };
  const message = (facts: Partial<SwitchOffFacts>, switchedOffOn = '2026-12-31') => {
    const answer = switchedOff({ switchedOffOn }, { ...FACTS, ...facts });
    return isRefusal(answer) ? answer.message : answer;
  };

  it('is said in sunset, by its plan, after its notice and with its guardrails measured', () => {
    expect(message({})).toEqual({ switchedOffOn: '2026-12-31', note: null });
    expect(message({ initiative: { title: 'Fax', stage: 'MEASURE', status: 'WORKING' } })).toBe(
      '"Fax" is WORKING in measure, and not in sunset.',
    );
    expect(message({ plan: undefined })).toBe('"Fax" has no sunset plan: expected `planSunset` first.');
    expect(message({ earlier: off })).toBe('"Fax" is switched off already, on 2026-12-31.');
    expect(message({}, '2026-12-30')).toContain('2026-12-30: customers have notice until 2026-12-31.');
    expect(message({}, '2027-01-06')).toContain('2027-01-06 is in the future (today is 2027-01-05).');
    expect(message({ measured: ['CSAT'] })).toBe('no reading of NPS before 2026-12-31.');
  });

  it('is confirmed once, and by another', () => {
    const at = new Date(1);
    expect(confirmed(off, { personId: 'bea', at })).toEqual({ confirmedById: 'bea', confirmedAt: at });
    expect(confirmed(off, { personId: 'des', at })).toMatchObject({ code: 'OWN_DECISION' });
    expect(confirmed({ ...off, confirmedById: 'bea' }, { personId: 'sue', at })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
    });
  });
});

describe('What is saved of run cost', () => {
  it.each([
    // 36,500 a year are 100 a day: ten days would have cost 1,000, and 300 were still booked.
    ['2027-01-10', 36_500n, 300n, { days: 10, isComplete: false, savedMinor: 700n }],
    ['2027-12-31', 36_500n, 300n, { days: 365, isComplete: true, savedMinor: 36_200n }],
    ['2029-01-01', 36_500n, 40_000n, { days: 365, isComplete: true, savedMinor: -3_500n }],
    ['2026-12-31', 36_500n, 0n, { days: 0, isComplete: false, savedMinor: 0n }],
    // 100 × 3 / 365 is 0.82, rounded 1.
    ['2027-01-03', 100n, 0n, { days: 3, isComplete: false, savedMinor: 1n }],
  ])('by %s of %s before and %s after', (today, beforeMinor, afterMinor, expected) => {
    expect(runCostSaved({ beforeMinor, afterMinor }, '2026-12-31', today)).toEqual(expected);
  });
});

describe('Putting a switch-off off', () => {
  const seats = [
    { personId: 'ben', deputyId: 'bea' },
    { personId: 'ina', deputyId: null },
    { personId: 'fin', deputyId: 'bea' },
  ];
  const asked = (seatId: string, agreedById = seatId) => ({ seatId, agreedById });

  it('needs a later day and a reason', () => {
    const plan = { switchOffOn: '2026-12-31' };
    expect(askedToPostpone({ until: '2027-01-31', reason: 'Law' }, plan)).toEqual({
      ...{ fromDay: '2026-12-31', toDay: '2027-01-31', reason: 'Law' },
    });
    expect(askedToPostpone({ until: '2026-12-31', reason: ' ' }, plan)).toMatchObject({
      problems: [
        { path: 'input.reason' },
        { path: 'input.until', message: '2026-12-31: expected a day after 2026-12-31, as planned.' },
      ],
    });
  });

  it('counts each seat and each human once, and nobody with a part in it', () => {
    expect(seatThatAgrees('ina', seats, [], [])).toEqual({ seatId: 'ina' });
    expect(seatThatAgrees('bea', seats, [], [])).toEqual({ seatId: 'ben' });
    expect(seatThatAgrees('bea', seats, [asked('ben')], [])).toEqual({ seatId: 'fin' });
    expect(seatThatAgrees('bea', seats, [asked('ben', 'bea')], [])).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(seatThatAgrees('ben', seats, [asked('ben', 'bea')], [])).toMatchObject({
      message: 'For your seat it is asked already.',
    });
    expect(seatThatAgrees('ina', seats, [], ['ina'])).toMatchObject({ code: 'OWN_DECISION' });
    // Whose member has a part has no say by a deputy either.
    expect(seatThatAgrees('bea', seats, [], ['ben'])).toEqual({ seatId: 'fin' });
  });

  it('is there with as many as it takes', () => {
    expect([isThere({ quorum: 3 }, 2), isThere({ quorum: 3 }, 3)]).toEqual([false, true]);
  });
});

describe('Use', () => {
  it.each([
    [180, 200, true],
    [181, 200, false],
    [0, 0, false],
    [5, null, false],
    [200, 100, false],
  ])('of %s after %s is falling: %s', (users, before, falling) => {
    expect(isFalling(users, before)).toBe(falling);
  });
});
