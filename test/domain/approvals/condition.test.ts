import fc from 'fast-check';
import {
  conditionsSaid,
  confirm,
  CONDITION_STATES,
  isUnsettled,
  judgesOf,
  meet,
  opened,
  reopen,
  revise,
  waive,
  type Condition,
} from '../../../src/approvals/domain/condition';
import {
  CONDITION_TIMER,
  endOfDay,
  keepConditionClock,
  lastDayOf,
} from '../../../src/approvals/domain/condition-clock';
import type { Deadline } from '../../../src/deadlines/domain/deadline';
import type { Kept } from '../../../src/deadlines/domain/keeping';
import { DEFAULT_WEEK } from '../../../src/people/domain/working-calendar';
import { InputCheck } from '../../../src/shared/input-check';
import { isRefusal } from '../../../src/shared/refusal';

/** Monday. */
const NOW = new Date('2026-11-02T09:00:00Z');
const TODAY = '2026-11-02';
const by = (who: string) => ({ by: who, now: NOW, today: TODAY });

const set: Condition = {
  ...{ id: 'c', organizationId: 'o', approvalId: 'a', voteId: 'v', reviewDecisionId: null },
  ...{ subjectKind: 'INITIATIVE', subjectId: 'i' },
  ...{ number: 1, text: 'Two more interviews', state: 'SET', ownerId: null, confirmerId: 'leah', dueOn: null },
  ...{ setAt: NOW, openedAt: null, done: null, link: null, metById: null, metAt: null },
  ...{ reason: null, decidedById: null, decidedAt: null, version: 1 },
};
const open = opened(set, { ownerId: 'des', dueOn: '2026-11-30' }, NOW);
const met = meet(open, { done: ' Asked two more. ', link: 'https://example.com/i' }, by('des')) as Condition;

describe('The conditions of a vote', () => {
  const said = (...drafts: Parameters<typeof conditionsSaid>[1]) => {
    const check = new InputCheck();
    const conditions = conditionsSaid(check, drafts, TODAY);
    return check.failed ? check.refusal().problems : conditions;
  };

  it('are words, and perhaps an owner and a last day', () => {
    expect(said({ text: ' Two more ' }, { text: 'A lawyer', ownerId: 'lou', dueOn: TODAY })).toEqual([
      { text: 'Two more', ownerId: null, dueOn: null },
      { text: 'A lawyer', ownerId: 'lou', dueOn: TODAY },
    ]);
  });

  it('are refused with everything that is wrong with them', () => {
    expect(said({ text: ' ', dueOn: '2026-11-01' }, { text: 'x'.repeat(2001), dueOn: 'soon' })).toMatchObject([
      { path: 'input.conditions[0].dueOn', message: '2026-11-01 is in the past (today is 2026-11-02).' },
      { path: 'input.conditions[0].text' },
      { path: 'input.conditions[1].dueOn' },
      { path: 'input.conditions[1].text', message: '2001 characters: expected at most 2000.' },
    ]);
    // Ten years of 365 days after 2 November 2026, with three leap days between, end three days before 2 November 2036.
    expect(said({ text: 'x', dueOn: '2036-10-30' }, { text: 'x', dueOn: '2036-10-31' })).toEqual([
      { path: 'input.conditions[1].dueOn', message: '2036-10-31 is too far away: expected 2036-10-30 or before.' },
    ]);
    expect(said(...Array<{ text: string }>(21).fill({ text: 'x' }))).toEqual([
      { path: 'input.conditions', message: '21 conditions: expected at most 20.' },
    ]);
  });
});

