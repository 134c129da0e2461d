import type { Threads, Watch } from '../platform/threads';
import { isRefusal } from '../shared/refusal';
import type { Analysed } from './domain/analyse';
import type { Analysis } from './domain/analysis';
import { recommendedSetResult, robustnessResult, type AnalysisResult } from './domain/analysis-result';
import {
  analyseInThread,
  frontierInThread,
  influencesInThread,
  recommendInThread,
  robustnessInThread,
  winSharesInThread,
} from './in-thread';

/**
 * Computes what an analysis asks for, in threads.
 * @throws RangeError saying what cannot be computed; whatever breaks it off
 */
export async function computeAnalysis(threads: Threads, analysis: Analysis, watch: Watch): Promise<AnalysisResult> {
  const { kind, inputs, request } = analysis;
  const analysed = await analyseInThread(threads, inputs, silently(watch));
  if (kind === 'ROBUSTNESS') return robustness(threads, analysis, analysed, watch);
  const { problem } = analysed;
  if (kind === 'RECOMMENDED_SET') {
    const recommendation = await recommendInThread(threads, { problem }, watch);
    if (isRefusal(recommendation)) throw new RangeError(recommendation.message);
    return recommendedSetResult(inputs, analysed, recommendation);
  }
  if (request.range === null) throw new RangeError('A frontier was asked for without its budgets.');
  const frontier = await frontierInThread(threads, { problem, range: request.range }, watch);
  if (isRefusal(frontier)) throw new RangeError(frontier.message);
  return { kind: 'FRONTIER', frontier };
}

async function robustness(
  threads: Threads,
  { inputs, request }: Analysis,
  analysed: Analysed,
  watch: Watch,
): Promise<AnalysisResult> {
  const { sampling, top } = inputs;
  const asked = { inputs: analysed.rankingInputs, sampling };
  const drawn = await robustnessInThread(threads, { ...asked, top }, watch);
  const influences = await influencesInThread(threads, asked, silently(watch));
  const pairs = request.pairs.map(({ firstId, secondId }) => [firstId, secondId] as const);
  const winShares = pairs.length === 0 ? [] : await winSharesInThread(threads, { ...asked, pairs }, silently(watch));
  return robustnessResult(inputs, analysed, drawn, { influences, winShares });
}

/** For what is little beside the rest: how far it is is no news. */
const silently = ({ signal }: Watch): Watch => (signal === undefined ? {} : { signal });
