import type { Acting, Transaction } from '../audit';
import { deputiesOf, seatsAwaited, type Election } from '../approvals/domain/election';
import type { Initiative } from '../initiatives/domain/initiative';
import { notify, settle } from '../notifications';
import type { ChangeDecision, KillCriterionChange } from './domain/kill-change';
import { inWords, type KillCriterion } from './domain/kill-criterion';

interface AboutChange {
  readonly initiative: Initiative;
  readonly criterion: KillCriterion;
  readonly change: KillCriterionChange;
  readonly election: Election;
}

/** Whoever has a say on it, and who may vote for them now. */
export async function tellAsked(
  tx: Transaction,
  { initiative, criterion, change, election }: AboutChange,
): Promise<void> {
  const seats = seatsAwaited(election);
  await notify(tx, [
    {
      ...{ kind: 'CRITERION_CHANGE_ASKED', subject: subjectOf(initiative) },
      title: `Your vote is asked on a kill criterion: "${initiative.title}"`,
      text: `Asked for: ${inWords({ ...criterion, ...change })}.\nIn place of: ${inWords(criterion)}.\nThe reason: ${change.reason}`,
      toIds: [...seats, ...seats.flatMap((seat) => deputiesOf(seat, election))],
    },
  ]);
}

/** Whoever asked, those who run the initiative, and whoever has a say. */
export async function tellDecided(
  tx: Transaction<Acting>,
  about: AboutChange,
  decision: ChangeDecision,
): Promise<void> {
  const { initiative, criterion, change, election } = about;
  await settle(tx, ['CRITERION_CHANGE_ASKED'], subjectOf(initiative));
  const { sponsorId, leadId, businessOwnerId } = initiative;
  const holds = inWords(decision === 'AGREED' ? { ...criterion, ...change } : criterion);
  await notify(tx, [
    {
      ...{ kind: 'CRITERION_CHANGE_DECIDED', subject: subjectOf(initiative) },
      title: `A change of a kill criterion was ${decision.toLowerCase()}: "${initiative.title}"`,
      text: `It is now: ${holds}.`,
      toIds: [
        change.askedById,
        sponsorId,
        leadId,
        businessOwnerId,
        ...election.ballot.groups.flatMap((g) => g.memberIds),
      ],
    },
  ]);
}

const subjectOf = ({ id }: Initiative) => ({ kind: 'INITIATIVE', id }) as const;
