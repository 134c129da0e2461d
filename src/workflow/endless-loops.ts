import { RAISE, waysOf, type ActionReference, type TransitionConfig, type Ways } from './definition';
import { below, besides, firstStates, isHistory, isWithin, type Place, type WorkflowMap } from './workflow-map';

/** A way that a process can take without anybody doing anything. */
interface OwnWay {
  readonly source: Place;
  /** What must happen again before it can be taken again; what sets it off comes first. */
  readonly needs: readonly Happening[];
  /** What may happen when it is taken. */
  readonly brings: ReadonlySet<Happening>;
}

/** An event is raised, a state comes to its end, a state is entered. */
type Happening = `raised ${string}` | `ended ${string}` | `entered ${string}`;

/**
 * Where a process could run in circles by itself, each circle as the states whose ways are taken, in their order. Guards are
 * taken as open. What is not found cannot happen: of the ways that an endless run takes again and again, each that waits for
 * a raised event or for an end is set off by another of them, and each that leaves its state has it entered by another.
 */
export function endlessLoops(map: WorkflowMap): readonly (readonly Place[])[] {
  const loops: (readonly Place[])[] = [];
  for (let ways = lasting(ownWays(map)); ways.length > 0;) {
    const loop = circleIn(ways);
    loops.push(loop.map(({ source }) => source));
    ways = lasting(ways.filter((way) => !loop.includes(way)));
  }
  return loops;
}

/** What remains when every way is taken out that the others do not make possible again. */
function lasting(ways: readonly OwnWay[]): readonly OwnWay[] {
  const times = new Map<Happening, number>();
  for (const { brings } of ways) brings.forEach((one) => times.set(one, (times.get(one) ?? 0) + 1));
  const kept = new Set(ways);
  for (let size = Infinity; kept.size < size;) {
    size = kept.size;
    for (const way of kept) {
      if (way.needs.every((one) => (times.get(one) ?? 0) > 0)) continue;
      kept.delete(way);
      way.brings.forEach((one) => times.set(one, (times.get(one) ?? 0) - 1));
    }
  }
  return [...kept];
}

/** Back from one way to what sets it off, until one comes again; told from the one that stands first in the document. */
function circleIn(ways: readonly OwnWay[]): readonly OwnWay[] {
  const trail: OwnWay[] = [];
  let way = ways[0];
  while (way !== undefined && !trail.includes(way)) {
    trail.unshift(way);
    const [need] = way.needs;
    way = need === undefined ? way : ways.find(({ brings }) => brings.has(need));
  }
  const circle = way === undefined ? trail : trail.slice(0, trail.indexOf(way) + 1);
  const first = circle.findIndex((one) => one === ways.find((other) => circle.includes(other)));
  return [...circle.slice(first), ...circle.slice(0, first)];
}

function ownWays(map: WorkflowMap): readonly OwnWay[] {
  return map.places.flatMap((source) => {
    const { on = {}, always, onDone } = source.state;
    const own = (setOffBy: readonly Happening[], ways: Ways | undefined) =>
      waysOf(ways).map((way) => ownWay(map, source, setOffBy, way));
    return [
      ...own([], always),
      ...own([`ended ${source.id}`], onDone),
      ...Object.entries(on).flatMap(([event, ways]) => own([`raised ${event}`], ways)),
    ];
  });
}

function ownWay(map: WorkflowMap, source: Place, setOffBy: readonly Happening[], way: TransitionConfig): OwnWay {
  const goal = map.target(source, way);
  if (goal === null) return { source, needs: setOffBy, brings: new Set(raisedBy(way.actions)) };
  const reenter = way.reenter === true;
  // What a history state remembers is unknown, but it lies within the state that is around it.
  const home = isHistory(goal) ? (goal.parent ?? goal) : goal;
  const stays = !reenter && isWithin(home, source);
  const leaves = !stays && (reenter || !isHistory(goal) || !isWithin(source, home));
  const frame = stays ? source : frameOf(source, goal);
  const entered = enteredIn(frame, home, isHistory(goal));
  const left = frame === null ? map.places : below(frame).filter((one) => areTogether(one, source));
  return {
    source,
    needs: [...setOffBy, ...(leaves ? [`entered ${source.id}` as const] : [])],
    brings: new Set([
      ...raisedBy(way.actions),
      ...left.flatMap(({ state }) => raisedBy(state.exit)),
      ...entered.flatMap(({ state }) => raisedBy(state.entry)),
      ...entered.map(({ id }) => `entered ${id}` as const),
      ...entered.flatMap(endedBy),
    ]),
  };
}

/** The innermost state that stays active; null when even the machine is left and entered again. */
const frameOf = (source: Place, goal: Place): Place | null =>
  goal.above.find((one) => source.above.includes(one)) ?? null;

/** What a way may enter inside the state that stays. */
function enteredIn(frame: Place | null, home: Place, anythingBelow: boolean): readonly Place[] {
  const surroundings = home.above.filter((one) => frame === null || isWithin(one, frame));
  const outside = [home, ...surroundings].filter((one) => one !== frame && (frame === null || isWithin(one, frame)));
  const inside = anythingBelow ? below(home) : firstStates(home).slice(1);
  return [...outside, ...inside, ...besides(home, surroundings)];
}

/** What may be at its end with a final state: the state around it, and the parallel states around that. */
const endedBy = (place: Place): readonly Happening[] =>
  place.state.type !== 'final'
    ? []
    : place.above
        .filter((one, distance) => distance === 0 || one.state.type === 'parallel')
        .map(({ id }) => `ended ${id}` as const);

/** Whether two states can be active at the same time. */
function areTogether(one: Place, other: Place): boolean {
  if (isWithin(one, other) || isWithin(other, one)) return true;
  return one.above.find((place) => other.above.includes(place))?.state.type === 'parallel';
}

const raisedBy = (actions: readonly ActionReference[] = []): readonly Happening[] =>
  actions.flatMap(({ type, params }) =>
    type === RAISE && typeof params?.['event'] === 'string' ? [`raised ${params['event']}` as const] : [],
  );
