import fc from 'fast-check';
import { statePaths, type WorkflowDefinition, type WorkflowSnapshot } from '../../../src/workflow/definition';
import { decide, start } from '../../../src/workflow/engine';
import { validateDefinition } from '../../../src/workflow/validate';
import { RANDOM_REGISTRY } from './a-random-definition';
import { everyTimer, running, someSteps, someWildDefinition, walk } from './a-random-walk';
import { documentOf } from './a-workflow';

/** Where walks stop that would take too long; what was not visited is not judged. */
const MOST_VISITED = 40;
const ENDLESS = /Infinite loop/;
const faultsOf = (definition: WorkflowDefinition) => validateDefinition(documentOf(definition), RANDOM_REGISTRY);

/** Every situation that can be come to, with guards all open or all shut, and where each leads. */
function explored(definition: WorkflowDefinition): ReadonlyMap<string, { snapshot: WorkflowSnapshot; to: string[] }> {
  const events = [...Object.keys(definition.events), ...everyTimer(definition)];
  const first = start(definition).snapshot;
  const visited = new Map([[JSON.stringify(first), { snapshot: first, to: [] as string[] }]]);
  for (const { snapshot, to } of visited.values()) {
    for (const [event, facts] of events.flatMap((one) => [0, 15].map((bits) => [one, bits] as const))) {
      const answer = decide(running(definition, snapshot, facts), event);
      if (answer.kind !== 'moved') continue;
      const key = JSON.stringify(answer.snapshot);
      to.push(key);
      if (visited.size < MOST_VISITED && !visited.has(key)) visited.set(key, { snapshot: answer.snapshot, to: [] });
    }
  }
  return visited;
}

const activeIn = ({ value }: WorkflowSnapshot) =>
  new Set(statePaths(value).flatMap((path) => path.split('.').map((_, end, all) => all.slice(0, end + 1).join('.'))));

describe('Validation, held against every situation that a random definition can come to', () => {
  /** The states that are named by faults of this code; null where a loop keeps the process from being explored. */
  function named(definition: WorkflowDefinition, code: string): readonly string[] | null {
    const faults = faultsOf(definition);
    if (faults.some((fault) => fault.code === 'ENDLESS_LOOP')) return null;
    return faults.flatMap((fault) => (fault.code === code ? [/"([^"]*)"/.exec(fault.message)?.[1] ?? ''] : []));
  }

  it('finds every endless loop: what it lets pass always comes to rest', () => {
    let endless = 0;
    fc.assert(
      fc.property(someWildDefinition, someSteps, (definition, steps) => {
        try {
          walk(definition, steps);
        } catch (error) {
          expect(String(error)).toMatch(ENDLESS);
          expect(faultsOf(definition).map(({ code }) => code)).toContain('ENDLESS_LOOP');
          endless += 1;
        }
      }),
      { numRuns: Number(process.env['WORKFLOW_WALKS'] ?? 100) },
    );
    // The other way round it may be careful: guards are taken as open.
    expect(endless).toBeGreaterThan(0);
  });

  it('calls no state unreachable that a process comes to', () => {
    fc.assert(
      fc.property(someWildDefinition, (definition) => {
        const lost = named(definition, 'UNREACHABLE') ?? [];
        if (lost.length === 0) return;
        const been = new Set([...explored(definition).values()].flatMap(({ snapshot }) => [...activeIn(snapshot)]));
        expect(lost.filter((id) => been.has(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('calls no state without a way to an end from which a process ends', () => {
    fc.assert(
      fc.property(someWildDefinition, (definition) => {
        const stuck = named(definition, 'NO_WAY_TO_AN_END') ?? [];
        if (stuck.length === 0) return;
        const situations = explored(definition);
        const ending = new Set(
          [...situations].flatMap(([key, { snapshot }]) => (snapshot.status === 'done' ? [key] : [])),
        );
        for (let size = -1; size < ending.size;) {
          size = ending.size;
          for (const [key, { to }] of situations) if (to.some((next) => ending.has(next))) ending.add(key);
        }
        const found = [...situations].filter(
          ([key, { snapshot }]) =>
            ending.has(key) &&
            snapshot.status === 'active' &&
            statePaths(snapshot.value).some((id) => stuck.includes(id)),
        );
        expect(found).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
