import type { Acting, AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { seatFor, votersOf, type Election } from '../approvals/domain/election';
import { answeringFor, InitiativeTable } from '../initiatives';
import { refuseWhenClosed } from '../initiatives/domain/deliverable';
import type { Initiative } from '../initiatives/domain/initiative';
import { metricNamed } from '../metrics';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { electionOnChange } from './change-election';
import { tellAsked, tellDecided } from './change-news';
import { lockedByApproval } from './design-approval';
import {
  askForChange,
  decidedBy,
  refuseUnlessOpen,
  sayOnChange,
  type ChangeChoice,
  type ChangeDecision,
  type ChangeInput,
  type KillCriterionChange,
} from './domain/kill-change';
import type { KillCriterion, KillTerms } from './domain/kill-criterion';
import { timeTerms } from './kill-deadlines';
import { saidBy } from './kill-criterion.service';
import { KillCriterionChangeTable, KillCriterionTable, KillCriterionVoteTable } from './kill-criterion.table';

interface AskForChange extends ChangeInput, Keyed {
  readonly killCriterionId: string;
  /** Of the criterion. */
  readonly expectedVersion: number;
}
interface OnChange extends Keyed {
  readonly killCriterionChangeId: string;
  /** Of the change. */
  readonly expectedVersion: number;
}
interface CastVote extends OnChange {
  readonly choice: ChangeChoice;
  readonly forId?: string | null;
  readonly reason?: string | null;
}

type Outcome = Promise<{ killCriterionChangeId: string; killCriterionId: string } | Refusal>;

/** What was approved with the design is changed by the quorum that approved it, and by nobody else. */
export class KillChangeService {
  constructor(private readonly governor: Governor) {}

  ask(caller: Caller, input: AskForChange): Outcome {
    return this.governor.govern(caller, 'changeKillCriterion', input, async (tx) => {
      const { initiative, criterion } = await lockCriterion(tx, input.killCriterionId);
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(criterion, input.expectedVersion, `a kill criterion of "${initiative.title}"`);
      if (stale) return stale;
      const closed = refuseWhenClosed(initiative) ?? (await refuseChange(tx, criterion));
      if (closed) return closed;
      const approval = await lockedByApproval(tx, criterion);
      if (approval === undefined) return notPossibleNow(STILL_IN_DESIGN, initiative.stage);
      if (approval.policy === null) return notPossibleNow(BEFORE_VOTES, initiative.stage);
      const metric = await metricNamed(tx, criterion.metric);
      const asked = askForChange(criterion, input, { metric, today: tx.today });
      if (isRefusal(asked)) return asked;
      const change: KillCriterionChange = {
        ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, killCriterionId: criterion.id },
        ...{ approvalId: approval.id, ...asked, askedById: tx.viewer.personId, askedAt: tx.now },
        ...{ decision: null, decidedAt: null, version: 1 },
      };
      await tx.insert(KillCriterionChangeTable, [change]);
      await tellAsked(tx, {
        initiative,
        criterion,
        change,
        election: await electionOnChange(tx, initiative, change, []),
      });
      const entry = { ...subjectOf(initiative), action: 'killCriterionChangeAsked', reason: change.reason };
      return {
        outcome: outcomeOf(change),
        audit: [
          { ...entry, before: saidBy(criterion), after: { killCriterionChangeId: change.id, ...termsOf(change) } },
        ],
      };
    });
  }

  vote(caller: Caller, input: CastVote): Outcome {
    return this.governor.govern(caller, 'voteOnKillCriterionChange', input, async (tx) => {
      const { initiative, criterion, change } = await lockChange(tx, input.killCriterionChangeId);
      const votes = await tx.all(KillCriterionVoteTable, 'killCriterionChangeId', [change.id]);
      const inOrder = votes.toSorted((a, b) => a.sequence - b.sequence);
      const election = await electionOnChange(tx, initiative, change, inOrder);
      const { portfolioId } = initiative;
      requirePermission(tx, 'approveGate', { portfolioId, responsible: votersOf(election) });
      const said = refuseOld(tx, change, input) ?? sayOnChange(input);
      if (isRefusal(said)) return said;
      const seat = seatFor(tx.viewer.personId, input.forId ?? null, election);
      if (isRefusal(seat)) return seat;
      const cast = { ...seat, voterId: tx.viewer.personId, ...said };
      const vote = { id: tx.newId(), killCriterionChangeId: change.id, sequence: votes.length + 1, ...cast };
      await tx.insert(KillCriterionVoteTable, [{ ...vote, castAt: tx.now }]);
      const decision = decidedBy(election, cast);
      const onBehalfOfId = seat.seatId === cast.voterId ? null : seat.seatId;
      const entry: AuditEntry = {
        ...{ ...subjectOf(initiative), action: 'killCriterionVoteCast', onBehalfOfId, reason: said.reason },
        after: { killCriterionChangeId: change.id, choice: said.choice, forId: seat.seatId, decision },
      };
      const more = decision === null ? [] : await decide(tx, { initiative, criterion, change, election }, decision);
      return { outcome: outcomeOf(change), audit: [entry, ...more] };
    });
  }

  withdraw(caller: Caller, input: OnChange): Outcome {
    return this.governor.govern(caller, 'withdrawKillCriterionChange', input, async (tx) => {
      const { initiative, criterion, change } = await lockChange(tx, input.killCriterionChangeId);
      const { portfolioId, responsible } = answeringFor(initiative);
      requirePermission(tx, 'runInitiative', { portfolioId, responsible: [...responsible, change.askedById] });
      const old = refuseOld(tx, change, input);
      if (old) return old;
      const election = await electionOnChange(tx, initiative, change, []);
      const [first, ...more] = await decide(tx, { initiative, criterion, change, election }, 'WITHDRAWN');
      return { outcome: outcomeOf(change), audit: [first, ...more] };
    });
  }
}

