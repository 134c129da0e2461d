import { LIFECYCLE } from '../../../migrations/1795300000000-default-process';
import { DEFAULT_LIFECYCLE } from '../../../src/initiatives/domain/default-lifecycle';
import { differenceFromHistory } from '../../../src/initiatives/domain/history-check';
import { keptUntil } from '../../../src/initiatives/domain/embedding';
import { NOTHING_SEEN, REGISTERED } from '../../../src/initiatives/domain/initiative';
import { beginningInService, stateBegunIn } from '../../../src/initiatives/domain/lifecycle';
import { lifecycleFaults } from '../../../src/initiatives/domain/lifecycle-faults';
import { decideMove } from '../../../src/initiatives/domain/move';
import { placeOfService } from '../../../src/initiatives/domain/place-of-service';
import { migrateInitiative } from '../../../src/workflow-migrations/domain/migrate-initiative';
import { enter } from '../../../src/workflow/enter';
import type { DefinitionDocument } from '../../../src/workflow/definition-document';
import { statePath, type StateConfig, type WorkflowDefinition } from '../../../src/workflow/definition';
import { DEFAULT_PROCESS, DEFAULT_VERSIONS } from '../../support/default-process';
import { anInitiative, asked, PEOPLE, theLead } from './an-initiative';

const { definition } = DEFAULT_PROCESS;
const place = placeOfService(definition)!;
const AT = new Date('2026-11-02T09:00:00Z');

const registered = {
  ...{ sequence: 1, event: REGISTERED, fromState: place.path, toState: place.path, facts: NOTHING_SEEN },
  ...{ migration: null, definitionVersion: 1, policyVersion: 1, occurredAt: AT },
};
const service = anInitiative({
  ...{ proposalId: null, ...beginningInService('STANDARD', DEFAULT_PROCESS, place) },
  ...{ enteredStageAt: AT, createdAt: AT },
});

/** The default lifecycle with states in place of its own. */
const withStates = (states: Readonly<Record<string, StateConfig>>): WorkflowDefinition => ({
  ...definition,
  machine: { ...definition.machine, states: { ...definition.machine.states, ...states } },
});

describe('The place in which what is in service begins', () => {
  it('is where measure is worked on, and its deadlines begin there', () => {
    expect(place.path).toBe('measure.underWay.working');
    expect(place.effects).toEqual([
      { kind: 'timerStarted', timer: 'measure.underWay after stageDays', delay: 'stageDays' },
      { kind: 'timerStarted', timer: 'measure.underWay after stageEscalationDays', delay: 'stageEscalationDays' },
    ]);
  });

  it('is there in the process of organizations that were founded before, which knows no keeping', () => {
    const before = { version: 1, ...(LIFECYCLE as unknown as DefinitionDocument) };
    expect(placeOfService(before)?.path).toBe('measure.underWay.working');
  });

  it('is found where an organization calls it otherwise, and nests it', () => {
    const inUse: StateConfig = {
      ...{ meta: { stage: 'MEASURE' }, initial: 'atWork' },
      states: { atWork: { meta: { status: 'WORKING' } } },
    };
    const idle: StateConfig = { meta: { stage: 'SUNSET', status: 'WORKING' } };
    const running: StateConfig = { initial: 'idle', states: { idle, inUse } };
    const first: StateConfig = { meta: { stage: 'DISCOVER', status: 'WORKING' } };
    const machine = { initial: 'first', states: { first, running } };
    expect(placeOfService({ ...definition, machine })?.path).toBe('running.inUse.atWork');
  });

  it('is none where the process has no measure, or begins it with something else than work', () => {
    expect(placeOfService(withStates({ measure: { meta: { stage: 'DESIGN', status: 'WORKING' } } }))).toBeUndefined();
    expect(placeOfService(withStates({ measure: { meta: { stage: 'MEASURE', status: 'ON_HOLD' } } }))).toBeUndefined();
  });
});

describe('A process that is entered elsewhere than in its first state', () => {
  it.each(['measure.onHold', 'sunset', 'design.underWay.awaitingApproval'])('stands in %s', (path) => {
    expect(statePath(enter(definition, path).snapshot.value)).toContain(path);
  });

  it('is not, where there is no such state', () => {
    expect(() => enter(definition, 'measure.resting')).toThrow('There is no state "resting" to begin in.');
  });
});

