import type { z } from 'zod';
import {
  allWays,
  RAISE,
  statesOf,
  targetPath,
  waysOf,
  type ActionReference,
  type GuardReference,
  type StateAt,
  type StateConfig,
  type TransitionConfig,
  type Ways,
} from './definition';
import {
  jsonPath,
  parseDocument,
  shapeFaults,
  type DefinitionDocument,
  type DefinitionFault,
} from './definition-document';
import { WorkflowMap } from './reachability';

/** What definitions may name. Each guard and action says which parameters it takes; a refinement may say more. */
export interface Registry {
  readonly guards: Readonly<Record<string, z.ZodType>>;
  readonly actions: Readonly<Record<string, z.ZodType>>;
  /** Deadlines that go by a name; others are ISO 8601 durations. */
  readonly delays: readonly string[];
}

type Key = string | number;
type Place = readonly Key[];

/**
 * Every fault of a definition document, each at its JSON path, in the order of the document; empty when it may be published.
 * A document whose shape is wrong is not looked into further.
 */
export function validateDefinition(given: unknown, registry: Registry): readonly DefinitionFault[] {
  const document = parseDocument(given);
  if (isFaulty(document)) return document;
  const faults = statesOf(document).flatMap((at) => new StateCheck(document, registry, at).faults());
  // Where a target leads nowhere there is no map to look at.
  return faults.length > 0 ? faults : faultsOfTheMap(document);
}

const isFaulty = (parsed: DefinitionDocument | readonly DefinitionFault[]): parsed is readonly DefinitionFault[] =>
  Array.isArray(parsed);

function faultsOfTheMap(document: DefinitionDocument): readonly DefinitionFault[] {
  const map = new WorkflowMap(document);
  const at = (id: string) => jsonPath(placeOf(id === '' ? [] : id.split('.')));
  const unreached = map.unreached();
  return [
    ...unreached.map((id) => ({ path: at(id), code: 'UNREACHABLE', message: `Nothing leads to "${id}".` })),
    ...map
      .withoutEnd()
      .filter((id) => !unreached.includes(id))
      .map((id) => ({ path: at(id), code: 'NO_WAY_TO_AN_END', message: `From "${id}" no way leads to an end.` })),
    ...map.endlessLoops().map((loop) => ({
      path: at(loop[0] ?? ''),
      code: 'ENDLESS_LOOP',
      message: `It would run in circles by itself: ${[...loop, ...loop.slice(0, 1)].join(' → ')}.`,
    })),
  ];
}

const placeOf = (path: readonly string[]): Place => ['machine', ...path.flatMap((name) => ['states', name])];

/** What one state says, checked against the rest of the document and against what may be named. */
class StateCheck {
  private readonly found: DefinitionFault[] = [];
  private readonly place: Place;
  private readonly state: StateConfig;

  constructor(
    private readonly document: DefinitionDocument,
    private readonly registry: Registry,
    private readonly at: StateAt,
  ) {
    this.place = placeOf(at.path);
    this.state = at.state;
  }

  faults(): readonly DefinitionFault[] {
    this.checkKind();
    const { on = {}, always, after = {}, onDone, entry = [], exit = [] } = this.state;
    for (const [event, ways] of Object.entries(on)) this.checkEvent(event, ways);
    this.checkWays(['always'], always);
    for (const way of waysOf(always).filter(({ target }) => target === undefined)) {
      this.fault(
        ['always'],
        'ENDLESS_LOOP',
        `A way that is taken by itself must lead somewhere: ${JSON.stringify(way)}.`,
      );
    }
    for (const [delay, ways] of Object.entries(after)) this.checkDeadline(delay, ways);
    this.checkWays(['onDone'], onDone);
    entry.forEach((action, index) => this.checkAction(['entry', index], action));
    exit.forEach((action, index) => this.checkAction(['exit', index], action));
    return this.found;
  }

  private fault(inside: Place, code: string, message: string): void {
    this.found.push({ path: jsonPath([...this.place, ...inside]), code, message });
  }

  /** Which properties go together. */
  private checkKind(): void {
    const { type, states, initial, history, target } = this.state;
    const isCompound = type === undefined && states !== undefined;
    if (isCompound && (initial === undefined || states[initial] === undefined)) {
      const names = Object.keys(states).join(', ');
      const got = initial === undefined ? 'none' : `"${initial}"`;
      this.fault(
        ['initial'],
        'UNKNOWN_STATE',
        `Expected the state that is entered first (one of ${names}), got ${got}.`,
      );
    }
    if (isCompound && initial !== undefined && states[initial]?.type === 'history') {
      this.fault(['initial'], 'UNKNOWN_STATE', `"${initial}" is a way back, not a state to enter first.`);
    }
    if (!isCompound && initial !== undefined)
      this.misplaced('initial', 'a state that is in one of several states below');
    if (type === 'parallel' && states === undefined) this.misplaced('type', 'a state with states below');
    if (type !== 'history' && history !== undefined) this.misplaced('history', 'a history state');
    if (type !== 'history' && target !== undefined) this.misplaced('target', 'a history state');
    if (type === 'history' && target !== undefined) this.checkTarget(['target'], target);
    if (type === 'final' || type === 'history') this.checkLeaf(type);
    if (this.state.onDone !== undefined && states === undefined) this.misplaced('onDone', 'a state with states below');
  }

