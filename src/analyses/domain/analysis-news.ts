import type { Wording } from '../../notifications/domain/notification';
import type { Analysis, AnalysisEnd } from './analysis';
import type { AnalysisKind } from './analysis-request';
import type { AnalysisResult } from './analysis-result';

const ASKED: Readonly<Record<AnalysisKind, string>> = {
  ROBUSTNESS: 'The robustness of the ranking',
  RECOMMENDED_SET: 'The recommended set',
  FRONTIER: 'The frontier',
};

/** How an analysis ended, for whoever started it. @param portfolio its name */
export function wordingOfEnd(
  { kind, startedAt }: Pick<Analysis, 'kind' | 'startedAt'>,
  { state, result, problem }: AnalysisEnd,
  portfolio: string,
): Wording {
  const became = result === null ? ENDED[state === 'CANCELLED' ? 'CANCELLED' : 'FAILED'] : ofResult(result);
  const asked = `You asked for it on ${startedAt.toISOString().slice(0, 10)}.`;
  return {
    title: `${ASKED[kind]} ${became.ended}: "${portfolio}"`,
    text: [became.text, problem, asked].filter((part) => part !== null).join(' '),
  };
}

interface Became {
  readonly ended: string;
  readonly text: string | null;
}

const ENDED = {
  DONE: { ended: 'is there', text: null },
  FAILED: { ended: 'failed', text: null },
  CANCELLED: { ended: 'was cancelled', text: null },
  INFEASIBLE: { ended: 'cannot be', text: 'No set keeps to all constraints; the result names those that clash.' },
  NONE_FOUND: {
    ended: 'was not found',
    text: 'The search came to its end before it found a set that keeps to all constraints.',
  },
} as const satisfies Record<string, Became>;

function ofResult(result: AnalysisResult): Became {
  if (result.kind === 'ROBUSTNESS') return ENDED.DONE;
  const { status } = result.kind === 'FRONTIER' ? result.frontier : result.recommendation;
  return status === 'INFEASIBLE' || status === 'NONE_FOUND' ? ENDED[status] : ENDED.DONE;
}
