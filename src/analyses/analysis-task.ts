import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Unattended } from '../audit';
import type { Clock } from '../platform/clock';
import type { Task } from '../platform/jobs';
import type { Threads } from '../platform/threads';
import { beat, giveBack, takeUp, type AnalysisJob } from './analysis-lease';
import { tellEnded } from './analysis-news';
import { AnalysisTable } from './analysis.table';
import { computeAnalysis } from './compute-analysis';
import { failedAnalysis, finishedAnalysis, MOST_ATTEMPTS, type Analysis, type AnalysisEnd } from './domain/analysis';

interface Materials {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether what people are told goes out by mail, too. */
  readonly mailGoesOut: boolean;
  readonly threads: Threads;
}

/** From one word of a worker to the next, while it computes. */
const BEAT_MS = 1_000;

/**
 * Computes an analysis, in the background and in a thread. Several jobs for one do it once: it is taken up by one worker at
 * a time, and what another writes of it counts for nothing.
 */
export const analysisTask =
  (materials: Materials): Task =>
  async (payload) => {
    const { dataSource, clock, threads } = materials;
    const analysis = await takeUp(dataSource, payload as AnalysisJob);
    if (analysis === undefined) return;
    if (analysis.attempt > MOST_ATTEMPTS) {
      const problem = `It was taken up ${MOST_ATTEMPTS} times, and no worker came to its end.`;
      return end(materials, analysis, failedAnalysis(analysis, problem, clock.now()));
    }
    const pulse = new Pulse(materials, analysis);
    let ended: AnalysisEnd;
    try {
      ended = finishedAnalysis(await computeAnalysis(threads, analysis, pulse), clock.now());
    } catch (error) {
      if (pulse.signal.aborted) return;
      if (threads.isStopped) return await giveBack(dataSource, analysis);
      ended = failedAnalysis(analysis, problemOf(error, analysis, materials), clock.now());
    } finally {
      pulse.stop();
    }
    await end(materials, analysis, ended);
  };

/** Queues the analyses again whose worker was killed: the queue itself would wait for them for hours. */
export const takeUpAnalysesTask =
  ({ dataSource }: Pick<Materials, 'dataSource'>): Task =>
  async () =>
    void (await dataSource.query('select take_up_analyses()'));

/** The life of a computation: it is told each second, and ends when it is nobody's any more. */
class Pulse {
  private done = 0;
  private isSpeaking = false;
  private readonly notOurs = new AbortController();
  private readonly timer: NodeJS.Timeout;
  readonly signal = this.notOurs.signal;

  constructor(
    private readonly materials: Pick<Materials, 'dataSource' | 'log'>,
    private readonly analysis: Analysis,
  ) {
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
  }

  readonly onProgress = (done: number): void => {
    this.done = Math.max(this.done, done);
  };

  stop(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    // A database that is slow gets one word at a time.
    if (this.isSpeaking) return;
    this.isSpeaking = true;
    const { dataSource, log } = this.materials;
    try {
      // 100 is for what has ended.
      const isOurs = await beat(dataSource, this.analysis, Math.min(99, Math.floor(100 * this.done)));
      if (!isOurs) this.notOurs.abort(new Error('The analysis was cancelled, or taken up by another worker.'));
    } catch (err) {
      // The next one may get through; after a minute without any, another worker takes it up.
      log.warn({ err, analysisId: this.analysis.id }, 'a worker could not say that it lives');
    } finally {
      this.isSpeaking = false;
    }
  }
}

function problemOf(error: unknown, { organizationId, id: analysisId }: Analysis, { log }: Materials): string {
  // By its name: one that comes out of a thread may be of another realm.
  if (error instanceof Error && error.name === 'RangeError') return error.message;
  log.error({ organizationId, analysisId, err: error }, 'an analysis failed');
  return 'It met with an error that the log of the worker tells.';
}

/** Nobody asked for this end: it is on record as nobody's. */
async function end(
  { dataSource, clock, mailGoesOut }: Materials,
  { organizationId, id, attempt }: Analysis,
  ended: AnalysisEnd,
): Promise<void> {
  const its = () => Promise.resolve({ organizationId });
  await new Unattended(dataSource, clock, mailGoesOut).govern(its, async (tx) => {
    const before = await tx.lock(AnalysisTable, id, 'analysis');
    if (before.state !== 'RUNNING' || before.attempt !== attempt) return { result: undefined, audit: [] };
    await tx.updateWhile(AnalysisTable, before, ended, { endedAt: null });
    await tellEnded(tx, before, ended);
    const { state, problem } = ended;
    return {
      result: undefined,
      audit: [
        {
          ...{ subjectKind: 'ANALYSIS', subjectId: id },
          action: state === 'DONE' ? 'analysisDone' : 'analysisFailed',
          ...{ before: { state: before.state }, after: { state, problem } },
        },
      ],
    };
  });
}
