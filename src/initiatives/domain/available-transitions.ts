import { may, PERMISSIONS } from '../../people/domain/permissions';
import type { Role, Viewer } from '../../people/domain/person';
import type { Missing } from '../../shared/refusal';
import { offered } from '../../workflow/engine';
import { roleInWords } from './gates';
import {
  INITIATIVE_EVENTS,
  type GatheredFacts,
  type InitiativeEventName,
  type InitiativeInProcess,
} from './initiative';
import { standingOf, type Standing } from './lifecycle';
import {
  approvalBy,
  decidesOnOthersOnly,
  needsReason,
  partIn,
  permissionFor,
  runningOn,
  type OthersConcerned,
} from './move';
import type { InitiativeProcess } from './process-versions';

/** An event that the present state answers to, and whether this person may send it now. */
export interface AvailableTransition {
  readonly event: InitiativeEventName;
  readonly label: string;
  /** Where it leads: the path of the state, and what that means. */
  readonly toState: string;
  readonly to: Standing;
  /** Whether it would move the initiative if this person sent it now. */
  readonly allowed: boolean;
  readonly needsReason: boolean;
  /** What the gate still waits for. */
  readonly missing: readonly Missing[];
  /** Why it is not for this person to send. */
  readonly reasons: readonly Missing[];
  /** Who could send it, in words: "CX leaders who have no part in it". */
  readonly whoCould: string;
}

/** For each event that an initiative answers to now: may this person send it, if not why, and who could. */
export function availableTransitions(asked: {
  readonly initiative: InitiativeInProcess;
  readonly process: InitiativeProcess;
  readonly facts: GatheredFacts;
  readonly viewer: Viewer;
  readonly people: OthersConcerned;
}): readonly AvailableTransition[] {
  const { initiative, process, facts, viewer } = asked;
  const approvals = [approvalBy(viewer, initiative.portfolioId)];
  const running = runningOn(process, initiative, { ...facts, approvals });
  const offers = offered(running);
  return INITIATIVE_EVENTS.flatMap((event) => {
    const offer = offers.find((candidate) => candidate.event === event);
    if (offer === undefined) return [];
    const { label, to: toState, missing, snapshot } = offer;
    const to = standingOf(running.definition, snapshot);
    const reasons = reasonsAgainst(event, asked);
    const allowed = missing.length === 0 && reasons.length === 0;
    return [
      {
        event,
        label,
        toState,
        to,
        allowed,
        needsReason: needsReason(event),
        missing,
        reasons,
        whoCould: WHO_COULD[event],
      },
    ];
  });
}

function reasonsAgainst(
  event: InitiativeEventName,
  { initiative, viewer, people }: { initiative: InitiativeInProcess; viewer: Viewer; people: OthersConcerned },
): readonly Missing[] {
  const { portfolioId, sponsorId, leadId, businessOwnerId } = initiative;
  const permission = permissionFor(event);
  const permitted = may(viewer, permission, { portfolioId, responsible: [sponsorId, leadId, businessOwnerId] });
  const own = partIn(initiative, event, viewer, people);
  return [
    ...(permitted ? [] : [{ code: 'NOT_PERMITTED', message: PERMISSIONS[permission].sentence }]),
    ...(own === null ? [] : [{ code: own.code, message: own.message }]),
  ];
}

/** Depends on the event alone: put into words once, not for every row of a list. */
const WHO_COULD = Object.fromEntries(INITIATIVE_EVENTS.map((event) => [event, whoCould(event)])) as Record<
  InitiativeEventName,
  string
>;

function whoCould(event: InitiativeEventName): string {
  const rule = PERMISSIONS[permissionFor(event)];
  const roles: readonly Role[] = rule.roles;
  const people = [
    ...('responsible' in rule ? ['its sponsor', 'lead', 'business owner'] : []),
    ...roles.map((role) => `${roleInWords(role)}s`),
  ];
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(people);
  return decidesOnOthersOnly(event) ? `${list} who have no part in it` : list;
}
