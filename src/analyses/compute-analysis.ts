import type { Threads, Watch } from '../platform/threads';
import { isRefusal } from '../shared/refusal';
import { frontierOf, recommendedSetOf } from './answers';
import { analyse } from './domain/analyse';
import type { Analysis } from './domain/analysis';
import { recommendedSetResult, robustnessResult, type AnalysisResult } from './domain/analysis-result';
import { influencesInThread, robustnessInThread, winSharesInThread } from './in-thread';

/**
 * Computes what an analysis asks for, in threads.
 * @throws RangeError saying what cannot be computed; whatever breaks it off
 */
export async function computeAnalysis(threads: Threads, analysis: Analysis, watch: Watch): Promise<AnalysisResult> {
  const { kind, inputs, request } = analysis;
  if (kind === 'ROBUSTNESS') return robustness(threads, analysis, watch);
  if (kind === 'RECOMMENDED_SET') {
    const recommendation = await recommendedSetOf(threads, inputs, watch);
    if (isRefusal(recommendation)) throw new RangeError(recommendation.message);
    return recommendedSetResult(inputs, analyse(inputs), recommendation);
  }
  if (request.range === null) throw new RangeError('A frontier was asked for without its budgets.');
  const frontier = await frontierOf(threads, inputs, request.range, watch);
  if (isRefusal(frontier)) throw new RangeError(frontier.message);
  return { kind: 'FRONTIER', frontier };
}

async function robustness(threads: Threads, { inputs, request }: Analysis, watch: Watch): Promise<AnalysisResult> {
  const analysed = analyse(inputs);
  const { sampling, top } = inputs;
  const asked = { inputs: analysed.rankingInputs, sampling };
  const drawn = await robustnessInThread(threads, { ...asked, top }, watch);
  // What follows is little, and its progress no news.
  const brokenOff = watch.signal === undefined ? {} : { signal: watch.signal };
  const influences = await influencesInThread(threads, asked, brokenOff);
  const pairs = request.pairs.map(({ firstId, secondId }) => [firstId, secondId] as const);
  const winShares = pairs.length === 0 ? [] : await winSharesInThread(threads, { ...asked, pairs }, brokenOff);
  return robustnessResult(inputs, analysed, drawn, { influences, winShares });
}
