import { hashOf, replayInputs } from '../analyses';
import type { Governor, Keyed } from '../audit';
import type { Caller } from '../platform/caller';
import type { Threads } from '../platform/threads';
import { notPossibleNow, type Refusal } from '../shared/refusal';
import { frozenOf } from './pre-reads';
import type { PreRead } from './domain/pre-read';
import { PortfolioReviewTable, PreReadTable } from './review.table';

interface ReplayReview extends Keyed {
  readonly reviewId: string;
}

type Replayed = { readonly reviewId: string; readonly agrees: boolean; readonly differences: readonly string[] };

const MOST_TOLD = 100;

/** Whether reviews decided on what followed from what they froze. */
export class ReviewReplayService {
  constructor(
    private readonly governor: Governor,
    private readonly threads: Threads,
  ) {}

  /** Computed between transactions, which would wait for it: the first one checks, and writes nothing. */
  async replay(caller: Caller, input: ReplayReview): Promise<Replayed | Refusal> {
    const { reviewId } = input;
    let [preReads, different]: [readonly PreRead[], string[] | undefined] = [[], undefined];
    const replayed = () =>
      this.governor.govern(caller, 'replayReview', input, async (tx) => {
        await tx.find(PortfolioReviewTable, reviewId, 'portfolio review');
        if (different === undefined) {
          preReads = await tx.all(PreReadTable, 'reviewId', [reviewId]);
          return NOT_COMPUTED;
        }
        const differences = different.slice(0, MOST_TOLD);
        const outcome = { reviewId, agrees: differences.length === 0, differences };
        const after = { agrees: outcome.agrees, differences, preReads: preReads.length };
        const entry = { subjectKind: 'PORTFOLIO_REVIEW', subjectId: reviewId, action: 'reviewReplayed', after };
        return { outcome, audit: [entry] as const };
      });
    const answer = await replayed();
    if (answer !== NOT_COMPUTED) return answer;
    const found: string[] = [];
    for (const preRead of preReads) found.push(...(await differencesOf(this.threads, preRead)));
    different = found;
    return replayed();
  }
}

const NOT_COMPUTED = notPossibleNow('It is computed first.', 'PRE_READ');

/** What comes out otherwise than a pre-read keeps it, in sentences that name it. */
export async function differencesOf(threads: Threads, preRead: PreRead): Promise<readonly string[]> {
  const { inputs, answers } = frozenOf(preRead);
  const name = preRead.number === 0 ? 'Pre-read' : `Amendment ${preRead.number}`;
  const hash = hashOf(inputs);
  const forged =
    hash === preRead.inputsHash ? [] : [`Its inputs have the hash ${hash}, and ${preRead.inputsHash} was kept.`];
  const different = [...forged, ...(await replayInputs(threads, inputs, answers))];
  return different.map((sentence) => `${name}: ${sentence}`);
}
