import { allWays } from './definition';
import { below, besides, firstStates, isHistory, isWithin, ROOT, type Place, type WorkflowMap } from './workflow-map';

/**
 * The paths of the states that no event, deadline or entry leads to, history states left out. Guards are taken as open or
 * shut at will, so that what is found unreached really is.
 */
export function unreached(map: WorkflowMap): readonly string[] {
  const reached = new Set(firstStates(map.at(ROOT)));
  const enter = (place: Place): readonly Place[] =>
    isHistory(place) ? comingBack(map, place, reached) : entered(place);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const place of reached) {
      map
        .goals(place)
        .flatMap(enter)
        .forEach((found) => reached.add(found));
    }
  }
  return map.places.filter((place) => !isHistory(place) && !reached.has(place)).map(({ id }) => id);
}

/** All that is active once a state was entered by its name. */
const entered = (place: Place): readonly Place[] => [
  ...place.above,
  ...firstStates(place),
  ...besides(place, place.above),
];

/** What a way back can enter: its default, and of its neighbours those that were there to be left, each from its start. */
function comingBack(map: WorkflowMap, place: Place, reached: ReadonlySet<Place>): readonly Place[] {
  const remembered = (place.parent?.children ?? []).filter((child) => reached.has(child));
  return [defaultOf(map, place), ...remembered].flatMap(entered);
}

/** Where a history state leads while there is nothing to remember. */
const defaultOf = (map: WorkflowMap, place: Place): Place => map.target(place, place.state) ?? place.parent ?? place;

/**
 * The paths of the states without states inside from which the process can never come to its end. Guards are taken as open,
 * so that what is found stuck really is.
 */
export function withoutEnd(map: WorkflowMap): readonly string[] {
  const root = map.at(ROOT);
  const ends = new Endings(map);
  return map.places
    .filter((place) => place.children.length === 0 && !isHistory(place) && !ends.from(place).has(root))
    .map(({ id }) => id);
}

/** By state, the states around it that can come to their own end from there; the end of the machine is the end. */
class Endings {
  private readonly known: ReadonlyMap<Place, Set<Place>>;

  constructor(private readonly map: WorkflowMap) {
    this.known = new Map(map.places.map((place) => [place, new Set()]));
    for (let grew = true; grew;) {
      grew = false;
      // From the inside out: what a state can reach follows from what is in it.
      for (const place of [...map.places].reverse()) {
        const ends = this.from(place);
        const before = ends.size;
        this.follow(place).forEach((end) => ends.add(end));
        grew ||= ends.size > before;
      }
    }
  }

  from(place: Place): Set<Place> {
    return this.known.get(place) ?? new Set();
  }

  private follow(place: Place): readonly Place[] {
    const { state, parent } = place;
    if (isHistory(place)) return parent === null ? [] : this.ofAll(below(parent));
    const around = [place, ...place.above];
    const ended = state.type === 'final' && parent !== null ? [parent] : [];
    const goals = around.flatMap((one) =>
      this.from(place).has(one) ? this.map.goals(one) : this.goalsBeforeTheEnd(one),
    );
    // Where one region can come to its end, and those beside it can, too, all of them together can.
    const regions = around.filter((one) => this.from(place).has(one)).flatMap((one) => one.parent ?? []);
    const joined = [place, ...regions].filter((one) => one.state.type === 'parallel' && this.endsTogether(one));
    return [...ended, ...joined, ...this.ofAll([...firstStates(place).slice(1), ...goals, ...neighbours(around)])];
  }

  private ofAll(places: readonly Place[]): readonly Place[] {
    return places.flatMap((place) => [...this.from(place)]);
  }

  /** What follows the end of a state counts only from where it can come to its end. */
  private goalsBeforeTheEnd(place: Place): readonly Place[] {
    if (place.state.onDone === undefined) return this.map.goals(place);
    return allWays({ ...place.state, onDone: [] }).flatMap((way) => this.map.target(place, way) ?? []);
  }

  private endsTogether({ children }: Place): boolean {
    return children.every((region) => isHistory(region) || this.from(region).has(region));
  }
}

/** What may be active side by side with a state, given what is around it: any of it may lead the whole to an end. */
const neighbours = (around: readonly Place[]): readonly Place[] =>
  around
    .filter(({ parent }) => parent?.state.type === 'parallel')
    .flatMap((region) => (region.parent === null ? [] : below(region.parent)).filter((one) => !isWithin(one, region)));
