import {
  statesBelow,
  statesOf,
  targetPath,
  waysOf,
  type GuardReference,
  type StateAt,
  type StateConfig,
  type Ways,
  type WorkflowDefinition,
} from './definition';

export const NODE_KINDS = ['ATOMIC', 'COMPOUND', 'PARALLEL', 'FINAL', 'HISTORY'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];
export const EDGE_TRIGGERS = ['EVENT', 'DEADLINE', 'ALWAYS', 'DONE'] as const;
/** What sets a way off: an event, a deadline that runs out, an open guard alone, or the end of what is below. */
export type EdgeTrigger = (typeof EDGE_TRIGGERS)[number];

/** A state, as a program that draws would want it. */
export interface GraphNode {
  /** The path, outermost name first: `discover.underWay.working`. */
  readonly id: string;
  /** The last name of the path, in words. */
  readonly label: string;
  readonly kind: NodeKind;
  /** The path of the state that it is in; null at the top. */
  readonly parent: string | null;
  /** Whether its parent is entered here. */
  readonly initial: boolean;
  readonly description: string | null;
}

/** A way from one state to another. */
export interface GraphEdge {
  readonly from: string;
  /** The same as `from` where nothing is left: only actions happen. */
  readonly to: string;
  readonly trigger: EdgeTrigger;
  /** The event's or the deadline's name; null where the way is taken by itself. */
  readonly event: string | null;
  readonly label: string;
  readonly guard: GuardReference | null;
  readonly actions: readonly string[];
  readonly description: string | null;
}

/** A definition as boxes and arrows. Ways out of the machine as a whole start at the empty path. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The definition as plain nodes and edges, in its own order. */
export function graphOf(definition: WorkflowDefinition): Graph {
  const states = statesBelow(definition.machine);
  const parents = new Map(statesOf(definition).map(({ path, state }) => [idOf(path), state]));
  return {
    nodes: states.map(({ path, state }) => {
      const parent = idOf(path.slice(0, -1));
      return {
        id: idOf(path),
        label: inWords(path.at(-1) ?? ''),
        kind: kindOf(state),
        parent: path.length === 1 ? null : parent,
        initial: parents.get(parent)?.initial === path.at(-1),
        description: state.description ?? null,
      };
    }),
    edges: statesOf(definition).flatMap((at) => edgesFrom(definition, at)),
  };
}

export function kindOf({ type, states }: StateConfig): NodeKind {
  if (type === 'parallel') return 'PARALLEL';
  if (type === 'final') return 'FINAL';
  if (type === 'history') return 'HISTORY';
  return states === undefined ? 'ATOMIC' : 'COMPOUND';
}

/** A name as people read it: `awaitingApproval` is "awaiting approval". */
export const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
const idOf = (path: readonly string[]): string => path.join('.');

function edgesFrom(definition: WorkflowDefinition, { path, state }: StateAt): readonly GraphEdge[] {
  const edges = (trigger: EdgeTrigger, event: string | null, label: string, ways: Ways | undefined): GraphEdge[] =>
    waysOf(ways).map(({ target, guard, actions = [], description }) => ({
      from: idOf(path),
      to: idOf(target === undefined ? path : targetPath(definition, path, target)),
      trigger,
      event,
      label,
      guard: guard ?? null,
      actions: actions.map(({ type }) => type),
      description: description ?? null,
    }));
  const on = Object.entries(state.on ?? {});
  const after = Object.entries(state.after ?? {});
  return [
    ...on.flatMap(([event, ways]) => edges('EVENT', event, definition.events[event]?.label ?? event, ways)),
    ...edges('ALWAYS', null, 'by itself', state.always),
    ...after.flatMap(([delay, ways]) => edges('DEADLINE', delay, `after ${delay}`, ways)),
    ...edges('DONE', null, 'when done', state.onDone),
  ];
}
