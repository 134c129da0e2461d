import { z } from 'zod';
import { statesOf, targetPath, waysOf, type StateAt } from '../../workflow/definition';
import { parseDocument, type DefinitionDocument, type DefinitionFault } from '../../workflow/definition-document';
import { leavesTheMap, validateDefinition, type Registry } from '../../workflow/validate';
import { DEFAULT_LIFECYCLE } from './default-lifecycle';
import { ASK_AGAIN, INITIATIVE_EVENTS, INITIATIVE_STATUSES, STAGES } from './initiative';
import { STAGE_ACTIONS, STAGE_DELAYS } from './stage-deadlines';
import {
  awaits,
  entering,
  fault,
  isOnHold,
  metaAround,
  placeOf,
  placesIn,
  regionsAround,
  stageIn,
  type Path,
} from './lifecycle-places';
import { faultsOfKeeping } from './keeping-faults';
import { faultsOfSideBySide } from './side-by-side-faults';

const atGate = z.strictObject({ gate: z.enum(STAGES) });
const ofGroup = atGate.extend({ group: z.string().trim().min(1).max(100) });

/** What a lifecycle may name. */
const REGISTRY: Registry = {
  guards: { evidenceIsGathered: atGate, gateIsPassed: atGate, groupHasApproved: ofGroup },
  actions: Object.fromEntries(STAGE_ACTIONS.map((action) => [action, z.strictObject({})])),
  delays: STAGE_DELAYS,
};

/**
 * Every fault of a definition for initiatives, each at its JSON path; empty when it may be published. Beyond what every
 * workflow has to keep, it says of each place to be in the stage and the status, knows no events but those that people can
 * send to an initiative, and asks for an approval before it waits for one.
 */
export function lifecycleFaults(given: unknown): readonly DefinitionFault[] {
  const faults = validateDefinition(given, REGISTRY);
  if (!faults.every(leavesTheMap)) return faults;
  const document = parseDocument(given) as DefinitionDocument;
  return [
    ...faults,
    ...faultsOfVocabulary(document),
    ...statesOf(document).flatMap((at) => [
      ...faultsOfStanding(document, at),
      ...faultsOfDeadlines(document, at),
      ...faultsOfApprovals(document, at),
      ...faultsOfReviews(document, at),
      ...faultsOfSideBySide(document, at),
      ...faultsOfKeeping(document, at),
    ]),
    ...faultsOfBeginning(document),
  ];
}

function faultsOfVocabulary({ id, events }: DefinitionDocument): DefinitionFault[] {
  const known: readonly string[] = [...INITIATIVE_EVENTS, ASK_AGAIN];
  return [
    // Snapshots hold places by it, and one version's must be read by the next.
    ...(id === DEFAULT_LIFECYCLE.id
      ? []
      : [fault(['id'], 'WRONG_ID', `Expected "${DEFAULT_LIFECYCLE.id}", got "${id}".`)]),
    ...Object.keys(events)
      .filter((event) => !known.includes(event))
      .map((event) =>
        fault(
          ['events', event],
          'UNKNOWN_EVENT',
          `Nobody can send ${event} to an initiative: there are ${known.join(', ')}.`,
        ),
      ),
  ];
}

/** The words of a state's `meta` that stage and status are read off. */
const WORDS = { stage: STAGES, status: INITIATIVE_STATUSES } as const;

function faultsOfStanding(document: DefinitionDocument, { path, state }: StateAt): DefinitionFault[] {
  const isPlace = state.states === undefined && state.type !== 'history';
  return Object.entries(WORDS).flatMap(([word, allowed]: [string, readonly string[]]): DefinitionFault[] => {
    const own = state.meta?.[word];
    const place = [...placeOf(path), 'meta', word];
    const expected = `expected one of ${allowed.join(', ')}`;
    if (own !== undefined && !(allowed as readonly unknown[]).includes(own)) {
      return [fault(place, 'NO_STANDING', `The ${word} is ${JSON.stringify(own)}: ${expected}.`)];
    }
    if (own !== undefined && regionsAround(document, path)) {
      return [fault(place, 'NO_STANDING', `Of regions side by side, the state around them names the ${word}.`)];
    }
    if (isPlace && metaAround(document, path)[word] === undefined) {
      return [
        fault(
          place,
          'NO_STANDING',
          `Neither "${path.join('.')}" nor a state around it names the ${word}: ${expected}.`,
        ),
      ];
    }
    return [];
  });
}

/** Nothing approves itself by waiting, and what somebody was asked is not taken out of their hands. */
function faultsOfDeadlines(document: DefinitionDocument, { path, state }: StateAt): DefinitionFault[] {
  return Object.entries(state.after ?? {}).flatMap(([delay, given]) =>
    waysOf(given).flatMap(({ target }, index) => {
      const place = [...placeOf(path), 'after', delay, ...(Array.isArray(given) ? [index] : []), 'target'];
      if (target === undefined) return [];
      const goal = targetPath(document, path, target);
      const goesBack = entering(document, goal) === null;
      // On hold, too, an approval that was asked for waits; only who goes back to where it was left finds it there.
      const awaited = placesIn(document, path).find(
        (inside) => awaits(document, inside) || (!goesBack && isOnHold(document, inside)),
      );
      const [before, after] = [stageIn(document, path), stageIn(document, goal)];
      return [
        ...(awaited === undefined
          ? []
          : [
              fault(
                place,
                'LEAVES_APPROVAL',
                `In "${awaited.join('.')}" an approval may be awaited: time decides on none.`,
              ),
            ]),
        ...(after <= before
          ? []
          : [fault(place, 'APPROVES_ITSELF', `"${goal.join('.')}" is a later stage: nothing gets there by waiting.`)]),
      ];
    }),
  );
}

