import { oneAtATime, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Organization } from '../people/domain/person';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { StrategicObjectiveTable, VisionStatementTable } from './direction.table';
import {
  DEFAULT_OBJECTIVES,
  stateVision,
  visionText,
  visionTitle,
  wordObjective,
  type ObjectiveWording,
  type StrategicObjective,
  type VisionScope,
} from './domain/direction';

interface StateVision extends Keyed {
  readonly scope: VisionScope;
  readonly name?: string | null;
  readonly text: string;
}

interface RewordVision extends Keyed {
  readonly visionStatementId: string;
  readonly expectedVersion: number;
  readonly text: string;
}

interface AddObjective extends ObjectiveWording, Keyed {}

interface RewordObjective extends AddObjective {
  readonly strategicObjectiveId: string;
  readonly expectedVersion: number;
}

/** The founding step that gives an organization its first strategic objectives. */
export async function foundObjectives(tx: Transaction, organization: Organization): Promise<AuditEntry> {
  const objectives = DEFAULT_OBJECTIVES.map((wording, index) => ({
    id: tx.newId(),
    position: index + 1,
    ...wording,
    version: 1,
  }));
  await tx.insert(StrategicObjectiveTable, objectives);
  const after = { objectives: objectives.map(({ name }) => name) };
  return { subjectKind: 'ORGANIZATION', subjectId: organization.id, action: 'objectivesFounded', after };
}

/** Where the organization wants to go: its vision, its areas' and teams', and its strategic objectives. */
export class DirectionService {
  constructor(private readonly governor: Governor) {}

  stateVision(caller: Caller, input: StateVision): Promise<{ visionStatementId: string } | Refusal> {
    return this.governor.govern(caller, 'stateVision', input, async (tx) => {
      requirePermission(tx, 'setDirection');
      const { organizationId } = tx.viewer;
      const vision = stateVision({ id: tx.newId(), organizationId, createdAt: tx.now }, input);
      if (isRefusal(vision)) return vision;
      if (!(await tx.insertUnlessTaken(VisionStatementTable, vision))) {
        const message = `There is a ${visionTitle(vision)} already: reword it.`;
        return invalidInput([{ path: vision.name === null ? 'input.scope' : 'input.name', message }]);
      }
      const { id: visionStatementId, scope, name, text } = vision;
      const subject = { subjectKind: 'VISION_STATEMENT', subjectId: visionStatementId };
      return {
        outcome: { visionStatementId },
        audit: [{ ...subject, action: 'visionStated', after: { scope, name, text } }],
      };
    });
  }

  rewordVision(caller: Caller, input: RewordVision): Promise<{ visionStatementId: string } | Refusal> {
    return this.governor.govern(caller, 'rewordVision', input, async (tx) => {
      const vision = await tx.lock(VisionStatementTable, input.visionStatementId, 'vision statement');
      requirePermission(tx, 'setDirection');
      const stale = tx.stale(vision, input.expectedVersion, visionTitle(vision));
      if (stale) return stale;
      const text = visionText(input.text);
      if (isRefusal(text)) return text;
      await tx.update(VisionStatementTable, vision, { text });
      const [before, after] = [{ text: vision.text }, { text }];
      return {
        outcome: { visionStatementId: vision.id },
        audit: [{ subjectKind: 'VISION_STATEMENT', subjectId: vision.id, action: 'visionReworded', before, after }],
      };
    });
  }

  addObjective(caller: Caller, input: AddObjective): Promise<{ strategicObjectiveId: string } | Refusal> {
    return this.governor.govern(caller, 'addObjective', input, async (tx) => {
      requirePermission(tx, 'setDirection');
      const objectives = await allObjectives(tx);
      const wording = wordObjective(input, objectives);
      if (isRefusal(wording)) return wording;
      const position = Math.max(0, ...objectives.map((objective) => objective.position)) + 1;
      const strategicObjectiveId = tx.newId();
      await tx.insert(StrategicObjectiveTable, [{ id: strategicObjectiveId, position, ...wording, version: 1 }]);
      const subject = { subjectKind: 'STRATEGIC_OBJECTIVE', subjectId: strategicObjectiveId };
      return {
        outcome: { strategicObjectiveId },
        audit: [{ ...subject, action: 'objectiveAdded', after: { position, ...wording } }],
      };
    });
  }

  rewordObjective(caller: Caller, input: RewordObjective): Promise<{ strategicObjectiveId: string } | Refusal> {
    return this.governor.govern(caller, 'rewordObjective', input, async (tx) => {
      const all = await allObjectives(tx);
      const objective = await tx.lock(StrategicObjectiveTable, input.strategicObjectiveId, 'strategic objective');
      requirePermission(tx, 'setDirection');
      const { id: strategicObjectiveId, name, meaning } = objective;
      const stale = tx.stale(objective, input.expectedVersion, `strategic objective "${name}"`);
      if (stale) return stale;
      const others = all.filter(({ id }) => id !== strategicObjectiveId);
      const after = wordObjective(input, others);
      if (isRefusal(after)) return after;
      await tx.update(StrategicObjectiveTable, objective, after);
      const subject = { subjectKind: 'STRATEGIC_OBJECTIVE', subjectId: strategicObjectiveId };
      return {
        outcome: { strategicObjectiveId },
        audit: [{ ...subject, action: 'objectiveReworded', before: { name, meaning }, after }],
      };
    });
  }
}

async function allObjectives(tx: Transaction): Promise<StrategicObjective[]> {
  await oneAtATime(tx, 'strategic objectives');
  return tx.all(StrategicObjectiveTable, 'organizationId', [tx.viewer.organizationId]);
}
