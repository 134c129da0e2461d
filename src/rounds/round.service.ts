import type { Governor, Keyed, Transaction } from '../audit';
import { PersonTable, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { ProposalTable } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { blindEstimates, EstimateTable, rescore, settleEstimates } from '../scoring';
import { covers } from '../scoring/domain/covering-round';
import { notFound } from '../shared/fault';
import { isRefusal, type Refusal } from '../shared/refusal';
import { globalId } from '../platform/global-id';
import { roundsOfEach } from './covering-rounds';
import {
  closeScoringRound,
  declareConflict,
  reopenScoringRound,
  type ClosingInput,
  type ReopeningInput,
} from './domain/round-closing';
import { extendScoringRound, type ExtendingInput } from './domain/round-extending';
import { openScoringRound, type OpeningInput } from './domain/round-opening';
import type { ScoringAssignment, ScoringRound } from './domain/scoring-round';
import { ask, asTheyStand, entryOf, lockAll, requireFor, scorersNamed } from './round-asking';
import { endDeadlines } from './round-deadlines';
import { settleAsked, tellConflict } from './round-news';
import { ScoringAssignmentTable, ScoringRoundTable } from './round.table';

interface RoundChange extends Keyed {
  readonly scoringRoundId: string;
  readonly expectedVersion: number;
}

interface Conflict extends Keyed {
  readonly scoringRoundId: string;
  readonly proposalId: string;
  readonly reason: string;
}

type Rounded = { readonly scoringRoundId: string };

/** A round and all that it is about, locked: the proposals first, as everybody does who estimates them. */
interface Locked {
  readonly round: ScoringRound;
  readonly proposals: readonly Proposal[];
  readonly assignments: readonly ScoringAssignment[];
}

/** Scorers are asked, and what they say comes to count. */
export class RoundService {
  constructor(private readonly governor: Governor) {}

  open(caller: Caller, input: OpeningInput & Keyed): Promise<Rounded | Refusal> {
    return this.governor.govern(caller, 'openScoringRound', input, async (tx) => {
      const proposals = await lockAll(
        tx,
        input.asks.map(({ proposalId }) => proposalId),
      );
      requireFor(tx, 'openScoringRound', proposals);
      const left = await refuseUnlessActive(tx, scorersNamed(input));
      if (left) return left;
      const { organizationId, personId: openedById } = tx.viewer;
      const origin = { id: tx.newId(), organizationId, openedById, openedAt: tx.now };
      const opened = openScoringRound(origin, input, await asTheyStand(tx, proposals), tx.today);
      if (isRefusal(opened)) return opened;
      const { round, asked } = opened;
      await tx.insert(ScoringRoundTable, [round]);
      await tx.insert(
        ScoringAssignmentTable,
        asked.map((each) => ({ id: tx.newId(), roundId: round.id, ...each, conflict: null, conflictDeclaredAt: null })),
      );
      await ask(tx, round, asked);
      const after = { name: round.name, dueOn: round.dueOn, asked };
      return { outcome: { scoringRoundId: round.id }, audit: [entryOf(round, 'scoringRoundOpened', { after })] };
    });
  }

  extend(caller: Caller, input: ExtendingInput & RoundChange): Promise<Rounded | Refusal> {
    return this.governor.govern(caller, 'extendScoringRound', input, async (tx) => {
      const furtherIds = input.asks.map(({ proposalId }) => proposalId);
      const locked = await lockRound(tx, input, furtherIds);
      if (isRefusal(locked)) return locked;
      const { round, assignments } = locked;
      const proposals = locked.proposals.filter(({ id }) => furtherIds.includes(id));
      requireFor(tx, 'openScoringRound', proposals);
      const left = await refuseUnlessActive(tx, scorersNamed(input));
      if (left) return left;
      const standing = await asTheyStand(tx, proposals);
      const extended = extendScoringRound(round, input, { proposals: standing, assignments }, tx.today);
      if (isRefusal(extended)) return extended;
      const { added, changed } = extended;
      await tx.update(ScoringRoundTable, round, {});
      const blank = { roundId: round.id, conflict: null, conflictDeclaredAt: null };
      await tx.insert(
        ScoringAssignmentTable,
        added.map((each) => ({ id: tx.newId(), ...each, ...blank })),
      );
      for (const { before, drivers } of changed) {
        await tx.updateWhile(ScoringAssignmentTable, before, { drivers }, { conflict: null });
      }
      const asked = [...added, ...changed.map(({ before, drivers }) => ({ ...pairOf(before), drivers }))];
      await ask(tx, round, asked);
      const said = { before: { asked: changed.map(({ before }) => pairOf(before)) }, after: { asked } };
      return { outcome: { scoringRoundId: round.id }, audit: [entryOf(round, 'scoringRoundExtended', said)] };
    });
  }

  /** Asks for no version: each scorer says it of themselves. */
  declareConflict(caller: Caller, input: Conflict): Promise<(Rounded & { scoringAssignmentId: string }) | Refusal> {
    return this.governor.govern(caller, 'declareConflict', input, async (tx) => {
      const proposal = await tx.lock(ProposalTable, input.proposalId, 'proposal');
      const round = await tx.lock(ScoringRoundTable, input.scoringRoundId, 'scoring round');
      const assignments = await tx.all(ScoringAssignmentTable, 'roundId', [round.id]);
      const ofIt = assignments.filter(({ proposalId }) => proposalId === input.proposalId);
      if (ofIt.length === 0) throw notFound('proposal', globalId('Proposal', input.proposalId));
      requirePermission(tx, 'declareConflict', { responsible: ofIt.map(({ scorerId }) => scorerId) });
      const before = ofIt.find(({ scorerId }) => scorerId === tx.viewer.personId)!;
      const after = declareConflict(round, before, input.reason, tx.now);
      if (isRefusal(after)) return after;
      const { conflict, conflictDeclaredAt } = after;
      await tx.updateWhile(ScoringAssignmentTable, before, { conflict, conflictDeclaredAt }, { conflict: null });
      await tx.update(ScoringRoundTable, round, {});
      const { proposalId, scorerId } = before;
      const { name } = await tx.find(PersonTable, scorerId, 'person');
      await tellConflict(tx, round, name, proposal.title);
      const said = { after: { proposalId, scorerId }, reason: conflict };
      return {
        outcome: { scoringRoundId: round.id, scoringAssignmentId: before.id },
        audit: [entryOf(round, 'conflictDeclared', said)],
      };
    });
  }

  close(caller: Caller, input: ClosingInput & RoundChange): Promise<Rounded | Refusal> {
    return this.governor.govern(caller, 'closeScoringRound', input, async (tx) => {
      const locked = await lockRound(tx, input);
      if (isRefusal(locked)) return locked;
      const { round, proposals, assignments } = locked;
      const estimates = await tx.all(EstimateTable, 'roundId', [round.id]);
      const scorerIds = [...new Set(assignments.map(({ scorerId }) => scorerId))];
      const people = await tx.all(PersonTable, 'id', scorerIds);
      const nameOf = (personId: string) => people.find(({ id }) => id === personId)?.name ?? personId;
      const by = { personId: tx.viewer.personId, now: tx.now };
      const closing = closeScoringRound(round, { proposals, assignments, estimates, nameOf }, input, by);
      if (isRefusal(closing)) return closing;
      await tx.replace(ScoringRoundTable, round, closing.closed);
      await settleEstimates(tx, round.id, closing.asked, closing.countedIds);
      await endDeadlines(tx, round);
      await settleAsked(tx, round);
      await rescoreAll(tx, proposals);
      const { missingAcceptedBecause: reason, timesClosed } = closing.closed;
      const after = { status: 'CLOSED', timesClosed, notYetEstimated: closing.tooFew.map(({ message }) => message) };
      return {
        outcome: { scoringRoundId: round.id },
        audit: [entryOf(round, 'scoringRoundClosed', { before: { status: 'OPEN' }, after, reason })],
      };
    });
  }

  reopen(caller: Caller, input: ReopeningInput & RoundChange): Promise<Rounded | Refusal> {
    return this.governor.govern(caller, 'reopenScoringRound', input, async (tx) => {
      const locked = await lockRound(tx, input);
      if (isRefusal(locked)) return locked;
      const { round, proposals } = locked;
      const later = await laterRounds(tx, locked);
      const decided = reopenScoringRound(round, input, { proposals, later }, tx.today);
      if (isRefusal(decided)) return decided;
      await tx.replace(ScoringRoundTable, round, decided.open);
      await blindEstimates(tx, round.id);
      await rescoreAll(tx, proposals);
      await ask(
        tx,
        decided.open,
        locked.assignments.filter(({ conflict }) => conflict === null),
      );
      const { dueOn, timesClosed } = decided.open;
      const changed = {
        // From then on everybody could see what was given.
        before: { status: 'CLOSED', dueOn: round.dueOn, closedAt: round.closedAt },
        after: { status: 'OPEN', dueOn, timesClosed },
      };
      return {
        outcome: { scoringRoundId: round.id },
        audit: [entryOf(round, 'scoringRoundReopened', { ...changed, reason: decided.reason })],
      };
    });
  }
}

const pairOf = ({ proposalId, scorerId, drivers }: ScoringAssignment) => ({ proposalId, scorerId, drivers });

/** @param furtherIds of proposals that it is to be about, too */
async function lockRound(
  tx: Transaction,
  input: RoundChange,
  furtherIds: readonly string[] = [],
): Promise<Locked | Refusal> {
  const assignments = await tx.all(ScoringAssignmentTable, 'roundId', [input.scoringRoundId]);
  const proposals = await lockAll(tx, [...assignments.map(({ proposalId }) => proposalId), ...furtherIds]);
  const round = await tx.lock(ScoringRoundTable, input.scoringRoundId, 'scoring round');
  requirePermission(tx, 'closeScoringRound', { responsible: [round.openedById] });
  const stale = tx.stale(round, input.expectedVersion, `scoring round "${round.name}"`);
  // As they stand behind the locks: a conflict of interest may have been declared meanwhile.
  return stale ?? { round, proposals, assignments: await tx.all(ScoringAssignmentTable, 'roundId', [round.id]) };
}

/** Rounds that were opened after this one and ask for a driver that it asks for, too. */
async function laterRounds(tx: Transaction, { round, proposals, assignments }: Locked) {
  const roundsOf = await roundsOfEach(
    tx,
    proposals.map(({ id }) => id),
  );
  const all = assignments.flatMap(({ proposalId, drivers }) =>
    roundsOf(proposalId).filter(
      // Ids are in the order of time.
      (other) => other.id > round.id && drivers.some((driver) => covers(other, driver)),
    ),
  );
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

/** What went back for information is scored when its assessment starts again. */
async function rescoreAll(tx: Transaction, proposals: readonly Proposal[]): Promise<void> {
  for (const proposal of proposals) if (proposal.status === 'UNDER_ASSESSMENT') await rescore(tx, proposal);
}
