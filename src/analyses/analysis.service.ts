import { oneAtATime, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { PortfolioTable } from '../budget';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { ProposalTable } from '../proposals';
import { isRefusal, type Refusal } from '../shared/refusal';
import { tellEnded } from './analysis-news';
import { AnalysisTable } from './analysis.table';
import { refuseMethod, refuseUnlessAnalysable } from './domain/analysable';
import { analyse } from './domain/analyse';
import { cancelAnalysis, refuseBeyondMost, type Analysis } from './domain/analysis';
import { takeFreezing, takeRequest, type AnalysisInput } from './domain/analysis-request';
import type { FrozenInputs } from './domain/frozen-inputs';
import { freezeInputs, hashOf } from './freeze-inputs';

interface Asked extends AnalysisInput {
  readonly portfolioId: string;
}

interface StartAnalysis extends Asked, Keyed {}

interface CancelAnalysis extends Keyed {
  readonly analysisId: string;
}

/** A type, not an interface: an outcome is plain JSON. */
type Outcome = { readonly analysisId: string };

/** Analyses of portfolios: asked for here, and computed by a worker. */
export class AnalysisService {
  constructor(private readonly governor: Governor) {}

  /** Freezes what the analysis rests on and queues it: everybody may ask, since everybody reads what it rests on. */
  start(caller: Caller, input: StartAnalysis): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'startAnalysis', input, async (tx) => {
      const { portfolioId } = input;
      await tx.find(PortfolioTable, portfolioId, 'portfolio');
      await tx.requireAll(ProposalTable, idsIn(input), 'proposal');
      const freezing = takeFreezing(input);
      if (isRefusal(freezing)) return freezing;
      const tooMany = await refuseWithoutRoom(tx);
      if (tooMany) return tooMany;
      const queued = await queueAnalysis(tx, input, await freezeInputs(tx, portfolioId, freezing));
      if (isRefusal(queued)) return queued;
      return { outcome: { analysisId: queued.analysisId }, audit: [queued.audit] };
    });
  }

  /** Whoever computes it hears of it within a second. */
  cancel(caller: Caller, input: CancelAnalysis): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'cancelAnalysis', input, async (tx) => {
      const analysis = await tx.lock(AnalysisTable, input.analysisId, 'analysis');
      const { id: analysisId, portfolioId, startedById } = analysis;
      requirePermission(tx, 'cancelAnalysis', { portfolioId, responsible: [startedById] });
      const cancelled = cancelAnalysis(analysis, tx.now);
      if (isRefusal(cancelled)) return cancelled;
      await tx.updateWhile(AnalysisTable, analysis, cancelled, { endedAt: null });
      await tellEnded(tx, analysis, cancelled);
      return {
        outcome: { analysisId },
        audit: [
          {
            ...{ subjectKind: 'ANALYSIS', subjectId: analysisId, action: 'analysisCancelled' },
            ...{ before: { state: analysis.state }, after: { state: cancelled.state } },
          },
        ],
      };
    });
  }
}

/** Refuses a further analysis while too many of the organization are under way; until this is written, nobody adds one. */
export async function refuseWithoutRoom(tx: Transaction): Promise<Refusal | undefined> {
  await oneAtATime(tx, 'analyses');
  return refuseBeyondMost(await underWay(tx));
}

/**
 * Queues the analysis of frozen inputs for a worker; whoever asks has found that there is room for it.
 * @returns or a refusal that says why they cannot be analysed so
 */
export async function queueAnalysis(
  tx: Transaction,
  input: Asked,
  inputs: FrozenInputs,
): Promise<{ readonly analysisId: string; readonly audit: AuditEntry } | Refusal> {
  const { kind, portfolioId } = input;
  const refused = refuseMethod(inputs);
  if (refused) return refused;
  const analysed = analyse(inputs);
  const cannot = refuseUnlessAnalysable(kind, inputs, analysed);
  if (cannot) return cannot;
  const rankedIds = new Set(analysed.ranking.map(({ proposalId }) => proposalId));
  const request = takeRequest(input, rankedIds, analysed.problem.constraints.budgetMinor);
  if (isRefusal(request)) return request;
  const analysisId = await insertAnalysis(tx, { portfolioId, kind, request, inputs, inputsHash: hashOf(inputs) });
  return { analysisId, audit: startedBy(analysisId, input, inputs, request) };
}

const idsIn = ({ robustness }: AnalysisInput): readonly string[] =>
  (robustness?.pairs ?? []).flatMap(({ firstId, secondId }) => [firstId, secondId]);

async function underWay(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'select count(*)::int as n from analyses where organization_id = $1 and ended_at is null',
    [tx.viewer.organizationId],
  );
  return row!.n;
}

/** @returns its id */
async function insertAnalysis(
  tx: Transaction,
  asked: Pick<Analysis, 'portfolioId' | 'kind' | 'request' | 'inputs' | 'inputsHash'>,
): Promise<string> {
  const id = tx.newId();
  const begun = { startedById: tx.viewer.personId, startedAt: tx.now, endedAt: null };
  await tx.insert(AnalysisTable, [
    {
      ...{ id, ...asked, state: 'QUEUED', progressPercent: 0, attempt: 0, heardAt: null, result: null, problem: null },
      ...begun,
    },
  ]);
  await enqueueAnalysis(tx, id);
  return id;
}

/** Has a worker compute it, once this transaction is in. */
const enqueueAnalysis = async (tx: Transaction, id: string): Promise<void> =>
  void (await tx.manager.query('select enqueue_analysis($1)', [id]));

const startedBy = (
  subjectId: string,
  { kind, portfolioId }: Asked,
  { sampling, top, inactionWeight }: Analysis['inputs'],
  { range }: Analysis['request'],
) => ({
  ...{ subjectKind: 'ANALYSIS', subjectId, action: 'analysisStarted' },
  after: {
    ...{ kind, portfolioId, inactionWeight },
    ...(kind === 'ROBUSTNESS' ? { samples: sampling.samples, seed: sampling.seed, top } : {}),
    ...(range === null ? {} : { range }),
  },
});