/** The guards that look at votes. */
const ASK_FOR_VOTES: ReadonlySet<string> = new Set(['gateIsPassed', 'groupHasApproved']);

/** Approval is asked for by its event alone, and only then decided on. */
function faultsOfApprovals(document: DefinitionDocument, at: StateAt): DefinitionFault[] {
  const { path, state } = at;
  const { on = {}, always, after = {}, onDone } = state;
  const triggers = [
    ...Object.entries(on).map(([event, ways]) => ['on', event, ways] as const),
    ...Object.entries(after).map(([delay, ways]) => ['after', delay, ways] as const),
  ];
  const ways = [...triggers, ['always', null, always] as const, ['onDone', null, onDone] as const];
  return ways.flatMap(([kind, event, given]) => {
    const place = [...placeOf(path), kind, ...(event === null ? [] : [event])];
    const decides = event === 'APPROVE' || event === 'RETURN';
    const elsewhere = decides ? placesIn(document, path).find((found) => !awaits(document, found)) : undefined;
    return [
      ...(elsewhere === undefined
        ? []
        : [
            fault(
              place,
              'NOTHING_ASKED',
              `In "${elsewhere.join('.')}" no approval is awaited, so that nobody can decide on one.`,
            ),
          ]),
      ...waysOf(given).flatMap(({ target, guard }, index) => {
        const way = Array.isArray(given) ? [...place, index] : place;
        const entered = target === undefined ? path : entering(document, targetPath(document, path, target));
        return [
          ...(guard !== undefined && ASK_FOR_VOTES.has(guard.type) && event !== 'APPROVE'
            ? [
                fault(
                  [...way, 'guard'],
                  'NEVER_OPEN',
                  `Only APPROVE brings the approval that "${guard.type}" asks for.`,
                ),
              ]
            : []),
          ...faultsOfAsking(document, { way, event, from: path, entered }),
        ];
      }),
    ];
  });
}

/** It is sent to the portfolio review by its event, and the review confirms what was sent to it. */
function faultsOfReviews(document: DefinitionDocument, { path, state }: StateAt): DefinitionFault[] {
  const inReview = (place: Path) => metaAround(document, place)['status'] === 'AWAITING_REVIEW';
  const place = [...placeOf(path), 'on'];
  const notReferred = placesIn(document, path).find((found) => !inReview(found));
  const { REFER_TO_REVIEW: refers, CONFIRM_FUNDING: confirms } = state.on ?? {};
  return [
    ...waysOf(refers).flatMap(({ target }, index) => {
      const entered = target === undefined ? path : entering(document, targetPath(document, path, target));
      if (entered !== null && inReview(entered)) return [];
      const way = [...place, 'REFER_TO_REVIEW', ...(Array.isArray(refers) ? [index] : [])];
      return [fault(way, 'NOTHING_REFERRED', 'It sends to the portfolio review, and leads to no AWAITING_REVIEW.')];
    }),
    ...(confirms === undefined || notReferred === undefined
      ? []
      : [
          fault(
            [...place, 'CONFIRM_FUNDING'],
            'NOTHING_REFERRED',
            `In "${notReferred.join('.')}" no review is awaited, so that nobody can confirm its funding.`,
          ),
        ]),
  ];
}

interface Asking {
  readonly way: readonly PropertyKey[];
  readonly event: string | null;
  readonly from: Path;
  /** Where it leads; null where it goes back by history. */
  readonly entered: Path | null;
}

function faultsOfAsking(document: DefinitionDocument, { way, event, from, entered }: Asking): DefinitionFault[] {
  if (entered === null) return [];
  const waiting = placesIn(document, from).filter((place) => awaits(document, place));
  const after = awaits(document, entered);
  const to = `"${entered.join('.')}"`;
  if (event === 'REQUEST_APPROVAL') {
    if (waiting[0]) return [fault(way, 'ASKED_TWICE', `In "${waiting[0].join('.')}" an approval is awaited already.`)];
    return after ? [] : [fault(way, 'NOTHING_ASKED', `It asks for an approval, and ${to} is not AWAITING_APPROVAL.`)];
  }
  if (after && waiting.length < placesIn(document, from).length) {
    return [fault(way, 'NOTHING_ASKED', `${to} awaits an approval that only REQUEST_APPROVAL asks for.`)];
  }
  return [];
}

function faultsOfBeginning(document: DefinitionDocument): DefinitionFault[] {
  const first = entering(document, []);
  if (first === null || !awaits(document, first)) return [];
  return [
    fault(
      ['machine', 'initial'],
      'NOTHING_ASKED',
      `It begins in "${first.join('.')}", and nobody asked for an approval.`,
    ),
  ];
}
