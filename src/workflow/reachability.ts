import {
  allWays,
  RAISE,
  statesOf,
  targetPath,
  waysOf,
  type ActionReference,
  type StateConfig,
  type TransitionConfig,
  type WorkflowDefinition,
} from './definition';

/** A state on the map: what is above it, what is entered with it, and where its own ways lead. */
interface Place {
  readonly id: string;
  readonly state: StateConfig;
  readonly parent: Place | null;
  readonly children: readonly Place[];
}

const ROOT = '';

/**
 * A definition as a map, for questions that need no process: which states can be reached, which have a way to an end, where
 * it would run in circles by itself. Guards are taken as open or shut at will, so that what is found missing really is; every
 * target must lead to a state.
 */
export class WorkflowMap {
  private readonly places = new Map<string, Place>();

  constructor(private readonly definition: Pick<WorkflowDefinition, 'id' | 'machine'>) {
    this.add(ROOT, definition.machine, null);
  }

  /** The paths of the states that no event, deadline or entry leads to; ways back by history are not counted as states. */
  unreached(): readonly string[] {
    const reached = new Set(this.entered(ROOT));
    for (const id of reached) {
      for (const way of this.waysFrom(id)) this.entered(way).forEach((entered) => reached.add(entered));
    }
    return statesOf(this.definition)
      .filter(({ state }) => state.type !== 'history')
      .map(({ path }) => path.join('.'))
      .filter((id) => !reached.has(id));
  }

  /** The paths of the states without states inside from which the process can never come to its end. */
  withoutEnd(): readonly string[] {
    const finishable = this.finishable();
    return [...this.places.values()]
      .filter(({ state, children }) => children.length === 0 && state.type !== 'history')
      .filter(({ id }) => finishable.get(id)?.has(ROOT) !== true)
      .map(({ id }) => id);
  }

  /** Ways that are taken by themselves and come back to where they were: each as the paths on the way. */
  endlessLoops(): readonly (readonly string[])[] {
    const loops = new Map<string, readonly string[]>();
    const walk = (id: string, trail: readonly string[]): void => {
      const again = trail.indexOf(id);
      if (again >= 0) {
        const loop = trail.slice(again);
        loops.set([...loop].sort().join(), loop);
      } else if (!settled.has(id)) {
        this.eventlessFrom(id).forEach((next) => walk(next, [...trail, id]));
        settled.add(id);
      }
    };
    const settled = new Set<string>();
    this.places.forEach((_, id) => walk(id, []));
    return [...loops.values()];
  }

  private add(id: string, state: StateConfig, parent: Place | null): Place {
    const children: Place[] = [];
    const place = { id, state, parent, children };
    this.places.set(id, place);
    for (const [name, child] of Object.entries(state.states ?? {})) {
      children.push(this.add(id === ROOT ? name : `${id}.${name}`, child, place));
    }
    return place;
  }

  private at(id: string): Place {
    const place = this.places.get(id);
    if (place === undefined) throw new Error(`"${id}" leads to no state of "${this.definition.id}".`);
    return place;
  }

  private target(from: string, { target }: TransitionConfig): readonly string[] {
    if (target === undefined) return [];
    return [targetPath(this.definition, from === ROOT ? [] : from.split('.'), target).join('.')];
  }

  /** Where the ways of a state lead, whatever sets them off. */
  private waysFrom(id: string): readonly string[] {
    return allWays(this.at(id).state).flatMap((way) => this.target(id, way));
  }

  /** All that is active once a state was entered by its name: what is above it with its other regions, and its first states. */
  private entered(id: string): readonly string[] {
    const place = this.at(id);
    if (place.state.type === 'history') return this.entered(this.remembering(place));
    const above = this.above(place);
    const regions = above.flatMap((one, depth) => {
      const towards = above[depth - 1] ?? place;
      return one.state.type === 'parallel' ? one.children.filter((child) => child !== towards) : [];
    });
    return [...above.map((one) => one.id), ...[place, ...regions].flatMap((one) => this.firstStates(one))];
  }

