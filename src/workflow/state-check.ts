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
import { jsonPath, shapeFaults, type DefinitionDocument, type DefinitionFault } from './definition-document';

/** What definitions may name. Each guard and action says which parameters it takes; a refinement may say more. */
export interface Registry {
  readonly guards: Readonly<Record<string, z.ZodType>>;
  readonly actions: Readonly<Record<string, z.ZodType>>;
  /** Deadlines that go by a name; others are ISO 8601 durations. */
  readonly delays: readonly string[];
}

/** What a document speaks of, gathered once. */
interface Words {
  /** Every state by its path. */
  readonly states: ReadonlyMap<string, StateConfig>;
  /** The events that the process sends to itself, and those that some state answers to. */
  readonly raised: ReadonlySet<unknown>;
  readonly answered: ReadonlySet<string>;
}

function wordsOf(document: DefinitionDocument): Words {
  const states = statesOf(document);
  const raised = states.flatMap(({ state }) => actionsOf(state)).filter(({ type }) => type === RAISE);
  return {
    states: new Map(states.map(({ path, state }) => [path.join('.'), state])),
    raised: new Set(raised.map(({ params }) => params?.['event'])),
    answered: new Set(states.flatMap(({ state }) => Object.keys(state.on ?? {}))),
  };
}

type Key = string | number;
type Path = readonly Key[];

/** Where a state is in its document. */
export const placeOf = (path: readonly string[]): Path => ['machine', ...path.flatMap((name) => ['states', name])];

/** What the states of a document say, each checked by itself, against the others and against what may be named. */
export function faultsOfTheStates(document: DefinitionDocument, registry: Registry): readonly DefinitionFault[] {
  const words = wordsOf(document);
  return statesOf(document).flatMap((at) => new StateCheck(document, words, registry, at).faults());
}

/** What one state says, checked against the rest of the document and against what may be named. */
class StateCheck {
  private readonly found: DefinitionFault[] = [];
  private readonly place: Path;
  private readonly state: StateConfig;

  constructor(
    private readonly document: DefinitionDocument,
    private readonly words: Words,
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
    for (const [delay, ways] of Object.entries(after)) this.checkDeadline(delay, ways);
    this.checkWays(['onDone'], onDone);
    entry.forEach((action, index) => this.checkAction(['entry', index], action));
    exit.forEach((action, index) => this.checkAction(['exit', index], action));
    return this.found;
  }

  private fault(inside: Path, code: string, message: string): void {
    this.found.push({ path: jsonPath([...this.place, ...inside]), code, message });
  }

  /** Which properties go together. */
  private checkKind(): void {
    const { type, states, initial, history, target } = this.state;
    const isCompound = type === undefined && states !== undefined;
    if (isCompound) this.checkInitial(states, initial);
    if (!isCompound && initial !== undefined)
      this.misplaced('initial', 'a state that is in one of several states below');
    if (type === 'parallel' && !Object.values(states ?? {}).some((region) => region.type !== 'history')) {
      this.misplaced('type', 'a state with states below');
    }
    if (type !== 'history' && history !== undefined) this.misplaced('history', 'a history state');
    if (type !== 'history' && target !== undefined) this.misplaced('target', 'a history state');
    if (type === 'history' && target !== undefined) this.checkWayBack(target);
    if (type === 'final' || type === 'history') this.checkLeaf(type);
    if (this.state.onDone !== undefined && states === undefined) this.misplaced('onDone', 'a state with states below');
  }

  private checkInitial(states: Readonly<Record<string, StateConfig>>, initial: string | undefined): void {
    if (initial === undefined || !Object.hasOwn(states, initial)) {
      const names = Object.keys(states).join(', ');
      const got = initial === undefined ? 'none' : `"${initial}"`;
      const message = `Expected the state that is entered first (one of ${names}), got ${got}.`;
      this.fault(['initial'], 'UNKNOWN_STATE', message);
    } else if (states[initial]?.type === 'history') {
      this.fault(['initial'], 'UNKNOWN_STATE', `"${initial}" is a way back, not a state to enter first.`);
    }
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
    if (!Object.hasOwn(this.document.events, event) && !this.words.raised.has(event)) {
      const known = Object.keys(this.document.events).join(', ');
      this.fault(['on', event], 'UNKNOWN_EVENT', `"${event}" is in no vocabulary (${known}), and nothing raises it.`);
    }
    this.checkWays(['on', event], ways);
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

  private checkWays(place: Path, ways: Ways | undefined): void {
    waysOf(ways).forEach((way, index) => this.checkWay(Array.isArray(ways) ? [...place, index] : place, way));
  }

  private checkWay(place: Path, { target, guard, actions = [] }: TransitionConfig): void {
    if (target !== undefined) this.checkDestination([...place, 'target'], target);
    if (guard !== undefined) this.checkReference([...place, 'guard'], guard, this.registry.guards, 'guard');
    actions.forEach((action, index) => this.checkAction([...place, 'actions', index], action));
  }

  /** The state that a target names, or null where there is none. */
  private checkTarget(place: Path, target: string): StateConfig | null {
    const path = targetPath(this.document, this.at.path, target).join('.');
    const state = this.words.states.get(path);
    if (state === undefined) {
      this.fault(place, 'UNKNOWN_STATE', `"${target}" leads to no state: there is no "${path}".`);
    } else if (path === '') {
      this.fault(place, 'MISPLACED', `"${target}" is the machine as a whole: expected a state in it.`);
    }
    return state ?? null;
  }

  /** From inside there is nothing to come back to, and XState would enter a second time what it never left. */
  private checkDestination(place: Path, target: string): void {
    const isHistory = this.checkTarget(place, target)?.type === 'history';
    const left = targetPath(this.document, this.at.path, target).slice(0, -1);
    if (!isHistory || !isInside(this.at.path, left)) return;
    const message = `"${target}" is the way back into "${left.join('.')}", for who comes from outside.`;
    this.fault(place, 'MISPLACED', message);
  }

  private checkWayBack(target: string): void {
    const state = this.checkTarget(['target'], target);
    const parent = this.at.path.slice(0, -1);
    const path = targetPath(this.document, this.at.path, target);
    if (state !== null && (state.type === 'history' || !isInside(path, parent))) {
      const message = `A way back leads to a state inside "${parent.join('.')}", not to "${path.join('.')}".`;
      this.fault(['target'], 'MISPLACED', message);
    }
  }

  private checkAction(place: Path, action: ActionReference): void {
    if (action.type !== RAISE) return this.checkReference(place, action, this.registry.actions, 'action');
    const event = action.params?.['event'];
    for (const name of Object.keys(action.params ?? {}).filter((key) => key !== 'event')) {
      this.fault([...place, 'params', name], 'PARAMETER', `"${RAISE}" takes no parameter but "event".`);
    }
    if (typeof event === 'string' && this.words.answered.has(event)) return;
    const message = `Expected an event that a state answers to, got ${JSON.stringify(event) ?? 'none'}.`;
    this.fault([...place, 'params', 'event'], 'UNKNOWN_EVENT', message);
  }

  private checkReference(
    place: Path,
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

const isInside = (path: readonly string[], outer: readonly string[]): boolean =>
  path.length > outer.length && outer.every((name, depth) => path[depth] === name);

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
