import {
  absenceFrom,
  absenceOfLeaver,
  endedAbsence,
  refuseAssistants,
  refuseCancel,
  refuseStandingDeputy,
  type Absence,
  type AbsenceInput,
} from '../../../src/people/domain/absence';
import { isRefusal } from '../../../src/shared/refusal';

const TODAY = '2026-11-02';
const ORIGIN = {
  ...{ id: 'absence', organizationId: 'bank', personId: 'ann', recordedById: 'bob' },
  recordedAt: new Date('2026-11-02T09:00:00Z'),
};
const away = (firstDay: string, lastDay: string): Absence => ({
  ...{ ...ORIGIN, firstDay, lastDay, note: null, deputyId: null, version: 1 },
});
const problems = (answer: unknown): string[] =>
  isRefusal(answer) && answer.code === 'INVALID_INPUT'
    ? answer.problems.map(({ path, message }) => `${path}: ${message}`)
    : [];
const recording = (input: AbsenceInput, others: { firstDay: string; lastDay: string }[] = []) =>
  absenceFrom(ORIGIN, input, TODAY, others);

describe('An absence', () => {
  it('may begin today, last a day, and join others', () => {
    const others = [away('2026-11-03', '2026-11-04'), away('2026-10-26', '2026-11-01')];
    expect(recording({ firstDay: TODAY, lastDay: TODAY, note: ' Ask Bea ', deputyId: 'dan' }, others)).toEqual({
      ...{ ...away(TODAY, TODAY), note: 'Ask Bea', deputyId: 'dan' },
    });
  });

  it('is at most three years: 1096 days, with one leap day in them', () => {
    // 2 November 2026 + 3 years = 2 November 2029, the 1097th day; 2028 has the leap day: 3 × 365 + 1 + 1.
    expect(problems(recording({ firstDay: TODAY, lastDay: '2029-11-01' }))).toEqual([]);
    expect(problems(recording({ firstDay: TODAY, lastDay: '2029-11-02' }))).toEqual([
      'input.lastDay: 1097 days: expected at most 1096 (three years).',
    ]);
  });

  it.each<[string, AbsenceInput, string]>([
    [
      'a first day that is past',
      { firstDay: '2026-11-01', lastDay: '2026-11-05' },
      "input.firstDay: 2026-11-01 is past: in this person's time zone it is 2026-11-02.",
    ],
    [
      'an end before its beginning',
      { firstDay: '2026-11-05', lastDay: '2026-11-04' },
      'input.lastDay: 2026-11-04 is before the first day, 2026-11-05.',
    ],
    [
      'a day that does not exist',
      { firstDay: '2026-11-05', lastDay: '2026-11-31' },
      'input.lastDay: "2026-11-31" is not a date (YYYY-MM-DD, from 1900 to 2999).',
    ],
    [
      'the person as deputy',
      { firstDay: TODAY, lastDay: TODAY, deputyId: 'ann' },
      'input.deputyId: Nobody is a deputy of themselves.',
    ],
    [
      'a note of 501 characters',
      { firstDay: TODAY, lastDay: TODAY, note: 'x'.repeat(501) },
      'input.note: 501 characters: expected at most 500.',
    ],
  ])('is refused with %s', (_what, input, problem) => {
    expect(problems(recording(input))).toEqual([problem]);
  });

  it.each([
    ['the same days', '2026-12-01', '2026-12-10'],
    ['one day in common at the beginning', '2026-11-20', '2026-12-01'],
    ['one day in common at the end', '2026-12-10', '2026-12-20'],
    ['days around it', '2026-11-20', '2026-12-20'],
    ['days within it', '2026-12-03', '2026-12-04'],
  ])('is refused beside another with %s', (_what, firstDay, lastDay) => {
    expect(problems(recording({ firstDay, lastDay }, [away('2026-12-01', '2026-12-10')]))).toEqual([
      'input.firstDay: There is an absence from 2026-12-01 to 2026-12-10 already: cancel or end it first.',
    ]);
  });
});