  private checkLeaf(type: 'final' | 'history'): void {
    const kept =
      type === 'final'
        ? ['type', 'description', 'meta', 'entry', 'exit']
        : ['type', 'history', 'target', 'description'];
    for (const property of Object.keys(this.state).filter((name) => !kept.includes(name))) {
      this.fault([property], 'MISPLACED', `A ${type} state has no "${property}".`);
    }
    if (type === 'history' && this.at.path.length === 1) {
      this.fault(['type'], 'MISPLACED', 'A way back stands inside the state that it leads back to, not at the top.');
    }
  }

  private misplaced(property: string, where: string): void {
    this.fault([property], 'MISPLACED', `"${property}" belongs to ${where}.`);
  }

  private checkEvent(event: string, ways: Ways): void {
    if (this.document.events[event] === undefined && !this.isRaised(event)) {
      const known = Object.keys(this.document.events).join(', ');
      this.fault(['on', event], 'UNKNOWN_EVENT', `"${event}" is in no vocabulary (${known}), and nothing raises it.`);
    }
    this.checkWays(['on', event], ways);
  }

  private isRaised(event: string): boolean {
    return statesOf(this.document)
      .flatMap(({ state }) => actionsOf(state))
      .some(({ type, params }) => type === RAISE && params?.['event'] === event);
  }

  private checkDeadline(delay: string, ways: Ways): void {
    if (!this.registry.delays.includes(delay) && !isDuration(delay)) {
      const names = this.registry.delays.length === 0 ? '' : ` or one of ${this.registry.delays.join(', ')}`;
      this.fault(
        ['after', delay],
        'NO_DURATION',
        `"${delay}": expected an ISO 8601 duration above nothing (P14D, PT8H)${names}.`,
      );
    }
    this.checkWays(['after', delay], ways);
  }

  private checkWays(place: Place, ways: Ways | undefined): void {
    waysOf(ways).forEach((way, index) => this.checkWay(Array.isArray(ways) ? [...place, index] : place, way));
  }

  private checkWay(place: Place, { target, guard, actions = [] }: TransitionConfig): void {
    if (target !== undefined) this.checkTarget([...place, 'target'], target);
    if (guard !== undefined) this.checkReference([...place, 'guard'], guard, this.registry.guards, 'guard');
    actions.forEach((action, index) => this.checkAction([...place, 'actions', index], action));
  }

  private checkTarget(place: Place, target: string): void {
    const path = targetPath(this.document, this.at.path, target).join('.');
    const exists = statesOf(this.document).some((state) => state.path.join('.') === path);
    if (!exists) this.fault(place, 'UNKNOWN_STATE', `"${target}" leads to no state: there is no "${path}".`);
  }

  private checkAction(place: Place, action: ActionReference): void {
    if (action.type !== RAISE) return this.checkReference(place, action, this.registry.actions, 'action');
    const event = action.params?.['event'];
    const answered = statesOf(this.document).some(
      ({ state }) => typeof event === 'string' && event in (state.on ?? {}),
    );
    if (!answered) {
      this.fault(
        [...place, 'params', 'event'],
        'UNKNOWN_EVENT',
        `Expected an event that a state answers to, got ${JSON.stringify(event)}.`,
      );
    }
  }

  private checkReference(
    place: Place,
    { type, params = {} }: GuardReference | ActionReference,
    registered: Readonly<Record<string, z.ZodType>>,
    kind: 'guard' | 'action',
  ): void {
    const takes = Object.hasOwn(registered, type) ? registered[type] : undefined;
    if (takes === undefined) {
      const names = Object.keys(registered).join(', ');
      this.fault(
        [...place, 'type'],
        `UNKNOWN_${kind.toUpperCase()}`,
        `No ${kind} "${type}" is registered: there are ${names || 'none'}.`,
      );
      return;
    }
    const checked = takes.safeParse(params);
    const issues = checked.success ? [] : checked.error.issues;
    const inside = [...this.place, ...place, 'params'];
    this.found.push(
      ...issues.flatMap((issue) => shapeFaults(issue, inside).map((fault) => ({ ...fault, code: 'PARAMETER' }))),
    );
  }
}

const actionsOf = (state: StateConfig): readonly ActionReference[] => [
  ...(state.entry ?? []),
  ...(state.exit ?? []),
  ...allWays(state).flatMap(({ actions = [] }) => actions),
];

/** An ISO 8601 duration of whole parts that lasts: `P14D`, `P1M`, `PT8H`, `P1Y2M10DT2H30M`, `P2W`. */
function isDuration(text: string): boolean {
  const parts = /^P(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/.exec(
    text,
  );
  return parts !== null && parts.slice(1).some((part) => part !== undefined && Number(part) > 0);
}
