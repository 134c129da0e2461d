import { portfolioFacts, queueAnalysis, refuseWithoutRoom } from '../analyses';
import { takeFreezing } from '../analyses/domain/analysis-request';
import { frozenInputs, type PortfolioFacts } from '../analyses/domain/frozen-inputs';
import type { Governor, Keyed, Transaction } from '../audit';
import type { PeriodInput } from '../budget/domain/budget-version';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { inWordsOfSelection } from '../portfolio';
import { isRefusal, type Refusal } from '../shared/refusal';
import { archivedAlready, type Scenario } from './domain/scenario';
import { withScenario } from './domain/with-scenario';
import { inputsMark } from './inputs-mark';
import type { ScenarioChange } from './scenario-writing';
import { ScenarioRunTable, ScenarioTable } from './scenario.table';

type Outcome = Promise<{ scenarioId: string; analysisId: string } | Refusal>;

/** What a scenario would come to: a worker computes the recommended set of what was frozen, with the what-if laid over it. */
export class RunService {
  constructor(private readonly governor: Governor) {}

  run(caller: Caller, input: ScenarioChange & Keyed): Outcome {
    return this.governor.govern(caller, 'runScenario', input, async (tx) => {
      const { portfolioId } = await tx.find(ScenarioTable, input.scenarioId, 'scenario');
      requirePermission(tx, 'makeScenario');
      const tooMany = await refuseWithoutRoom(tx);
      if (tooMany) return tooMany;
      const facts = await portfolioFacts(tx, portfolioId);
      const scenario = await tx.lock(ScenarioTable, input.scenarioId, 'scenario');
      const refused =
        tx.stale(scenario, input.expectedVersion, `scenario "${scenario.name}"`) ?? archivedAlready(scenario);
      if (refused) return refused;
      const asked = { kind: 'RECOMMENDED_SET', portfolioId, inactionWeight: scenario.inactionWeight } as const;
      const freezing = takeFreezing(asked);
      if (isRefusal(freezing)) return freezing;
      const inputs = frozenInputs(await laidOver(tx, facts, scenario), freezing, tx.today);
      const queued = await queueAnalysis(tx, asked, inputs);
      if (isRefusal(queued)) return queued;
      const { analysisId, audit } = queued;
      const { id: scenarioId, version: scenarioVersion } = scenario;
      const run = {
        id: tx.newId(),
        scenarioId,
        scenarioVersion,
        analysisId,
        inputsMark: await markOf(tx, portfolioId),
      };
      // The analysis that it names must be there first.
      await tx.send();
      await tx.insert(ScenarioRunTable, [run]);
      const after = { analysisId, scenarioVersion };
      const entry = { subjectKind: 'SCENARIO', subjectId: scenarioId, action: 'scenarioRun', after };
      return { outcome: { scenarioId, analysisId }, audit: [entry, audit] };
    });
  }
}

async function laidOver(tx: Transaction, facts: PortfolioFacts, scenario: Scenario): Promise<PortfolioFacts> {
  const { periods, constraints } = scenario;
  return withScenario(facts, scenario, {
    constraints: constraints && (await inWordsOfSelection(tx, constraints, periods ?? facts.periods)),
    periods: periods && (await withCommitments(tx, facts, periods)),
  });
}

/** Other periods of a budget, with what was committed in them, as `balanceOfPeriod` counts it. */
async function withCommitments(
  tx: Transaction,
  { portfolio: { id, periodFrom, periodTo } }: PortfolioFacts,
  periods: readonly PeriodInput[],
): Promise<PortfolioFacts['periods']> {
  const days = periods.map(({ firstDay, lastDay }) => ({ first: firstDay, last: lastDay }));
  const rows = await tx.query<{ minor: string }>(
    `select coalesce(sum(l.amount_minor), 0)::text as minor
      from rows from (jsonb_to_recordset($3::jsonb) as (first date, last date)) with ordinality p(first, last, o)
        left join ledger_entries l on l.organization_id = $1 and l.portfolio_id = $2 and l.kind = 'COMMITMENT'
          and least(greatest((l.booked_at at time zone 'UTC')::date, $4::date), $5::date) between p.first and p.last
      group by p.o order by p.o`,
    [tx.viewer.organizationId, id, JSON.stringify(days), periodFrom, periodTo],
  );
  return periods.map((period, index) => ({ ...period, committedMinor: BigInt(rows[index]!.minor) }));
}

async function markOf(tx: Transaction, portfolioId: string): Promise<string> {
  const [row] = await tx.query<{ mark: string }>(
    `select ${inputsMark('f', '$3::date')} as mark from portfolios f where f.organization_id = $1 and f.id = $2`,
    [tx.viewer.organizationId, portfolioId, tx.today],
  );
  return row!.mark;
}