describe('A condition', () => {
  it('is to be met by the lead and within the days of the policy, unless its vote says otherwise', () => {
    expect(open).toMatchObject({ state: 'OPEN', ownerId: 'des', dueOn: '2026-11-30', openedAt: NOW });
    const ofVote = { ...set, ownerId: 'lou', dueOn: '2026-12-24' };
    expect(opened(ofVote, { ownerId: 'des', dueOn: '2026-11-30' }, NOW)).toMatchObject({
      ...{ ownerId: 'lou', dueOn: '2026-12-24' },
    });
  });

  it('is met with what was done, and confirmed', () => {
    expect(met).toMatchObject({
      ...{ state: 'MET', done: 'Asked two more.', link: 'https://example.com/i', metById: 'des', metAt: NOW },
    });
    expect(confirm(met, { remark: null }, by('leah'))).toMatchObject({
      ...{ state: 'CONFIRMED', reason: null, decidedById: 'leah', decidedAt: NOW, done: 'Asked two more.' },
    });
  });

  it('is reopened with what is wanting, and perhaps another day', () => {
    expect(reopen(met, { reason: 'One of them twice.' }, by('leah'))).toMatchObject({
      ...{ state: 'OPEN', reason: 'One of them twice.', dueOn: '2026-11-30', done: 'Asked two more.' },
    });
    expect(reopen(met, { reason: 'No.', dueOn: '2026-12-24' }, by('leah'))).toMatchObject({ dueOn: '2026-12-24' });
    expect(reopen(met, { reason: ' ', dueOn: '2026-11-01' }, by('leah'))).toMatchObject({
      problems: [{ path: 'input.reason' }, { path: 'input.dueOn' }],
    });
  });

  it('is waived with a reason, whether it is said to be met or not', () => {
    for (const condition of [open, met]) {
      expect(waive(condition, { reason: 'The law has changed.' }, by('leah'))).toMatchObject({
        ...{ state: 'WAIVED', reason: 'The law has changed.', decidedById: 'leah' },
      });
    }
    expect(waive(open, { reason: '' }, by('leah'))).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it('goes to another owner or another day, and not to the same', () => {
    expect(revise(open, { ownerId: 'lou' }, TODAY)).toMatchObject({ ownerId: 'lou', dueOn: '2026-11-30' });
    expect(revise(open, { dueOn: '2026-12-24' }, TODAY)).toMatchObject({ ownerId: 'des', dueOn: '2026-12-24' });
    expect(revise(open, { ownerId: 'des', dueOn: null }, TODAY)).toMatchObject({
      problems: [{ path: 'input', message: 'Expected another owner or another day than now, got none.' }],
    });
    expect(revise(open, { dueOn: '2026-11-01' }, TODAY)).toMatchObject({ problems: [{ path: 'input.dueOn' }] });
  });

  it('is met without a link, but not without a word', () => {
    expect(meet(open, { done: '', link: 'nowhere' }, by('des'))).toMatchObject({
      problems: [{ path: 'input.done' }, { path: 'input.link' }],
    });
    expect(meet(open, { done: 'Done.' }, by('des'))).toMatchObject({ state: 'MET', link: null });
  });

  const ALLOWED: Readonly<Record<string, readonly string[]>> = {
    meet: ['OPEN'],
    confirm: ['MET'],
    reopen: ['MET'],
    waive: ['OPEN', 'MET'],
    revise: ['OPEN'],
  };
  it.each([
    ['meet', (c: Condition) => meet(c, { done: 'Done.' }, by('des'))],
    ['confirm', (c: Condition) => confirm(c, {}, by('leah'))],
    ['reopen', (c: Condition) => reopen(c, { reason: 'No.' }, by('leah'))],
    ['waive', (c: Condition) => waive(c, { reason: 'No.' }, by('leah'))],
    ['revise', (c: Condition) => revise(c, { ownerId: 'lou' }, TODAY)],
  ] as const)('answers to %s in the states for it, and in the others says where it stands', (name, step) => {
    for (const state of CONDITION_STATES) {
      const answer = step({ ...open, state });
      if (ALLOWED[name]!.includes(state)) expect(isRefusal(answer)).toBe(false);
      else expect(answer).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: state });
    }
  });

  it('is settled once, whatever is done about it', () => {
    const steps = fc.constantFrom(
      (c: Condition) => meet(c, { done: 'Done.' }, by('des')),
      (c: Condition) => confirm(c, {}, by('leah')),
      (c: Condition) => reopen(c, { reason: 'No.' }, by('leah')),
      (c: Condition) => waive(c, { reason: 'No.' }, by('leah')),
    );
    fc.assert(
      fc.property(fc.array(steps), (course) => {
        let condition = open;
        for (const step of course) {
          const next = step(condition);
          if (isRefusal(next)) continue;
          expect(isUnsettled(condition)).toBe(true);
          condition = next;
        }
        expect(condition.text).toBe(open.text);
      }),
    );
  });
});

