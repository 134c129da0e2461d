import { statesBelow, waysOf, type StateAt, type StateConfig, type WorkflowDefinition } from './definition';

interface Arrow {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly label: string;
}

/**
 * The definition as a Mermaid picture. An arrow between two stages is drawn from box to box, since Mermaid knows none
 * between what is inside them; a way back by history says "as it was left".
 * @param levels how many levels of states inside states are drawn: 1 for the outline; all when left out
 * @returns the text of a `stateDiagram-v2`, without the fence around it
 */
export function mermaid(definition: WorkflowDefinition, levels = Infinity): string {
  const arrows = statesBelow(definition.machine).flatMap((at) => arrowsFrom(definition, at));
  return ['stateDiagram-v2', ...inside(definition.machine, [], arrows, levels).map(indented), ''].join('\n');
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
  const drawn = children.flatMap(([name, child]) => {
    const at = [...path, name];
    const title = `state "${inWords(name)}" as ${idOf(at)}`;
    if (child.states === undefined || at.length >= levels) return [title];
    return [`${title} {`, ...inside(child, at, arrows, levels).map(indented), '}'];
  });
  const ended = children.flatMap(([name, child]) =>
    child.type === 'final' ? [`${idOf([...path, name])} --> [*]`] : [],
  );
  const here = arrows.filter(({ from }) => from.length === path.length + 1 && idOf(from.slice(0, -1)) === idOf(path));
  const between = [...new Set(here.map(({ from, to, label }) => `${idOf(from)} --> ${idOf(to)}: ${label}`))];
  return [...entered, ...drawn, ...between, ...ended];
}

/** The ways out of one state, lifted to the outermost boxes that differ. */
function arrowsFrom(definition: WorkflowDefinition, { path, state }: StateAt): readonly Arrow[] {
  return Object.entries(state.on ?? {}).flatMap(([event, ways]) =>
    waysOf(ways).map(({ target }) => {
      const goal = targetPath(definition, path, target);
      const shared = path.findIndex((name, depth) => name !== goal.path[depth]);
      const depth = (shared === -1 ? path.length - 1 : shared) + 1;
      const label = definition.events[event]?.label ?? event;
      const to = goal.state.type === 'history' ? goal.path.slice(0, -1) : goal.path;
      return {
        from: path.slice(0, depth),
        to: to.slice(0, depth),
        label: goal.state.type === 'history' ? `${label} (as it was left)` : label,
      };
    }),
  );
}

function targetPath(definition: WorkflowDefinition, source: readonly string[], target: string): StateAt {
  const absolute = `#${definition.id}.`;
  const names = target.startsWith(absolute)
    ? target.slice(absolute.length)
    : [...source.slice(0, -1), target].join('.');
  const found = statesBelow(definition.machine).find(({ path }) => path.join('.') === names);
  if (found === undefined)
    throw new Error(`"${target}" in ${source.join('.')} leads to no state of "${definition.id}".`);
  return found;
}

const indented = (line: string): string => `  ${line}`;
const idOf = (path: readonly string[]): string => path.join('_');
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
