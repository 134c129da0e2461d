import type { Acting, AuditEntry, Transaction } from '../audit';
import type { StageFollowUp } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { GovernanceBodyTable, seatsOf } from '../organization';
import { overtakes, type Answered, type SunsetAnswer, type SunsetProposal } from './domain/sunset-proposal';
import { tellAnswered, tellOvertaken } from './sunset-news';
import { SunsetProposalTable } from './sunset.table';

/**
 * What is open of an initiative is answered by what was decided on it elsewhere, in a portfolio review, say: before it is
 * moved, since what is open then is overtaken.
 * @param by who led that decision
 */
export async function answerOpenSunset(
  tx: Transaction,
  initiative: Initiative,
  said: { readonly answer: SunsetAnswer; readonly reason: string; readonly answeredById: string },
): Promise<readonly AuditEntry[]> {
  const open = await openOf(tx, initiative);
  // Nobody answers what they proposed: it stays open for whoever leads the body.
  if (open === undefined || open.proposedById === said.answeredById) return [];
  const { answer, reason: answerReason, answeredById } = said;
  const given = { answer, answerReason, answeredById, answeredAt: tx.now };
  return [{ ...(await writeAnswer(tx, initiative, open, given)), ...subjectOf(initiative) }];
}

/** Whether something goes on is asked no more once it is wound down or stopped: also by whoever proposed it. */
export const overtakeSunset: StageFollowUp = async (tx, initiative, reason) => {
  const open = overtakes(initiative) ? await openOf(tx, initiative) : undefined;
  if (open === undefined) return [];
  const ended = {
    answer: 'OVERTAKEN',
    answerReason: reason ?? (tx.viewer.personId === null ? BY_TIME : BY_ITS_GATE),
  } as const;
  const by = { answeredById: tx.viewer.personId, answeredAt: tx.now };
  const proposal = await tx.update(SunsetProposalTable, open, { ...ended, ...by });
  const leaderIds = await leadersOf(tx, proposal.governanceBodyId);
  await tellOvertaken(tx, { initiative, proposal, leaderIds });
  return [{ ...subjectOf(initiative), ...entryOf(proposal), action: 'sunsetOvertaken' }];
};

const BY_ITS_GATE = 'It went to sunset by its gate.';
const BY_TIME = 'Its time was over, by its process.';

export async function writeAnswer(tx: Transaction, initiative: Initiative, proposal: SunsetProposal, given: Answered) {
  const after = await tx.update(SunsetProposalTable, proposal, given);
  await tellAnswered(tx, { initiative, proposal: after });
  return { action: 'sunsetAnswered', ...entryOf(after) };
}

/** Who leads a body: its chair, and the deputy of that seat. */
export async function leadersOf(tx: Transaction<Acting>, governanceBodyId: string | null): Promise<readonly string[]> {
  if (governanceBodyId === null) return [];
  const { chairId } = await tx.find(GovernanceBodyTable, governanceBodyId, 'governance body');
  const seat = (await seatsOf(tx, governanceBodyId)).find(({ personId }) => personId === chairId);
  return [chairId, seat?.deputyId].filter((id) => id != null);
}

async function openOf(tx: Transaction<Acting>, { id }: Initiative): Promise<SunsetProposal | undefined> {
  const proposals = await tx.all(SunsetProposalTable, 'initiativeId', [id]);
  return proposals.find(({ answer }) => answer === null);
}

const entryOf = ({ id: sunsetProposalId, number, answer, answerReason: reason }: SunsetProposal) => ({
  after: { sunsetProposalId, number, answer },
  reason,
});
const subjectOf = ({ id }: Initiative) => ({ subjectKind: 'INITIATIVE', subjectId: id });
