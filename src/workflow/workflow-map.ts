import { allWays, targetPath, type StateConfig, type WorkflowDefinition } from './definition';

/** A state on the map, with what is above and below it. */
export interface Place {
  /** The path: `discover.underWay.working`; empty for the machine as a whole. */
  readonly id: string;
  readonly state: StateConfig;
  readonly parent: Place | null;
  /** What is around it, the innermost first, the machine last. */
  readonly above: readonly Place[];
  readonly children: readonly Place[];
}

/** The id of the machine as a whole. */
export const ROOT = '';

/** The states of a definition as a map that can be walked without a process; every target must lead to a state. */
export class WorkflowMap {
  private readonly byId = new Map<string, Place>();
  private readonly known = new Map<Place, readonly Place[]>();

  constructor(private readonly definition: Pick<WorkflowDefinition, 'id' | 'machine'>) {
    this.add(ROOT, definition.machine, null);
  }

  /** Every state, parents before children, the machine first. */
  get places(): readonly Place[] {
    return [...this.byId.values()];
  }

  /** @throws Error when there is no such state */
  at(id: string): Place {
    const place = this.byId.get(id);
    if (place === undefined) throw new Error(`"${id}" leads to no state of "${this.definition.id}".`);
    return place;
  }

  /** The place that a way, or a history state's own target, leads to; null when it stays. */
  target({ id }: Place, { target }: { readonly target?: string | undefined }): Place | null {
    if (target === undefined) return null;
    return this.at(targetPath(this.definition, id === ROOT ? [] : id.split('.'), target).join('.'));
  }

  /** Where the ways of a state lead, whatever sets them off. */
  goals(place: Place): readonly Place[] {
    let goals = this.known.get(place);
    if (goals === undefined) {
      goals = [...new Set(allWays(place.state).flatMap((way) => this.target(place, way) ?? []))];
      this.known.set(place, goals);
    }
    return goals;
  }

  private add(id: string, state: StateConfig, parent: Place | null): Place {
    const children: Place[] = [];
    const place = { id, state, parent, above: parent === null ? [] : [parent, ...parent.above], children };
    this.byId.set(id, place);
    for (const [name, child] of Object.entries(state.states ?? {})) {
      children.push(this.add(id === ROOT ? name : `${id}.${name}`, child, place));
    }
    return place;
  }
}

export const isHistory = ({ state }: Place): boolean => state.type === 'history';

/** What can be active below a place. */
export const below = ({ children }: Place): readonly Place[] =>
  children.filter((child) => !isHistory(child)).flatMap((child) => [child, ...below(child)]);

/** Whether a place is another one or lies in it. */
export const isWithin = (place: Place, other: Place): boolean => place === other || place.above.includes(other);

/** A place and what is entered below it by default. */
export function firstStates(place: Place): readonly Place[] {
  const { state, children } = place;
  const first = children.filter((child) => state.type === 'parallel' || nameOf(child) === state.initial);
  return [place, ...first.filter((child) => !isHistory(child)).flatMap(firstStates)];
}

/** What else becomes active when a parallel state is entered on the way to a place: its other regions. */
export const besides = (place: Place, surroundings: readonly Place[]): readonly Place[] =>
  surroundings
    .filter(({ state }) => state.type === 'parallel')
    .flatMap(({ children }) => children.filter((region) => !isHistory(region) && !isWithin(place, region)))
    .flatMap(firstStates);

const nameOf = ({ id }: Place): string => id.slice(id.lastIndexOf('.') + 1);
