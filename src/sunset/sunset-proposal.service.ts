import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { InitiativeTable, type MoveService } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { meetingSeatsOf, MeetingTable, putBeforeBody } from '../meetings';
import { continueOrSunset } from '../outcomes/domain/referral';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  answered,
  checkedReason,
  refuseBeforeMeeting,
  refuseOutOfService,
  refuseProposedTwice,
  type Sitting,
  type SunsetAnswer,
  type SunsetProposal,
} from './domain/sunset-proposal';
import { bodyOf, everybodyIn } from './its-body';
import { leadersOf, writeAnswer } from './sunset-answers';
import { tellProposed } from './sunset-news';
import { SunsetProposalTable } from './sunset.table';

interface ProposeSunset extends Keyed {
  readonly initiativeId: string;
  readonly reason: string;
}
interface AnswerSunset extends Keyed {
  readonly sunsetProposalId: string;
  /** Of the proposal. */
  readonly expectedVersion: number;
  readonly answer: SunsetAnswer;
  readonly reason: string;
}

type Outcome = Promise<{ readonly sunsetProposalId: string; readonly initiativeId: string } | Refusal>;

/** Continue or sunset: anybody asks it of what is in service, and the body that decides on it answers. */
export class SunsetProposalService {
  constructor(
    private readonly governor: Governor,
    private readonly moves: Pick<MoveService, 'moveLocked'>,
  ) {}

  propose(caller: Caller, input: ProposeSunset): Outcome {
    return this.governor.govern(caller, 'proposeSunset', input, async (tx) => {
      const found = await tx.find(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'proposeSunset', { portfolioId: found.portfolioId });
      const said = checkedReason(input.reason);
      if (isRefusal(said)) return said;
      // Body and meeting before the initiative, as a review locks them.
      const put = await putBeforeItsBody(tx, found);
      const initiative = await tx.lock(InitiativeTable, found.id, 'initiative');
      const earlier = await tx.all(SunsetProposalTable, 'initiativeId', [initiative.id]);
      const refusal = refuseOutOfService(initiative) ?? refuseProposedTwice(initiative.title, earlier);
      if (refusal) return refusal;
      const { governanceBodyId, meetingId, leaderIds, audit } = put;
      const { organizationId, personId: proposedById } = tx.viewer;
      const proposal: SunsetProposal = {
        ...{ id: tx.newId(), organizationId, initiativeId: initiative.id, number: earlier.length + 1, ...said },
        ...{ proposedById, proposedAt: tx.now, governanceBodyId, meetingId },
        ...{ answer: null, answerReason: null, answeredById: null, answeredAt: null, version: 1 },
      };
      await tx.insert(SunsetProposalTable, [proposal]);
      await tellProposed(tx, { initiative, proposal, leaderIds });
      const after = { sunsetProposalId: proposal.id, number: proposal.number, governanceBodyId, meetingId };
      return done(proposal, { action: 'sunsetProposed', after, reason: said.reason }, audit);
    });
  }

  /** What the body said is written down by whoever leads it; SUNSET stops the initiative, which in service goes to sunset. */
  answer(caller: Caller, input: AnswerSunset): Outcome {
    return this.governor.govern(caller, 'answerSunset', input, async (tx) => {
      const { initiativeId } = await tx.find(SunsetProposalTable, input.sunsetProposalId, 'sunset proposal');
      const initiative = await tx.lock(InitiativeTable, initiativeId, 'initiative');
      const proposal = await tx.lock(SunsetProposalTable, input.sunsetProposalId, 'sunset proposal');
      const { portfolioId, title } = initiative;
      const responsible = await leadersOf(tx, proposal.governanceBodyId);
      requirePermission(tx, 'answerSunset', { portfolioId, responsible });
      const stale = tx.stale(proposal, input.expectedVersion, `the proposed sunset of "${title}"`);
      if (stale) return stale;
      const by = { personId: tx.viewer.personId, at: tx.now, concernedIds: await everybodyIn(tx, initiative) };
      const given = answered(proposal, input, by);
      if (isRefusal(given)) return given;
      const early = refuseBeforeMeeting(await sittingOf(tx, proposal)) ?? refuseOutOfService(initiative);
      if (early) return early;
      // Before it moves: what is still open then is overtaken.
      const said = await writeAnswer(tx, initiative, proposal, given);
      const moved = given.answer === 'SUNSET' ? await this.stop(tx, initiative, input.reason) : [];
      if (isRefusal(moved)) return moved;
      return done(proposal, said, moved);
    });
  }

  private async stop(
    tx: Transaction,
    initiative: Initiative,
    reason: string,
  ): Promise<readonly AuditEntry[] | Refusal> {
    const moved = await this.moves.moveLocked(tx, initiative, { event: 'STOP', reason });
    return isRefusal(moved) ? moved : moved.audit;
  }
}

const done = (
  proposal: SunsetProposal,
  what: Pick<AuditEntry, 'action' | 'after' | 'reason'>,
  more: readonly AuditEntry[],
) => ({
  outcome: { sunsetProposalId: proposal.id, initiativeId: proposal.initiativeId },
  audit: [{ ...what, subjectKind: 'INITIATIVE', subjectId: proposal.initiativeId }, ...more] as const,
});

interface Put {
  readonly governanceBodyId: string | null;
  readonly meetingId: string | null;
  readonly leaderIds: readonly string[];
  readonly audit: readonly AuditEntry[];
}

/** Before the body that decides on what the initiative takes, at its next meeting. */
async function putBeforeItsBody(tx: Transaction, initiative: Initiative): Promise<Put> {
  const { id, title } = initiative;
  const body = await bodyOf(tx, initiative);
  if (body === undefined) return { governanceBodyId: null, meetingId: null, leaderIds: [], audit: [] };
  const about = { subjectKind: 'INITIATIVE', subjectId: id } as const;
  const item = {
    kind: 'DECISION',
    title: continueOrSunset(title),
    minutes: null,
    presenterId: null,
    ...about,
  } as const;
  const put = await putBeforeBody(tx, body.id, item);
  const leaderIds = [body.chairId, body.deputyId].filter((leader) => leader !== null);
  return { governanceBodyId: body.id, meetingId: put?.meeting.id ?? null, leaderIds, audit: put?.audit ?? [] };
}

async function sittingOf(tx: Transaction, { meetingId }: SunsetProposal): Promise<Sitting | null> {
  if (meetingId === null) return null;
  const { status, title, quorum } = await tx.find(MeetingTable, meetingId, 'meeting');
  const seats = await meetingSeatsOf(tx, meetingId);
  return { status, title, quorum, present: seats.filter(({ attendedById }) => attendedById !== null).length };
}
