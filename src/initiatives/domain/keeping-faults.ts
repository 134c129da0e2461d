import { allWays, targetPath, waysOf, type StateAt, type TransitionConfig } from '../../workflow/definition';
import type { DefinitionDocument, DefinitionFault } from '../../workflow/definition-document';
import { entering, fault, isKept, placeOf, placesIn, statesAround, type Path } from './lifecycle-places';

/**
 * What is kept is kept until a day: EMBED, which names it, leads there and nothing else does, and on that day it comes back. Else
 * it would be kept for good, and nobody would look at it again.
 */
export function faultsOfKeeping(document: DefinitionDocument, at: StateAt): DefinitionFault[] {
  return [...faultsOfEmbedding(document, at), ...faultsOfComingBack(document, at)];
}

function faultsOfEmbedding(document: DefinitionDocument, { path, state }: StateAt): DefinitionFault[] {
  const embeds = waysOf(state.on?.['EMBED']);
  const place = [...placeOf(path), 'on', 'EMBED'];
  const elsewhere = allWays(state).filter((way) => !embeds.includes(way) && isKeptBy(document, path, way));
  return [
    ...embeds
      .filter((way) => !isKeptBy(document, path, way))
      .map(() => fault(place, 'NOTHING_KEPT', 'It keeps until a day, and leads to no EMBEDDED.')),
    ...(elsewhere.length === 0 || placesIn(document, path).every((each) => isKept(document, each))
      ? []
      : [fault(placeOf(path), 'NO_DAY', 'Only EMBED names the day until which something is EMBEDDED.')]),
    ...(path.length === 0 && isKept(document, entering(document, []) ?? [])
      ? [fault(['machine', 'initial'], 'NO_DAY', 'It begins EMBEDDED, and nobody named a day.')]
      : []),
  ];
}

function isKeptBy(document: DefinitionDocument, path: Path, { target }: TransitionConfig): boolean {
  const entered = target === undefined ? null : entering(document, targetPath(document, path, target));
  return entered !== null && isKept(document, entered);
}

function faultsOfComingBack(document: DefinitionDocument, { path, state }: StateAt): DefinitionFault[] {
  const undated = state.after?.['recheckDay'] && placesIn(document, path).find((place) => !isKept(document, place));
  const isPlace = state.states === undefined && state.type !== 'history';
  const around = statesAround(document, path).map((each, depth) => ({ each, at: path.slice(0, depth) }));
  const comesBack = around.some(({ each, at }) =>
    waysOf(each.after?.['recheckDay']).some(
      (way) => way.guard === undefined && way.target !== undefined && !isKeptBy(document, at, way),
    ),
  );
  return [
    ...(undated
      ? [
          fault(
            [...placeOf(path), 'after', 'recheckDay'],
            'NO_DAY',
            `"${undated.join('.')}" is not EMBEDDED, and has no re-check day.`,
          ),
        ]
      : []),
    ...(isPlace && isKept(document, path) && !comesBack
      ? [
          fault(
            placeOf(path),
            'NEVER_BACK',
            `"${path.join('.')}" is EMBEDDED: expected a way back after recheckDay, without a guard.`,
          ),
        ]
      : []),
  ];
}
