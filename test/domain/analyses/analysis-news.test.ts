import { cancelAnalysis, failedAnalysis, finishedAnalysis } from '../../../src/analyses/domain/analysis';
import { wordingOfEnd } from '../../../src/analyses/domain/analysis-news';
import type { AnalysisResult } from '../../../src/analyses/domain/analysis-result';

const NOW = new Date('2026-11-02T09:00:00Z');
const STARTED_AT = new Date('2026-11-01T23:30:00Z');
const ASKED = 'You asked for it on 2026-11-01.';
const CLASH = { status: 'INFEASIBLE', clash: { constraints: [], size: 'SMALLEST', sentence: '' } } as const;
const NONE = { status: 'NONE_FOUND', boundMinor: 1n } as const;
const set = (recommendation: object) => ({ kind: 'RECOMMENDED_SET', recommendation }) as AnalysisResult;
const frontier = (found: object) => ({ kind: 'FRONTIER', frontier: found }) as AnalysisResult;

const told = (ended: Parameters<typeof wordingOfEnd>[1], kind: AnalysisResult['kind'] = 'ROBUSTNESS') =>
  wordingOfEnd({ kind, startedAt: STARTED_AT }, ended, 'Retail');

describe('The end of an analysis', () => {
  it.each<[AnalysisResult, string]>([
    [{ kind: 'ROBUSTNESS' } as AnalysisResult, 'The robustness of the ranking is there: "Retail"'],
    [set({ status: 'OPTIMAL' }), 'The recommended set is there: "Retail"'],
    [set({ status: 'BEST_FOUND' }), 'The recommended set is there: "Retail"'],
    [frontier({ status: 'FOUND' }), 'The frontier is there: "Retail"'],
  ])('is told when there is a result', (result, title) => {
    expect(told(finishedAnalysis(result, NOW), result.kind)).toEqual({ title, text: ASKED });
  });

  it.each<[AnalysisResult, string, string]>([
    [
      set(CLASH),
      'The recommended set cannot be',
      'No set keeps to all constraints; the result names those that clash.',
    ],
    [frontier(CLASH), 'The frontier cannot be', 'No set keeps to all constraints; the result names those that clash.'],
    [
      set(NONE),
      'The recommended set was not found',
      'The search came to its end before it found a set that keeps to all constraints.',
    ],
  ])('says so when no set was found', (result, title, text) => {
    expect(told(finishedAnalysis(result, NOW), result.kind)).toEqual({
      ...{ title: `${title}: "Retail"`, text: `${text} ${ASKED}` },
    });
  });

  it('says why it failed, and that it was cancelled', () => {
    const underWay = { state: 'RUNNING', progressPercent: 40 } as const;
    expect(told(failedAnalysis(underWay, 'No worker came to its end.', NOW))).toEqual({
      ...{ title: 'The robustness of the ranking failed: "Retail"', text: `No worker came to its end. ${ASKED}` },
    });
    const cancelled = cancelAnalysis(underWay, NOW) as Parameters<typeof wordingOfEnd>[1];
    expect(told(cancelled, 'FRONTIER')).toEqual({ title: 'The frontier was cancelled: "Retail"', text: ASKED });
  });
});
