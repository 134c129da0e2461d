import { v7 as uuidv7 } from 'uuid';
import { VALUE_DRIVERS } from '../../src/proposals/domain/value-drivers';
import { EstimateTable } from '../../src/scoring';
import { localId } from '../../src/platform/global-id';
import { candidates, type CandidateRow } from './a-candidate';
import { act, type Acted } from './act';
import { aBoard, aMeeting, onMeeting } from './a-meeting';
import type { Steward } from './steward';
import { inOrganizationOf } from './written-rows';

const BEN = 'ben@example.com';

/** Sam's estimates of all ten drivers of a proposal, without doubt: its score is as many points. */
export const estimated = (steward: Steward, proposalId: string, points: number): Promise<void> =>
  inOrganizationOf(steward, 'ada@example.com', async (manager) => {
    const [proposal] = await manager.query<{ organization_id: string; sam: string }[]>(
      `select p.organization_id, s.id as sam from proposals p join people s on s.organization_id = p.organization_id
        and s.email = 'sam@example.com' where p.id = $1`,
      [localId('Proposal', proposalId)],
    );
    const hundredths = points * 100;
    await manager.getRepository(EstimateTable).insert(
      VALUE_DRIVERS.map(({ code: driver }) => ({
        ...{ id: uuidv7(), organizationId: proposal!.organization_id, proposalId: localId('Proposal', proposalId) },
        ...{ driver, scorerId: proposal!.sam, roundId: null, blind: false, inForce: true, afterReopening: false },
        ...{ state: 'ESTIMATED', lowHundredths: hundredths, likelyHundredths: hundredths, highHundredths: hundredths },
        ...{ confidence: null, enteredLowMinor: null, enteredLikelyMinor: null, enteredHighMinor: null },
        ...{ enteredCurrencyCode: null, calculation: null, rationale: null, version: 1 },
        ...{ createdAt: steward.clock.now(), updatedAt: steward.clock.now() },
      })),
    );
  });

/** Proposals that Des made and Leah sponsors, assessed at so many points; their global ids. */
export async function assessed(
  steward: Steward,
  portfolioId: string,
  rows: readonly (CandidateRow & { readonly points: number })[],
): Promise<string[]> {
  const others = { proposer: 'des@example.com', sponsor: 'leah@example.com' };
  const ids = await candidates(
    steward,
    portfolioId,
    rows.map((row) => ({ ...others, ...row })),
  );
  for (const [index, id] of ids.entries()) await estimated(steward, id, rows[index]!.points);
  return ids;
}

export interface ReviewRef {
  readonly id: string;
  readonly meetingId: string;
}

/** A review of the portfolio by a new board of Ben's, at a meeting today. */
export async function aReview(
  steward: Steward,
  ids: Readonly<Record<string, string>>,
  portfolioId: string,
  board: Record<string, unknown> = {},
): Promise<ReviewRef> {
  const { id: governanceBodyId } = await aBoard(steward, ids, board);
  const meetingId = await aMeeting(steward, governanceBodyId);
  const planned = await act(steward, BEN, 'planReview', { portfolioId, meetingId }, 'review { id }');
  if ('code' in planned) throw new Error(planned['message'] as string);
  return { id: planned['review'].id as string, meetingId };
}

/** An act on a review at the version that it has. */
export async function onReview(
  steward: Steward,
  mutation: string,
  reviewId: string,
  more: Record<string, unknown> = {},
  { email = BEN, selection = 'review { status version }' } = {},
): Promise<Acted> {
  const query = 'query($id: ID!) { portfolioReview(id: $id) { version } }';
  const { portfolioReview } = await steward.data(email, query, { id: reviewId });
  const input = { reviewId, expectedVersion: portfolioReview.version, ...more };
  return act(steward, email, mutation, input, selection);
}

/** An act on a motion at the version that it has. */
export async function onMotion(
  steward: Steward,
  mutation: string,
  reviewDecisionId: string,
  more: Record<string, unknown> = {},
  { email = BEN, selection = 'reviewDecision { status version }' } = {},
): Promise<Acted> {
  const query = 'query($id: ID!) { node(id: $id) { ... on ReviewDecision { version } } }';
  const { node } = await steward.data(email, query, { id: reviewDecisionId });
  const input = { reviewDecisionId, expectedVersion: node.version, ...more };
  return act(steward, email, mutation, input, selection);
}

/** The meeting is opened, and these people are there. */
export async function inSession(
  steward: Steward,
  { meetingId }: Pick<ReviewRef, 'meetingId'>,
  members: readonly Record<string, unknown>[],
  email = BEN,
): Promise<void> {
  await onMeeting(steward, 'openMeeting', meetingId, {}, { email });
  await onMeeting(steward, 'recordAttendance', meetingId, { members }, { email });
}

/** A motion of the chair; its global id. */
export async function aMotion(
  steward: Steward,
  reviewId: string,
  motion: Record<string, unknown>,
  email = BEN,
): Promise<string> {
  const put = await onReview(steward, 'putMotion', reviewId, motion, { email, selection: 'reviewDecision { id }' });
  if ('code' in put) throw new Error(put['message'] as string);
  return put['reviewDecision'].id as string;
}

/** A motion, voted on by these people with these words, and decided. */
export async function decided(
  steward: Steward,
  reviewId: string,
  motion: Record<string, unknown>,
  votes: Readonly<Record<string, string | readonly [string, string]>>,
): Promise<{ id: string; status: string }> {
  const id = await aMotion(steward, reviewId, motion);
  for (const [email, said] of Object.entries(votes)) {
    const [choice, reason] = typeof said === 'string' ? [said, null] : said;
    const cast = await onMotion(steward, 'castReviewVote', id, { choice, reason }, { email });
    if ('code' in cast) throw new Error(cast['message'] as string);
  }
  const ended = await onMotion(steward, 'decideMotion', id);
  if ('code' in ended) throw new Error(ended['message'] as string);
  return { id, status: ended['reviewDecision'].status as string };
}
