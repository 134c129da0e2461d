import type { Acting, Transaction } from '../audit';
import type { Initiative } from '../initiatives/domain/initiative';
import { notify, settle } from '../notifications';
import { holdersOf } from '../people';
import type { SunsetProposal } from './domain/sunset-proposal';

interface About {
  readonly initiative: Initiative;
  readonly proposal: SunsetProposal;
  /** Who leads the body, if there is one: its chair and the deputy of that seat. */
  readonly leaderIds: readonly string[];
}

const subjectOf = ({ id }: Initiative) => ({ kind: 'INITIATIVE', id }) as const;
const runBy = ({ sponsorId, leadId, businessOwnerId }: Initiative) => [sponsorId, leadId, businessOwnerId];

/** Those who run it and those who lead the body hear of it; where no body decides, whoever manages the portfolio does. */
export async function tellProposed(tx: Transaction<Acting>, { initiative, proposal, leaderIds }: About): Promise<void> {
  const { portfolioId } = initiative;
  const { reason, meetingId } = proposal;
  const managers = leaderIds.length > 0 ? [] : await holdersOf(tx, 'PORTFOLIO_MANAGER', portfolioId);
  const where =
    meetingId === null
      ? 'No meeting of the body that decides on it is planned: put it on the next agenda.'
      : 'It is on the agenda of the next meeting of the body that decides on it.';
  const toIds = [...runBy(initiative), ...leaderIds, ...managers];
  const text = `Whether it goes on is asked. ${where}\nThe reason: ${reason}`;
  const title = `A sunset is proposed: "${initiative.title}"`;
  await notify(tx, [{ kind: 'SUNSET_PROPOSED', subject: subjectOf(initiative), toIds, title, text }]);
}

/** Those who run it and whoever proposed it hear the answer. */
export async function tellAnswered(tx: Transaction<Acting>, { initiative, proposal }: Omit<About, 'leaderIds'>) {
  const { answer, answerReason, proposedById } = proposal;
  const subject = subjectOf(initiative);
  await settle(tx, ['SUNSET_PROPOSED'], subject);
  const title = `${answer === 'SUNSET' ? 'It goes to sunset' : 'It goes on'}: "${initiative.title}"`;
  const text = `A sunset was proposed, and answered.\nThe reason: ${answerReason}`;
  await notify(tx, [{ kind: 'SUNSET_ANSWERED', subject, toIds: [...runBy(initiative), proposedById], title, text }]);
}

/** Those who hear an answer, and those who lead the body: it need not speak of it any more. */
export async function tellOvertaken(tx: Transaction<Acting>, { initiative, proposal, leaderIds }: About) {
  const subject = subjectOf(initiative);
  await settle(tx, ['SUNSET_PROPOSED'], subject);
  const title = `Overtaken, the sunset that was proposed: "${initiative.title}"`;
  const how = initiative.status === 'CLOSED' ? 'It was stopped' : 'It is wound down';
  const text = `${how} before the body answered: it can come off the agenda.\nThe reason: ${proposal.answerReason}`;
  const toIds = [...runBy(initiative), proposal.proposedById, ...leaderIds];
  await notify(tx, [{ kind: 'SUNSET_ANSWERED', subject, toIds, title, text }]);
}
