import { statePaths, type StateConfig, type StateValue, type WorkflowDefinition } from './definition';
import { graphOf, inWords, kindOf, type GraphEdge } from './graph';

/** What a picture may say of one process on its way. */
export interface Marks {
  /** Where it stands. */
  readonly here?: StateValue;
  /** The paths of the states that it has been in. */
  readonly been?: readonly string[];
}

interface Arrow {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly label: string;
}

/**
 * The definition as a Mermaid picture. An arrow between two stages is drawn from box to box, since Mermaid knows none
 * between what is inside them; a way back by history says "as it was left". Regions side by side are parted by a line.
 * @param levels how many levels of states inside states are drawn: 1 for the outline; all when left out
 * @param marks what is drawn in colour: where a process stands, and where it has been
 * @returns the text of a `stateDiagram-v2`, without the fence around it
 */
export function mermaid(definition: WorkflowDefinition, levels = Infinity, marks: Marks = {}): string {
  const graph = graphOf(definition);
  const histories = new Set(graph.nodes.filter(({ kind }) => kind === 'HISTORY').map(({ id }) => id));
  const arrows = graph.edges.filter(({ from, to }) => from !== to && from !== '').map((edge) => arrow(edge, histories));
  const lines = [...inside(definition.machine, [], arrows, levels), ...coloured(marks, levels)];
  return ['stateDiagram-v2', ...lines.map(indented), ''].join('\n');
}

/** The states in one box: where it is entered, each state, and the arrows between them. */
function inside(
  box: StateConfig,
  path: readonly string[],
  arrows: readonly Arrow[],
  levels: number,
): readonly string[] {
  const children = Object.entries(box.states ?? {}).filter(([, child]) => child.type !== 'history');
  const entered = box.initial === undefined ? [] : [`[*] --> ${idOf([...path, box.initial])}`];
  const drawn = children.flatMap(([name, child], index) => {
    const at = [...path, name];
    const title = `state "${inWords(name)}" as ${idOf(at)}`;
    const parted = box.type === 'parallel' && index > 0 ? ['--'] : [];
    if (child.states === undefined || at.length >= levels) return [...parted, title];
    return [...parted, `${title} {`, ...inside(child, at, arrows, levels).map(indented), '}'];
  });
  const ended = children.flatMap(([name, child]) =>
    kindOf(child) === 'FINAL' ? [`${idOf([...path, name])} --> [*]`] : [],
  );
  const here = arrows.filter(({ from }) => from.length === path.length + 1 && idOf(from.slice(0, -1)) === idOf(path));
  const between = [...new Set(here.map(({ from, to, label }) => `${idOf(from)} --> ${idOf(to)}: ${label}`))];
  return [...entered, ...drawn, ...between, ...ended];
}

/** An edge lifted to the outermost boxes that differ. */
function arrow({ from, to, label }: GraphEdge, histories: ReadonlySet<string>): Arrow {
  const source = from.split('.');
  const goal = to.split('.');
  const back = histories.has(to);
  const shared = source.findIndex((name, depth) => name !== goal[depth]);
  const depth = (shared === -1 ? source.length - 1 : shared) + 1;
  return {
    from: source.slice(0, depth),
    to: (back ? goal.slice(0, -1) : goal).slice(0, depth),
    label: back ? `${label} (as it was left)` : label,
  };
}

/** Each state in the outermost box that is drawn and not the same for all, so that the outline shows them, too. */
function coloured({ here, been = [] }: Marks, levels: number): readonly string[] {
  const drawn = (paths: readonly string[]) => new Set(paths.map((path) => idOf(path.split('.').slice(0, levels))));
  const now = drawn(here === undefined ? [] : statePaths(here));
  const before = [...drawn(been)].filter((id) => !now.has(id));
  return [
    ...(now.size === 0 ? [] : ['classDef here fill:#0b6e4f,color:#fff', `class ${[...now].join(',')} here`]),
    ...(before.length === 0 ? [] : ['classDef been fill:#cfe8dd', `class ${before.join(',')} been`]),
  ];
}

const indented = (line: string): string => `  ${line}`;
const idOf = (path: readonly string[]): string => path.join('_');