/** What is wound down, or closed, is judged no more: nobody is asked about other terms of it. */
export async function withdrawOpenChanges(
  tx: Transaction<Acting>,
  initiative: Initiative,
): Promise<readonly AuditEntry[]> {
  const criteria = await tx.all(KillCriterionTable, 'initiativeId', [initiative.id]);
  const changes = await tx.all(
    KillCriterionChangeTable,
    'killCriterionId',
    criteria.map(({ id }) => id),
  );
  const audit: AuditEntry[] = [];
  for (const change of changes.filter(({ decision }) => decision === null)) {
    const criterion = criteria.find(({ id }) => id === change.killCriterionId)!;
    const election = await electionOnChange(tx, initiative, change, []);
    audit.push(...(await decide(tx, { initiative, criterion, change, election }, 'WITHDRAWN')));
  }
  return audit;
}

const STILL_IN_DESIGN = 'It was not approved with a design yet: set it anew by setKillCriteria.';
const BEFORE_VOTES = 'It was approved before there were votes, by no quorum: go back to design to set it anew.';

interface AtChange {
  readonly initiative: Initiative;
  readonly criterion: KillCriterion;
  readonly change: KillCriterionChange;
}

async function decide(
  tx: Transaction<Acting>,
  { initiative, criterion, change, election }: AtChange & { readonly election: Election },
  decision: ChangeDecision,
): Promise<readonly [AuditEntry, ...AuditEntry[]]> {
  await tx.update(KillCriterionChangeTable, change, { decision, decidedAt: tx.now });
  const terms = termsOf(change);
  if (decision === 'AGREED') {
    const changed = await tx.update(KillCriterionTable, criterion, terms);
    await timeTerms(tx, initiative, changed);
  }
  await tellDecided(tx, { initiative, criterion, change, election }, decision);
  const after = { killCriterionChangeId: change.id, decision, ...(decision === 'AGREED' ? terms : {}) };
  const entry = { ...subjectOf(initiative), action: 'killCriterionChangeDecided', reason: change.reason };
  return [{ ...entry, before: saidBy(criterion), after }];
}

/** The initiative is locked, as by everybody who writes to what is of it. */
async function lockCriterion(tx: Transaction, id: string): Promise<Omit<AtChange, 'change'>> {
  const { initiativeId } = await tx.find(KillCriterionTable, id, 'kill criterion');
  const initiative = await tx.lock(InitiativeTable, initiativeId, 'initiative');
  return { initiative, criterion: await tx.find(KillCriterionTable, id, 'kill criterion') };
}

async function lockChange(tx: Transaction, id: string): Promise<AtChange> {
  const { killCriterionId } = await tx.find(KillCriterionChangeTable, id, 'kill criterion change');
  const locked = await lockCriterion(tx, killCriterionId);
  return { ...locked, change: await tx.find(KillCriterionChangeTable, id, 'kill criterion change') };
}

async function refuseChange(tx: Transaction, { id, replacedAt }: KillCriterion): Promise<Refusal | undefined> {
  if (replacedAt !== null) return notPossibleNow('Others were set in its place.', 'REPLACED');
  const changes = await tx.all(KillCriterionChangeTable, 'killCriterionId', [id]);
  const isOpen = changes.some(({ decision }) => decision === null);
  return isOpen
    ? notPossibleNow('Another change of it is being decided on: wait for it, or withdraw it.', 'OPEN')
    : undefined;
}

const refuseOld = (tx: Transaction, change: KillCriterionChange, { expectedVersion }: OnChange): Refusal | undefined =>
  refuseUnlessOpen(change) ?? tx.stale(change, expectedVersion, 'this change of a kill criterion');

const termsOf = ({ side, threshold, rule, periodMonths, periodsInRow, lastDay }: KillTerms): KillTerms => ({
  ...{ side, threshold, rule, periodMonths, periodsInRow, lastDay },
});
const subjectOf = ({ id }: Initiative) => ({ subjectKind: 'INITIATIVE', subjectId: id });
const outcomeOf = ({ id, killCriterionId }: KillCriterionChange) => ({ killCriterionChangeId: id, killCriterionId });
