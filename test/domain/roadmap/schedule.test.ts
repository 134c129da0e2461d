import type { InitiativeEvent } from '../../../src/initiatives/domain/initiative';
import type { StageDates } from '../../../src/roadmap/domain/plan';
import { isOnRoadmap, schedule, type Course } from '../../../src/roadmap/domain/schedule';
import { DEFAULT_VERSIONS } from '../../support/default-process';
import { anInitiative } from '../initiatives/an-initiative';

const dates = (stage: StageDates['stage'], plannedStart: string, plannedEnd: string): StageDates => ({
  stage,
  plannedStart,
  plannedEnd,
});
const FIRST = [
  dates('DISCOVER', '2026-01-05', '2026-01-30'),
  dates('DESIGN', '2026-02-02', '2026-02-27'),
  dates('PROTOTYPE', '2026-03-02', '2026-03-31'),
  dates('MEASURE', '2026-04-01', '2026-06-30'),
];
const event = (fromState: string, toState: string, day: string): Course['history'][number] => ({
  ...({ fromState, toState, migration: null, definitionVersion: 1 } satisfies Partial<InitiativeEvent>),
  occurredAt: new Date(`${day}T10:00:00Z`),
});
const toDesign = event('discover.underWay.awaitingApproval', 'design.underWay.working', '2026-02-03');
const BEGAN = new Date('2026-01-05T09:00:00Z');

const course = (changes: Partial<Course> = {}): Course => ({
  initiative: anInitiative({ createdAt: BEGAN }),
  history: [],
  plans: [FIRST],
  ...changes,
});
const inDesign = (changes: Partial<Course> = {}): Course =>
  course({ initiative: anInitiative({ stage: 'DESIGN', createdAt: BEGAN }), history: [toDesign], ...changes });
const scheduleOf = (of: Course, today: string) => schedule(of, today, DEFAULT_VERSIONS.definition);
const of = (stage: string, found: ReturnType<typeof schedule>) => found.find((each) => each.stage === stage);