describe('Who says whether a condition is met', () => {
  const judges = (more: Partial<Parameters<typeof judgesOf>[1]> = {}, condition: Partial<Condition> = {}) =>
    judgesOf(
      { ...met, ...condition },
      { standInIds: ['dee'], concernedIds: ['des', 'bea'], otherwise: ['pam', 'des'], ...more },
    );

  it('is whoever set it, or stands in for them', () => {
    expect(judges()).toEqual(['leah', 'dee']);
  });

  it('is no stand-in who is to meet it, met it, or has a part in what was approved', () => {
    expect(judges({}, { ownerId: 'dee' })).toEqual(['leah']);
    expect(judges({}, { metById: 'dee' })).toEqual(['leah']);
    expect(judges({ concernedIds: ['dee'] })).toEqual(['leah']);
  });

  it('is whoever may name another approver, where it is of whoever set it: their stand-ins speak for them', () => {
    expect(judges({ concernedIds: ['leah', 'des'] })).toEqual(['pam']);
    expect(judges({}, { ownerId: 'leah' })).toEqual(['pam']);
    expect(judges({}, { metById: 'leah' })).toEqual(['pam']);
  });
});

describe('The clock of a condition', () => {
  /** Central Europe, an hour before Greenwich in winter. */
  const time = {
    ...DEFAULT_WEEK,
    timeZone: 'Europe/Berlin',
    daysOff: [{ firstDay: '2026-11-04', lastDay: '2026-11-04' }],
  };
  const due = { ...open, dueOn: '2026-11-06' };
  const keep = (known: readonly Deadline[], condition: Condition, paused = false, now = NOW, isAnew = false): Kept =>
    keepConditionClock(known, condition, { isPaused: paused, isAnew }, { time, now });
  const written = (known: readonly Deadline[], { changed, begun }: Kept): readonly Deadline[] => [
    ...known.map((deadline) => changed.find(({ id }) => id === deadline.id) ?? deadline),
    ...begun.map((each): Deadline => ({
      ...{ ...each, id: `d${each.entry}`, organizationId: 'o', subjectKind: 'CONDITION', subjectId: 'c' },
      ...{ leftAt: null, problem: null, version: 1 },
    })),
  ];
  const running = written([], keep([], due));

  it('runs out at the end of the last day, by the organization’s clock', () => {
    expect(endOfDay('2026-11-06', time).toISOString()).toBe('2026-11-06T23:00:00.000Z');
    // A day of 25 hours in October.
    expect(endOfDay('2026-10-25', time).toISOString()).toBe('2026-10-25T23:00:00.000Z');
    expect(running).toMatchObject([
      { name: CONDITION_TIMER, entry: 1, state: 'PENDING', dueAt: new Date('2026-11-06T23:00:00Z'), personId: null },
    ]);
  });

  it('gives working days from the approval on, without the holiday; or nothing', () => {
    // Tuesday, Thursday, Friday.
    expect(lastDayOf(3, time, NOW)).toBe('2026-11-06');
    expect(lastDayOf(null, time, NOW)).toBeNull();
    expect(keep([], { ...open, dueOn: null })).toEqual({ changed: [], begun: [] });
  });

  it('does not begin before the approval is given', () => {
    expect(keep([], { ...set, dueOn: '2026-11-06' })).toEqual({ changed: [], begun: [] });
  });

  it('rests with what it is of, and goes on with what was left', () => {
    const rested = written(running, keep(running, due, true));
    // Four days, 14 hours: from Monday at nine to Friday at 23 in Greenwich.
    expect(rested).toMatchObject([{ state: 'PAUSED', dueAt: null, remainingSeconds: (4 * 24 + 14) * 3_600 }]);
    const later = new Date('2026-11-12T09:00:00Z');
    expect(written(rested, keep(rested, due, false, later))).toMatchObject([
      { state: 'PENDING', dueAt: new Date('2026-11-16T23:00:00Z') },
    ]);
  });

  it('ends when the condition is met, and begins anew when it is not', () => {
    const ended = written(running, keep(running, { ...due, state: 'MET' }));
    expect(ended).toMatchObject([{ state: 'CANCELLED', leftAt: NOW }]);
    expect(written(ended, keep(ended, due))).toMatchObject([{ entry: 1 }, { entry: 2, state: 'PENDING' }]);
  });

  it('begins anew with another day, also during a hold', () => {
    const later = { ...due, dueOn: '2026-11-07' };
    expect(written(running, keep(running, later, false, NOW, true))).toMatchObject([
      { state: 'CANCELLED' },
      { entry: 2, state: 'PENDING', dueAt: new Date('2026-11-07T23:00:00Z') },
    ]);
    expect(written(running, keep(running, later, true, NOW, true))).toMatchObject([
      { state: 'CANCELLED' },
      { entry: 2, state: 'PAUSED', remainingSeconds: (5 * 24 + 14) * 3_600 },
    ]);
  });

  it('stays as it is while nothing changes', () => {
    expect(keep(running, due)).toEqual({ changed: [], begun: [] });
  });
});
