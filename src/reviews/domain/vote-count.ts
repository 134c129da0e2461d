import { meetingQuorum, type MeetingSeat } from '../../meetings/domain/attendance';
import { InputCheck } from '../../shared/input-check';
import { gateUnmet, type GateUnmet, type InvalidInput, type Missing } from '../../shared/refusal';
import { partOf, type Part } from './part';
import type { RecusedSeat, ReviewVote, ReviewVoteChoice, VoteCount } from './review-vote';

/** What a member says, checked: whoever dissents or has no say says why. */
export function voteSaid(input: {
  readonly choice: ReviewVoteChoice;
  readonly reason?: string | null;
}): Pick<ReviewVote, 'choice' | 'reason'> | InvalidInput {
  const { choice } = input;
  const check = new InputCheck();
  const reason = check.optionalText('input.reason', input.reason, { max: 2000 });
  if (reason === null && (choice === 'AGAINST' || choice === 'RECUSED')) {
    check.problem('input.reason', `Expected a reason for ${choice}, got none.`);
  }
  return check.failed ? check.refusal() : { choice, reason };
}

type Taken = Pick<MeetingSeat, 'memberId' | 'attendedById'>;
type Said = Pick<ReviewVote, 'sequence' | 'seatId' | 'choice' | 'reason'>;

/** The body as it is at its meeting. */
export interface AtTheTable {
  readonly seats: readonly Taken[];
  readonly quorum: number;
  /** Whose seat speaks for the customer. */
  readonly customerVoiceId: string;
  readonly chairId: string;
}

/**
 * Counts the votes on a motion. It is carried when more are for it than against; where as many are, the vote of the chair's
 * seat decides, and without one it is lost. Those with a part in it, those who sit there for them and those who recused
 * themselves have no say and make no quorum.
 * @returns or a refusal: fewer have voted than must, or nobody is there who speaks for the customer
 */
export function countVotes(
  { seats, quorum, customerVoiceId, chairId }: AtTheTable,
  parts: readonly Part[],
  votes: readonly Said[],
): VoteCount | GateUnmet {
  const latest = latestOfEach(votes);
  const taken = seats.filter(({ attendedById }) => attendedById !== null);
  const recused = taken.flatMap((seat) => recusalOf(seat, parts, latest.get(seat.memberId)) ?? []);
  const isRecused = (memberId: string) => recused.some((seat) => seat.memberId === memberId);
  const withSay = taken.filter(({ memberId }) => !isRecused(memberId));
  const said = withSay.flatMap(({ memberId }) => latest.get(memberId)?.choice ?? []);
  const number = (choice: ReviewVoteChoice) => said.filter((each) => each === choice).length;
  const { customerIsHeard } = meetingQuorum(seats, quorum, customerVoiceId);
  const missing = missingVotes({ said: said.length, withSay: withSay.length, quorum }, customerIsHeard);
  if (missing.length > 0) return gateUnmet(missing);
  const [inFavour, against] = [number('FOR'), number('AGAINST')];
  const byCastingVote = inFavour === against && inFavour > 0;
  const chairIsFor = !isRecused(chairId) && latest.get(chairId)?.choice === 'FOR';
  return {
    ...{ for: inFavour, against, abstained: number('ABSTAIN'), silent: withSay.length - said.length },
    ...{ recused, needed: quorum, byCastingVote },
    customerHadSay: withSay.some(({ memberId }) => memberId === customerVoiceId),
    carried: inFavour > against || (byCastingVote && chairIsFor),
  };
}

function missingVotes(
  { said, withSay, quorum }: { said: number; withSay: number; quorum: number },
  customerIsHeard: boolean,
): readonly Missing[] {
  const missing: Missing[] = [];
  if (said < quorum) {
    missing.push({ code: 'QUORUM', message: `${said} of ${withSay} with a say have voted, ${quorum} needed` });
  }
  if (!customerIsHeard) missing.push({ code: 'CUSTOMER_VOICE', message: 'nobody speaks for the customer' });
  return missing;
}

function recusalOf(seat: Taken, parts: readonly Part[], said: Said | undefined): RecusedSeat | undefined {
  const { memberId, attendedById } = seat;
  const part = partOf(parts, [memberId, attendedById]);
  if (part !== undefined) return { memberId, because: part };
  return said?.choice === 'RECUSED' ? { memberId, because: said.reason ?? '' } : undefined;
}

/** By seat. */
export function latestOfEach<Vote extends Said>(votes: readonly Vote[]): ReadonlyMap<string, Vote> {
  const inOrder = votes.toSorted((a, b) => a.sequence - b.sequence);
  return new Map(inOrder.map((vote) => [vote.seatId, vote]));
}