  /** What a history state leads to while there is nothing to remember. */
  private remembering({ id, state, parent }: Place): string {
    return this.target(id, state)[0] ?? parent?.id ?? ROOT;
  }

  private firstStates(place: Place): readonly string[] {
    const { state, children } = place;
    const first = children.filter(
      (child) =>
        child.state.type !== 'history' && (state.type === 'parallel' || child.id.split('.').at(-1) === state.initial),
    );
    return [place.id, ...first.flatMap((child) => this.firstStates(child))];
  }

  private above({ parent }: Place): readonly Place[] {
    return parent === null ? [] : [parent, ...this.above(parent)];
  }

  /** By state: the states around it that can come to their own end from there; the machine itself is the root. */
  private finishable(): ReadonlyMap<string, ReadonlySet<string>> {
    const found = new Map([...this.places.keys()].map((id) => [id, new Set<string>()]));
    const of = (id: string) => found.get(id) ?? new Set<string>();
    for (let grew = true; grew;) {
      grew = false;
      for (const place of this.places.values()) {
        const known = of(place.id);
        const before = known.size;
        this.finishedFrom(place, of).forEach((id) => known.add(id));
        grew ||= known.size > before;
      }
    }
    return found;
  }

  private finishedFrom(place: Place, of: (id: string) => ReadonlySet<string>): readonly string[] {
    const { id, state, parent, children } = place;
    if (state.type === 'history') return [...of(this.remembering(place))];
    const inside = this.firstStates(place).flatMap((first) => (first === id ? [] : [...of(first)]));
    const ended = state.type === 'final' && parent !== null ? [parent.id] : [];
    const joined = children.length > 0 && state.type === 'parallel' && this.endsTogether(place, of) ? [id] : [];
    const around = [place, ...this.above(place)];
    const led = around.flatMap((one) =>
      this.waysOfItsOwn(one, of(id)).flatMap((target) => (target === id ? [] : [...of(target)])),
    );
    // Where one region can come to its end, and those beside it can, too, all of them together can.
    const regions = around.filter((one) => of(id).has(one.id)).flatMap((one) => one.parent ?? []);
    const together = regions.filter((one) => one.state.type === 'parallel' && this.endsTogether(one, of));
    return [...inside, ...ended, ...joined, ...led, ...together.map((one) => one.id)];
  }

  private endsTogether({ children }: Place, of: (id: string) => ReadonlySet<string>): boolean {
    return children.every(({ id, state }) => state.type === 'history' || of(id).has(id));
  }

  /** Where a state's ways lead; what follows its end counts only from where it can come to its end. */
  private waysOfItsOwn({ id, state }: Place, finished: ReadonlySet<string>): readonly string[] {
    const open = finished.has(id) ? allWays(state) : allWays({ ...state, onDone: [] });
    return open.flatMap((way) => this.target(id, way));
  }

  /** Where the process goes on by itself once a state was entered, with every guard open. */
  private eventlessFrom(id: string): readonly string[] {
    const place = this.at(id);
    if (place.state.type === 'final' && place.parent?.id === ROOT) return [];
    const active = this.entered(id).map((one) => this.at(one));
    const raised = new Set(active.flatMap(({ state }) => [...(state.entry ?? [])].flatMap(raisedBy)));
    return active.flatMap(({ id: from, state, children }) => {
      const ended = children.some((child) => child.state.type === 'final' && active.includes(child));
      const on = Object.entries(state.on ?? {}).flatMap(([event, ways]) => (raised.has(event) ? waysOf(ways) : []));
      const ways = [...waysOf(state.always), ...(ended ? waysOf(state.onDone) : []), ...on];
      return ways.flatMap((way) => this.target(from, way));
    });
  }
}

const raisedBy = ({ type, params }: ActionReference): readonly string[] =>
  type === RAISE && typeof params?.['event'] === 'string' ? [params['event']] : [];
