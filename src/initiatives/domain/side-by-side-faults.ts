import { statesBelow, targetPath, waysOf, type StateAt, type TransitionConfig } from '../../workflow/definition';
import type { DefinitionDocument, DefinitionFault } from '../../workflow/definition-document';
import { ASK_AGAIN } from './initiative';
import {
  awaits,
  entering,
  fault,
  isRegion,
  placeOf,
  placesIn,
  regionsAround,
  stageIn,
  statesAround,
  type Path,
} from './lifecycle-places';

/**
 * Groups that approve side by side: each in a region of its own, which ends by its approval alone, and a way on once all have
 * ended. Else the votes could pass the gate and leave the initiative in it. Which groups there are, the gate policy says.
 */
export function faultsOfSideBySide(document: DefinitionDocument, at: StateAt): readonly DefinitionFault[] {
  return [...faultsOfGroup(document, at), ...faultsOfJoining(document, at), ...faultsOfAskingAgain(document, at)];
}

/** What has changed is asked again at the same gate, whatever is missing: else voided votes would move the initiative. */
function faultsOfAskingAgain(document: DefinitionDocument, { path, state }: StateAt): readonly DefinitionFault[] {
  const given = state.on?.[ASK_AGAIN];
  if (given === undefined) return [];
  const place = [...placeOf(path), 'on', ASK_AGAIN];
  const elsewhere = placesIn(document, path).find((found) => !awaits(document, found));
  const notAwaited = `In "${(elsewhere ?? []).join('.')}" no approval is awaited that could be asked for again.`;
  return [
    ...(elsewhere === undefined ? [] : [fault(place, 'NOTHING_ASKED', notAwaited)]),
    ...waysOf(given).flatMap(({ target, guard }, index) => {
      const way = Array.isArray(given) ? [...place, index] : place;
      const goal = target === undefined ? path : entering(document, targetPath(document, path, target));
      const stays = goal !== null && awaits(document, goal) && stageIn(document, goal) === stageIn(document, path);
      const message = 'What has changed is asked again: expected a way to where the same approval is awaited.';
      return [
        ...(stays ? [] : [fault(way, 'NOTHING_ASKED', message)]),
        ...(guard === undefined
          ? []
          : [fault([...way, 'guard'], 'NEVER_OPEN', 'What has changed is asked again whatever is missing: no guard.')]),
      ];
    }),
  ];
}

const asksOneGroup = ({ guard }: TransitionConfig): boolean => guard?.type === 'groupHasApproved';

/** Where one group approves, its region ends; and in a region of an approval nothing else than that is approved. */
function faultsOfGroup(document: DefinitionDocument, { path, state }: StateAt): readonly DefinitionFault[] {
  const given = state.on?.['APPROVE'];
  return waysOf(given).flatMap((way, index) => {
    const place = [...placeOf(path), 'on', 'APPROVE', ...(Array.isArray(given) ? [index] : [])];
    const { target, guard } = way;
    if (!asksOneGroup(way)) {
      if (guard !== undefined || !regionsAround(document, path)) return [];
      const message = 'Side by side, each region waits for a group of its own: "groupHasApproved" names it.';
      return [fault(place, 'NO_GROUP', message)];
    }
    const goal = target === undefined ? null : entering(document, targetPath(document, path, target));
    if (goal !== null && isRegion(document, goal.slice(0, -1)) && isFinal(document, goal)) return [];
    const message = 'Where one group of several has approved, its region ends: expected a final state of a region.';
    return [fault([...place, 'target'], 'NEVER_DONE', message)];
  });
}

const isFinal = (document: DefinitionDocument, path: Path): boolean => stateAt(document, path).type === 'final';

/** All regions end by approvals, and what is joined leads on. */
function faultsOfJoining(document: DefinitionDocument, { path, state }: StateAt): readonly DefinitionFault[] {
  const waysBelow = statesBelow(state, path).flatMap((below) => waysOf(below.state.on?.['APPROVE']));
  if (state.type !== 'parallel' || !waysBelow.some(asksOneGroup)) return [];
  const open = placesIn(document, path).filter(
    (place) => !isFinal(document, place) && !waysOf(stateAt(document, place).on?.['APPROVE']).some(asksOneGroup),
  );
  const on = waysOf(state.onDone).some(({ target, guard }) => {
    const goal = target === undefined ? path : entering(document, targetPath(document, path, target));
    return guard === undefined && goal !== null && !awaits(document, goal);
  });
  return [
    ...open.map((place) =>
      fault(placeOf(place), 'NEVER_DONE', `No group's approval ends "${place.join('.')}", and the others wait for it.`),
    ),
    ...(on
      ? []
      : [
          fault(
            [...placeOf(path), 'onDone'],
            'NEVER_DONE',
            'Once all groups have approved, expected a way without a guard to where no approval is awaited.',
          ),
        ]),
  ];
}

const stateAt = (document: DefinitionDocument, path: Path) => statesAround(document, path).at(-1)!;
