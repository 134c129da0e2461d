import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

const REVIEW = 'board/next/review';

/** The board reviews a portfolio when it meets next: its pre-read is issued. */
export function reviewSteps(
  { services, known }: Backstage,
  { board }: Pick<DemoOrganization, 'board'>,
): readonly Step[] {
  if (board === undefined) return [];
  const { portfolio, by, issuedDaysAgo: daysAgo } = board.next.review;
  return [
    step({
      ...{ path: REVIEW, daysAgo, by },
      act: ({ caller, idempotencyKey }) => {
        const of = { portfolioId: known.id(`portfolio/${portfolio}`), meetingId: known.id('board/next') };
        return services.reviews.plan(caller, { idempotencyKey, ...of });
      },
      then: ({ reviewId }) => known.add(REVIEW, reviewId),
    }),
    step({
      ...{ path: `${REVIEW}/pre-read`, daysAgo, by },
      act: ({ caller, idempotencyKey }) => {
        const of = { reviewId: known.id(REVIEW), expectedVersion: known.version(REVIEW) };
        return services.reviews.issue(caller, { idempotencyKey, ...of });
      },
      then: () => known.changed(REVIEW),
    }),
  ];
}
