import { electoratesOf, seatFor, tallyOf, votersOf, withVote, type Election } from '../../approvals/domain/election';
import { may, PERMISSIONS } from '../../people/domain/permissions';
import type { Role, Viewer } from '../../people/domain/person';
import { roleInWords } from '../../people/domain/role-words';
import { isRefusal, type Missing } from '../../shared/refusal';
import { offered } from '../../workflow/engine';
import { gateFacts } from './gate-vote';
import {
  INITIATIVE_EVENTS,
  type GateFacts,
  type GatheredFacts,
  type InitiativeEventName,
  type InitiativeInProcess,
} from './initiative';
import { standingOf, type Standing } from './lifecycle';
import {
  decidesOnOthersOnly,
  isDecidedByVote,
  needsReason,
  partIn,
  permissionFor,
  runningOn,
  withoutGrant,
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
  /** Whether this person may send it now; an approval of several then counts, and moves nothing yet. */
  readonly allowed: boolean;
  readonly needsReason: boolean;
  /** What the gate would still wait for if this person sent it now. */
  readonly missing: readonly Missing[];
  /** Why it is not for this person to send. */
  readonly reasons: readonly Missing[];
  /** Who could send it, in words: "CX leaders who have no part in it". */
  readonly whoCould: string;
}

interface Asked {
  readonly initiative: InitiativeInProcess;
  readonly process: InitiativeProcess;
  readonly facts: GatheredFacts;
  readonly viewer: Viewer;
  readonly people: OthersConcerned;
  /** Of the approval that is open; null when none is. */
  readonly election: Election | null;
}

/** For each event that an initiative answers to now: may this person send it, if not why, and who could. */
export function availableTransitions(asked: Asked): readonly AvailableTransition[] {
  const { initiative, process } = asked;
  const running = runningOn(process, initiative, ifApproved(asked));
  const offers = offered(running);
  return INITIATIVE_EVENTS.flatMap((event) => {
    const offer = offers.find((candidate) => candidate.event === event);
    if (offer === undefined) return [];
    const { label, to: toState, snapshot } = offer;
    const to = standingOf(running.definition, snapshot);
    const reasons = reasonsAgainst(event, asked);
    const inTheWay = offer.missing.filter(({ code }) => !WAITS_FOR_OTHERS.has(code));
    const missing = event === 'APPROVE' ? [...inTheWay, ...missingVotes(offer.missing, asked)] : offer.missing;
    const allowed = inTheWay.length === 0 && reasons.length === 0;
    const whoCould = whoCouldNow(event, asked.election);
    return [{ event, label, toState, to, allowed, needsReason: needsReason(event), missing, reasons, whoCould }];
  });
}

/** What is missing of votes: it keeps nobody from casting theirs. */
const WAITS_FOR_OTHERS: ReadonlySet<string> = new Set(['APPROVAL', 'APPROVAL_BLOCKED']);

/** What the gate would look at if this person approved now. */
const ifApproved = ({ facts, viewer, election }: Asked): GateFacts =>
  election === null ? { ...facts, approvals: [] } : gateFacts(facts, electionIfApproved(viewer, election));

function electionIfApproved({ personId }: Viewer, election: Election): Election {
  const seat = seatFor(personId, null, election);
  if (isRefusal(seat)) return election;
  return withVote(election, { ...seat, voterId: personId, choice: 'APPROVE' });
}

/** Of groups side by side each region asks for its own: the gate as a whole waits for all of them. */
function missingVotes(ofGuard: readonly Missing[], { viewer, election }: Asked): readonly Missing[] {
  const votes = election === null ? [] : tallyOf(electionIfApproved(viewer, election)).missing;
  return votes.length > 0 ? votes : ofGuard.filter(({ code }) => WAITS_FOR_OTHERS.has(code));
}

function reasonsAgainst(
  event: InitiativeEventName,
  { initiative, viewer, people, election }: Asked,
): readonly Missing[] {
  const { portfolioId, sponsorId, leadId, businessOwnerId } = initiative;
  const permission = permissionFor(event);
  const byVotes = isDecidedByVote(event);
  const runs = [sponsorId, leadId, businessOwnerId];
  const responsible = byVotes ? (election === null ? [] : votersOf(election)) : runs;
  const permitted = may(viewer, permission, { portfolioId, responsible });
  const own = partIn(initiative, event, viewer, people) ?? withoutGrant(initiative, event, people);
  const seat =
    byVotes && permitted && own === null && election !== null ? seatFor(viewer.personId, null, election) : null;
  return [
    ...(permitted ? [] : [{ code: 'NOT_PERMITTED', message: PERMISSIONS[permission].sentence }]),
    ...(own === null ? [] : [{ code: own.code, message: own.message }]),
    ...(seat !== null && isRefusal(seat) ? [{ code: seat.code, message: seat.message }] : []),
  ];
}

/** To make it costs more than what it does. */
const EITHER = new Intl.ListFormat('en', { type: 'disjunction' });

/** Depends on the event alone: put into words once, not for every row of a list. */
const WHO_RUNS = whoRuns();
const NOBODY = 'nobody: too few are left who have a say, so another approver has to be named';

function whoCouldNow(event: InitiativeEventName, election: Election | null): string {
  if (!decidesOnOthersOnly(event)) return WHO_RUNS;
  if (!isDecidedByVote(event)) return `${disjunction(holdersFor(event))} who have no part in it`;
  if (election === null) return WHO_RUNS;
  const { state, groups } = tallyOf(election);
  if (state === 'BLOCKED' && event === 'APPROVE') return NOBODY;
  const unfilled = groups.filter(({ approved, needed }) => approved < needed).map(({ name }) => name);
  const names = unfilled.length > 0 ? unfilled : electoratesOf(election).map(({ name }) => name);
  return `${disjunction(names)} who have no part in it`;
}

function whoRuns(): string {
  return disjunction(['its sponsor', 'lead', 'business owner', ...holdersFor('REQUEST_APPROVAL')]);
}

function holdersFor(event: InitiativeEventName): readonly string[] {
  const roles: readonly Role[] = PERMISSIONS[permissionFor(event)].roles;
  return roles.map((role) => `${roleInWords(role)}s`);
}

function disjunction(names: readonly string[]): string {
  return EITHER.format(names);
}