describe('The history of what was registered', () => {
  const difference = (row: Partial<typeof registered> = {}, changes = {}) =>
    differenceFromHistory(DEFAULT_VERSIONS, { ...service, ...changes }, [{ ...registered, ...row }]);

  it('begins with its being registered, and leads to where it stands', () => {
    expect(difference()).toBeUndefined();
    expect(stateBegunIn(DEFAULT_VERSIONS, service, [registered])).toBe('measure.underWay.working');
  });

  it('goes on by the moves that all take', () => {
    const move = decideMove(
      asked('HOLD', { initiative: service, actor: theLead, people: { ...PEOPLE, proposerId: null } }),
    );
    if (move.kind === 'refused') throw new Error(move.message);
    const { snapshot, stage, status, history } = move;
    const held = { ...service, snapshot, stage, status };
    const rows = [registered, { ...history, sequence: 2, occurredAt: AT }];
    expect(differenceFromHistory(DEFAULT_VERSIONS, held, rows)).toBeUndefined();
  });

  it.each([
    [
      'another state than registration leads to',
      { fromState: 'sunset.underWay.working', toState: 'sunset.underWay.working' },
      'begins in measure.underWay.working',
    ],
    ['no state', { fromState: 'nowhere', toState: 'nowhere' }, 'begins in measure.underWay.working'],
  ])('cannot be replayed once it names %s', (_, row, message) => {
    expect(difference(row)).toContain(message);
  });

  it('is told apart from an initiative that never was registered', () => {
    const begun = differenceFromHistory(DEFAULT_VERSIONS, service, []);
    expect(begun).toBe('it is stored in measure.underWay.working, and its history leads to discover.underWay.working');
  });

  it('is registered once, and first', () => {
    const twice = differenceFromHistory(DEFAULT_VERSIONS, service, [registered, { ...registered, sequence: 2 }]);
    expect(twice).toContain('would be refused: it is entered once, and first');
  });
});

describe('What was registered', () => {
  it.each(['ITERATE', 'REFER_TO_REVIEW', 'CONFIRM_FUNDING'] as const)('cannot be sent %s: it has no grant', (event) => {
    const people = { ...PEOPLE, proposerId: null };
    const state =
      event === 'ITERATE'
        ? service
        : anInitiative({
            ...service,
            snapshot: enter(definition, event === 'REFER_TO_REVIEW' ? 'design' : 'design.backInReview').snapshot,
          });
    const answer = decideMove(
      asked(event, {
        initiative: state,
        actor: { ...theLead, personId: 'other', grants: [{ role: 'CX_LEADER', portfolioId: null }] },
        people,
      }),
    );
    expect(answer).toMatchObject({
      kind: 'refused',
      code: 'NOT_POSSIBLE_NOW',
      message: expect.stringContaining('nothing is granted') as string,
    });
  });
});

describe('A migration', () => {
  const to = { ...definition, version: 2 };
  const migrated = (states: Readonly<Record<string, string>>) =>
    migrateInitiative(
      { plan: { states, timers: {} }, from: definition, to },
      { stage: 'MEASURE', snapshot: place.snapshot, openGate: null, timers: [] },
    );

  it('keeps nothing until a day that nobody named', () => {
    expect(migrated({ 'measure.underWay.working': 'measure.embedded' })).toEqual([
      { state: 'measure.underWay.working', code: 'NO_DAY' },
    ]);
    expect(migrated({})).toMatchObject({ toState: 'measure.underWay.working' });
  });
});

describe('A day until which something is kept', () => {
  it.each([
    ['2026-11-03', undefined],
    ['2029-11-02', undefined],
    ['2026-11-02', '2026-11-02 is not in the future (today is 2026-11-02).'],
    ['2029-11-03', '2029-11-03: expected a day within 3 years.'],
    ['2027-02-29', '"2027-02-29" is not a date (YYYY-MM-DD, from 1900 to 2999).'],
  ])('%s', (day, message) => {
    const kept = keptUntil(day, '2026-11-02');
    expect('problems' in kept ? kept.problems[0]!.message : undefined).toBe(message);
  });
});

describe('A lifecycle that keeps', () => {
  type Json = Record<string, any>;
  const faults = (change: (measure: Json, machine: Json) => void): string[] => {
    const document = JSON.parse(JSON.stringify(DEFAULT_LIFECYCLE)) as Json;
    change(document['machine'].states.measure as Json, document['machine'] as Json);
    return lifecycleFaults(document).map(({ path, code }) => `${code} ${path}`);
  };
  const EMBEDDED = '$.machine.states.measure.states.embedded';

  it('must bring back what it keeps, on its day and without a guard', () => {
    expect(faults((measure) => delete measure['states'].embedded.after)).toEqual([`NEVER_BACK ${EMBEDDED}`]);
    const guarded = faults((measure) => {
      measure['states'].embedded.after.recheckDay.guard = { type: 'evidenceIsGathered', params: { gate: 'MEASURE' } };
    });
    expect(guarded).toEqual([`NEVER_BACK ${EMBEDDED}`]);
  });

  it('keeps by EMBED alone, which names the day', () => {
    const byHold = faults((measure) => {
      measure['states'].underWay.on.HOLD = { target: 'embedded' };
    });
    expect(byHold).toContain('NO_DAY $.machine.states.measure.states.underWay');
    const elsewhere = faults((measure) => {
      measure['states'].underWay.on.EMBED = { target: 'onHold' };
    });
    expect(elsewhere).toContain('NOTHING_KEPT $.machine.states.measure.states.underWay.on.EMBED');
  });

  it('waits for a re-check day only where something is kept', () => {
    const working = faults((measure) => {
      measure['states'].underWay.after.recheckDay = { actions: [{ type: 'callForRecheck' }] };
    });
    expect(working).toEqual(['NO_DAY $.machine.states.measure.states.underWay.after.recheckDay']);
  });
});