describe('The end of an absence', () => {
  const absence = away('2026-10-26', '2026-11-13');

  it.each(['2026-11-01', '2026-11-02', '2026-11-12'])('may come sooner: %s', (lastDay) => {
    expect(endedAbsence(absence, lastDay, TODAY)).toEqual({ ...absence, lastDay });
  });

  it.each(['2026-10-31', '2026-11-13', '2026-11-20'])('is not put to %s: before yesterday, or no sooner', (lastDay) => {
    expect(problems(endedAbsence(absence, lastDay, TODAY))).toEqual([
      `input.lastDay: ${lastDay}: expected a day from yesterday (today is 2026-11-02) on and before 2026-11-13, its last day.`,
    ]);
  });

  it('is not before its first day', () => {
    expect(problems(endedAbsence(away(TODAY, '2026-11-13'), '2026-11-01', TODAY))).toEqual([
      'input.lastDay: 2026-11-01: expected a day from 2026-11-02 on and before 2026-11-13, its last day.',
    ]);
  });

  it('is not put before its beginning, nor when it is over', () => {
    expect(endedAbsence(away('2026-11-03', '2026-11-13'), '2026-11-05', TODAY)).toMatchObject({
      ...{
        status: 'NOT_BEGUN',
        message: 'The absence from 2026-11-03 to 2026-11-13 has not begun: cancel it instead.',
      },
    });
    expect(endedAbsence(away('2026-10-01', '2026-11-01'), '2026-10-31', TODAY)).toMatchObject({
      ...{ status: 'OVER', message: 'The absence from 2026-10-01 to 2026-11-01 is over.' },
    });
  });
});

describe('Cancelling an absence', () => {
  it('is possible until the end of its first day', () => {
    expect(refuseCancel(away('2026-11-03', '2026-11-13'), TODAY)).toBeUndefined();
    expect(refuseCancel(away(TODAY, '2026-11-13'), TODAY)).toBeUndefined();
    expect(refuseCancel(away('2026-11-01', '2026-11-13'), TODAY)).toMatchObject({ status: 'BEGUN' });
    expect(refuseCancel(away('2026-10-01', '2026-11-01'), TODAY)).toMatchObject({ status: 'OVER' });
  });
});

describe('Who stands in, and who helps', () => {
  it('is somebody else', () => {
    expect(refuseStandingDeputy('ann', 'dan', 'ann')).toBeUndefined();
    // By an assistant or an admin, and then not themselves.
    expect(refuseStandingDeputy('ann', 'dan', 'bob')).toBeUndefined();
    expect(refuseStandingDeputy('ann', 'bob', 'bob')).toMatchObject({ code: 'OWN_DECISION' });
    expect(refuseStandingDeputy('ann', null, 'bob')).toBeUndefined();
    expect(problems(refuseStandingDeputy('ann', 'ann', 'ann'))).toEqual([
      'input.deputyId: Nobody is a deputy of themselves.',
    ]);
    expect(problems(refuseAssistants('ann', ['bob', 'ann', 'bob']))).toEqual([
      'input.assistantIds[1]: Nobody is an assistant of themselves.',
      'input.assistantIds[2]: This person is named twice.',
    ]);
  });

  it('are at most twenty assistants', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
    expect(refuseAssistants('ann', many(20))).toBeUndefined();
    expect(problems(refuseAssistants('ann', many(21)))).toEqual([
      'input.assistantIds: 21 assistants: expected at most 20.',
    ]);
  });
});

describe('The absence of somebody who leaves', () => {
  it.each([
    ['is cancelled when it is to come', '2026-11-03', '2026-11-09', 'CANCELLED'],
    ['ends today when it is under way', '2026-10-30', '2026-11-03', 'ENDS_TODAY'],
    ['ends today when it begins today', TODAY, '2026-11-03', 'ENDS_TODAY'],
    ['stays when it ends today', '2026-10-30', TODAY, 'STAYS'],
    ['stays when it is over', '2026-10-01', '2026-11-01', 'STAYS'],
  ])('%s', (_name, firstDay, lastDay, fate) => {
    expect(absenceOfLeaver({ firstDay, lastDay }, TODAY)).toBe(fate);
  });
});
