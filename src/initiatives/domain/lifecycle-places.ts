import { statesBelow, type JsonObject, type StateAt } from '../../workflow/definition';
import { jsonPath, type DefinitionDocument, type DefinitionFault } from '../../workflow/definition-document';
import { STAGES } from './initiative';

/** The names of the states that lead to one. */
export type Path = readonly string[];
/** Where a state is in its document. */
export const placeOf = (path: Path): readonly PropertyKey[] => ['machine', ...path.flatMap((name) => ['states', name])];
export const fault = (place: readonly PropertyKey[], code: string, message: string): DefinitionFault => ({
  path: jsonPath(place),
  code,
  message,
});

/** The states from the machine down to this one. */
export const statesAround = (document: DefinitionDocument, path: Path) =>
  path.reduce((states, name) => [...states, states.at(-1)!.states![name]!], [
    document.machine,
  ] as readonly StateAt['state'][]);

/** What a state and those around it say of it; the inner ones have the last word. */
export const metaAround = (document: DefinitionDocument, path: Path): JsonObject =>
  Object.assign({}, ...statesAround(document, path).map(({ meta }) => meta)) as JsonObject;

/** Whether it is one of several side by side, or inside of one. */
export const regionsAround = (document: DefinitionDocument, path: Path): boolean =>
  statesAround(document, path.slice(0, -1)).some(({ type }) => type === 'parallel');

/** Whether it is one of several side by side itself. */
export const isRegion = (document: DefinitionDocument, path: Path): boolean =>
  statesAround(document, path).at(-2)?.type === 'parallel';

/** Whether it is kept until a day. */
export const isKept = (document: DefinitionDocument, path: Path): boolean =>
  metaAround(document, path)['status'] === 'EMBEDDED';

export const isOnHold = (document: DefinitionDocument, path: Path): boolean =>
  metaAround(document, path)['status'] === 'ON_HOLD';

export const stageIn = (document: DefinitionDocument, path: Path): number =>
  (STAGES as readonly unknown[]).indexOf(metaAround(document, path)['stage']);

export const awaits = (document: DefinitionDocument, path: Path): boolean =>
  metaAround(document, path)['status'] === 'AWAITING_APPROVAL';

/** The states to be in, at this one or inside it. */
export function placesIn(document: DefinitionDocument, path: Path): readonly Path[] {
  const state = statesAround(document, path).at(-1)!;
  const inside = statesBelow(state, path).filter((at) => at.state.states === undefined && at.state.type !== 'history');
  return state.states === undefined ? [path] : inside.map((at) => at.path);
}

/** Where one is once a state was entered; of regions side by side, the state around them. Null for a way back by history. */
export function entering(document: DefinitionDocument, path: Path): Path | null {
  const state = statesAround(document, path).at(-1)!;
  if (state.type === 'history') return null;
  return state.initial === undefined ? path : entering(document, [...path, state.initial]);
}
