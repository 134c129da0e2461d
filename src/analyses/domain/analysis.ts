import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import type { AnalysisKind, AnalysisRequest } from './analysis-request';
import type { AnalysisResult } from './analysis-result';
import type { FrozenInputs } from './frozen-inputs';

export const ANALYSIS_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type AnalysisState = (typeof ANALYSIS_STATES)[number];

/** One analysis of a portfolio, of inputs that were frozen when it was asked for. */
export interface Analysis {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  readonly kind: AnalysisKind;
  readonly state: AnalysisState;
  readonly request: AnalysisRequest;
  readonly inputs: FrozenInputs;
  /** SHA-256 of the inputs, in hexadecimal. */
  readonly inputsHash: string;
  /** How much of it is done, 0 … 100. */
  readonly progressPercent: number;
  /** How often a worker took it up: what one writes counts as long as no other has. */
  readonly attempt: number;
  /** When the worker that has it was last heard of, by the database's clock; null while none has it. */
  readonly heardAt: Date | null;
  /** Null unless it is done. */
  readonly result: AnalysisResult | null;
  /** Why it failed; null otherwise. */
  readonly problem: string | null;
  readonly startedById: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** How an analysis ends. */
export type AnalysisEnd = Pick<Analysis, 'state' | 'progressPercent' | 'result' | 'problem' | 'endedAt'>;

/** So many of one organization are queued or run at a time: each takes a core of the machine for itself. */
export const MOST_AT_ONCE = 4;

/** An analysis that its workers do not survive is given up after so many of them. */
export const MOST_ATTEMPTS = 5;

const LONGEST_PROBLEM = 2_000;

export const isUnderWay = ({ state }: Pick<Analysis, 'state'>): boolean => state === 'QUEUED' || state === 'RUNNING';

/** @param underWay how many of the organization are */
export const refuseBeyondMost = (underWay: number): NotPossibleNow | undefined =>
  underWay < MOST_AT_ONCE
    ? undefined
    : notPossibleNow(
        `${underWay} analyses are under way, and ${MOST_AT_ONCE} is the most at a time: wait for one, or cancel one.`,
        'RUNNING',
      );

/** How it ends when nobody waits for it any more; refused once it has ended. */
export const cancelAnalysis = (
  analysis: Pick<Analysis, 'state' | 'progressPercent'>,
  now: Date,
): AnalysisEnd | NotPossibleNow =>
  isUnderWay(analysis)
    ? { state: 'CANCELLED', progressPercent: analysis.progressPercent, result: null, problem: null, endedAt: now }
    : notPossibleNow(`This analysis has ended: it is ${analysis.state}.`, analysis.state);

export const finishedAnalysis = (result: AnalysisResult, now: Date): AnalysisEnd => ({
  ...{ state: 'DONE', progressPercent: 100, result, problem: null, endedAt: now },
});

export const failedAnalysis = (
  analysis: Pick<Analysis, 'progressPercent'>,
  problem: string,
  now: Date,
): AnalysisEnd => ({
  ...{ state: 'FAILED', progressPercent: analysis.progressPercent, result: null, endedAt: now },
  problem: Array.from(problem).slice(0, LONGEST_PROBLEM).join(''),
});