describe('The schedule of an initiative', () => {
  it('is the stage that it is in while nothing is planned', () => {
    expect(scheduleOf(course({ plans: [] }), '2026-12-31')).toEqual([
      {
        ...{ stage: 'DISCOVER', plannedStart: null, plannedEnd: null, overdue: false, slipDays: null },
        ...{ enteredAt: BEGAN, leftAt: null },
      },
    ]);
  });

  it('sets what happened beside what was planned', () => {
    const found = scheduleOf(inDesign(), '2026-02-10');
    expect(found.map(({ stage }) => stage)).toEqual(['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE']);
    expect(of('DISCOVER', found)).toMatchObject({ enteredAt: BEGAN, leftAt: toDesign.occurredAt });
    expect(of('DESIGN', found)).toMatchObject({ enteredAt: toDesign.occurredAt, leftAt: null });
    expect(of('PROTOTYPE', found)).toMatchObject({ enteredAt: null, leftAt: null });
  });

  it('is overdue from the day after the planned end on, until the stage is left', () => {
    const overdue = (today: string, changes?: Partial<Course>) =>
      scheduleOf(inDesign(changes), today).flatMap((each) => (each.overdue ? [each.stage] : []));
    expect(overdue('2026-02-27')).toEqual([]);
    expect(overdue('2026-02-28')).toEqual(['DESIGN']);
    // Prototype was to be over, and was not even entered.
    expect(overdue('2026-04-01')).toEqual(['DESIGN', 'PROTOTYPE']);
    const stopped = event('design.underWay.working', 'stoppedInDesign', '2026-03-05');
    const initiative = anInitiative({ stage: 'DESIGN', status: 'CLOSED', createdAt: BEGAN });
    expect(overdue('2026-04-01', { initiative, history: [toDesign, stopped] })).toEqual([]);
  });

  it('tells by how many days a stage slipped since the first plan that named it', () => {
    const second = [FIRST[0]!, dates('DESIGN', '2026-02-02', '2026-03-13'), ...FIRST.slice(2)];
    // From 27 February to 13 March are 14 days, to 20 February -7; sunset was named in the third plan first.
    const third = [
      dates('DESIGN', '2026-02-02', '2026-02-20'),
      ...FIRST.slice(2),
      dates('SUNSET', '2026-07-01', '2026-07-31'),
    ];
    const slip = (...plans: StageDates[][]) =>
      scheduleOf(inDesign({ plans }), '2026-02-10').map(({ stage, slipDays }) => [stage, slipDays]);
    expect(slip(FIRST, second)).toEqual([
      ['DISCOVER', 0],
      ['DESIGN', 14],
      ['PROTOTYPE', 0],
      ['MEASURE', 0],
    ]);
    expect(slip(FIRST, second, third)).toEqual([
      ['DISCOVER', null],
      ['DESIGN', -7],
      ['PROTOTYPE', 0],
      ['MEASURE', 0],
      ['SUNSET', 0],
    ]);
  });

  it('takes a stage that was gone back to as one, from the first entry to the last exit', () => {
    const history = [
      toDesign,
      event('design.underWay.awaitingApproval', 'prototype.underWay.working', '2026-03-02'),
      event('prototype.underWay.awaitingApproval', 'measure.underWay.working', '2026-04-01'),
      event('measure.underWay.working', 'design.underWay.working', '2026-05-04'),
    ];
    const found = scheduleOf(inDesign({ history }), '2026-05-05');
    expect(of('DESIGN', found)).toMatchObject({ enteredAt: toDesign.occurredAt, leftAt: null, overdue: true });
    expect(of('MEASURE', found)).toMatchObject({ leftAt: new Date('2026-05-04T10:00:00Z') });
  });

  it('lets a hold and a return pass by', () => {
    const rest = [
      event('design.underWay.working', 'design.onHold', '2026-02-10'),
      event('design.onHold', 'design.underWay.working', '2026-02-12'),
    ];
    expect(scheduleOf(inDesign({ history: [toDesign, ...rest] }), '2026-02-13')).toEqual(
      scheduleOf(inDesign(), '2026-02-13'),
    );
  });

  it('ends the last stage of a closed initiative on the day on which it was closed', () => {
    const stopped = event('discover.underWay.working', 'stoppedInDiscover', '2026-01-20');
    const initiative = anInitiative({ status: 'CLOSED', createdAt: BEGAN });
    const found = scheduleOf(course({ initiative, history: [stopped] }), '2026-03-01');
    expect(of('DISCOVER', found)).toMatchObject({ leftAt: stopped.occurredAt, overdue: false });
  });
});

describe('An initiative is on a roadmap', () => {
  const on = (from: string, to: string, changes: Partial<Course> = {}, today = '2026-01-20') =>
    isOnRoadmap(course(changes), { from, to }, today);

  it('from the day on which it began to today, and through its plan', () => {
    expect(on('2025-01-01', '2026-01-04')).toBe(false);
    expect(on('2025-01-01', '2026-01-05')).toBe(true);
    expect(on('2026-06-30', '2026-12-31')).toBe(true);
    expect(on('2026-07-01', '2026-12-31')).toBe(false);
    expect(on('2026-07-01', '2026-12-31', {}, '2026-07-01')).toBe(true);
  });

  it('not in a gap of its plan that lies ahead', () => {
    expect(on('2026-01-31', '2026-02-01')).toBe(false);
  });

  it('by the plan that holds alone', () => {
    const later = [dates('DISCOVER', '2026-01-05', '2026-01-30'), dates('MEASURE', '2027-01-01', '2027-06-30')];
    expect(on('2026-05-01', '2026-05-31', { plans: [FIRST, later] })).toBe(false);
    expect(on('2027-05-01', '2027-05-31', { plans: [FIRST, later] })).toBe(true);
  });

  it('until it was closed, whatever was planned beyond that', () => {
    const stopped = event('discover.underWay.working', 'stoppedInDiscover', '2026-01-10');
    const closed = { initiative: anInitiative({ status: 'CLOSED', createdAt: BEGAN }), history: [stopped] };
    expect(on('2026-01-10', '2026-01-10', closed)).toBe(true);
    expect(on('2026-01-11', '2026-12-31', closed)).toBe(false);
  });
});
