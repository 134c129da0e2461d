import { changesOf, type AuditEntry, type Governor, type Keyed } from '../audit';
import { PortfolioTable } from '../budget';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { InputCheck } from '../shared/input-check';
import { isRefusal, type Refusal } from '../shared/refusal';
import { cloneScenario, type Scenario } from './domain/scenario';
import { scenarioName } from './domain/what-if';
import { lockScenario, readScenario, type ScenarioChange, type ScenarioContent } from './scenario-writing';
import { ScenarioTable } from './scenario.table';

interface CreateScenario extends ScenarioContent, Keyed {
  readonly portfolioId: string;
}

interface EditScenario extends ScenarioContent, ScenarioChange, Keyed {}

interface CloneScenario extends Keyed {
  readonly scenarioId: string;
  readonly name: string;
}

type Outcome = Promise<{ scenarioId: string } | Refusal>;

/** Saved what-ifs: they change nothing but themselves. */
export class ScenarioService {
  constructor(private readonly governor: Governor) {}

  create(caller: Caller, input: CreateScenario): Outcome {
    return this.governor.govern(caller, 'createScenario', input, async (tx) => {
      requirePermission(tx, 'makeScenario');
      const portfolio = await tx.find(PortfolioTable, input.portfolioId, 'portfolio');
      const content = await readScenario(tx, portfolio, input);
      if (isRefusal(content)) return content;
      const { organizationId, personId: ownerId } = tx.viewer;
      const made = { version: 1, createdAt: tx.now, updatedAt: tx.now } as const;
      const own = { id: tx.newId(), organizationId, portfolioId: portfolio.id, ownerId, clonedFromId: null };
      await tx.insert(ScenarioTable, [{ ...own, ...content, status: 'OPEN', ...made }]);
      const after = { portfolioId: portfolio.id, ownerId, ...content };
      return { outcome: { scenarioId: own.id }, audit: [{ ...subject(own.id), action: 'scenarioCreated', after }] };
    });
  }

  clone(caller: Caller, input: CloneScenario): Outcome {
    return this.governor.govern(caller, 'cloneScenario', input, async (tx) => {
      const of = await tx.find(ScenarioTable, input.scenarioId, 'scenario');
      requirePermission(tx, 'makeScenario');
      const check = new InputCheck();
      const name = scenarioName(check, input.name);
      if (check.failed) return check.refusal();
      const copy = { id: tx.newId(), name, ownerId: tx.viewer.personId, createdAt: tx.now };
      const clone = cloneScenario(of, copy);
      await tx.insert(ScenarioTable, [clone]);
      const after = { ...clone, clonedFromId: of.id };
      return { outcome: { scenarioId: clone.id }, audit: [{ ...subject(clone.id), action: 'scenarioCloned', after }] };
    });
  }

  edit(caller: Caller, input: EditScenario): Outcome {
    return this.governor.govern(caller, 'editScenario', input, async (tx) => {
      const scenario = await lockScenario(tx, input, 'editScenario');
      if (isRefusal(scenario)) return scenario;
      const portfolio = await tx.find(PortfolioTable, scenario.portfolioId, 'portfolio');
      const content = await readScenario(tx, portfolio, input);
      if (isRefusal(content)) return content;
      await tx.update(ScenarioTable, scenario, { ...content, updatedAt: tx.now });
      return { outcome: { scenarioId: scenario.id }, audit: [edited(scenario, content)] };
    });
  }

  archive(caller: Caller, input: ScenarioChange & Keyed): Outcome {
    return this.governor.govern(caller, 'archiveScenario', input, async (tx) => {
      const scenario = await lockScenario(tx, input, 'editScenario');
      if (isRefusal(scenario)) return scenario;
      await tx.update(ScenarioTable, scenario, { status: 'ARCHIVED', updatedAt: tx.now });
      const [before, after] = [{ status: scenario.status }, { status: 'ARCHIVED' }];
      const entry: AuditEntry = { ...subject(scenario.id), action: 'scenarioArchived', before, after };
      return { outcome: { scenarioId: scenario.id }, audit: [entry] };
    });
  }
}

const edited = (scenario: Scenario, content: Partial<Scenario>): AuditEntry => ({
  ...{ ...subject(scenario.id), action: 'scenarioEdited' },
  ...changesOf<object>(scenario, content),
});

const subject = (scenarioId: string) => ({ subjectKind: 'SCENARIO', subjectId: scenarioId });
