import type { Governor, Keyed, Transaction } from '../audit';
import { newlyNamed, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { askNoMore, tellAsked } from './assessment-news';
import { AssessmentDimensionTable, AssessmentTemplateTable } from './assessment-template.table';
import type { AssessmentDimension } from './domain/assessment-template';
import {
  closeMaturityAssessment,
  levelsGiven,
  openMaturityAssessment,
  type DimensionMaturity,
  type LevelGiven,
  type LevelInput,
  type MaturityAssessment,
} from './domain/maturity-assessment';
import {
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
} from './maturity.table';

interface OpenMaturityAssessment extends Keyed, Pick<MaturityAssessment, 'templateId' | 'name' | 'asOf' | 'dueOn'> {
  readonly assessorIds: readonly string[];
}

interface RecordLevels extends Keyed {
  readonly assessmentId: string;
  readonly levels: readonly LevelInput[];
}

interface CloseMaturityAssessment extends Keyed {
  readonly assessmentId: string;
  readonly expectedVersion: number;
}

type Assessed = { maturityAssessmentId: string };

/** Rounds in which people say how far the company has come. */
export class MaturityService {
  constructor(private readonly governor: Governor) {}

  open(caller: Caller, input: OpenMaturityAssessment): Promise<Assessed | Refusal> {
    return this.governor.govern(caller, 'openMaturityAssessment', input, async (tx) => {
      requirePermission(tx, 'openMaturityAssessment');
      const template = await tx.find(AssessmentTemplateTable, input.templateId, 'assessment template');
      const { organizationId, personId: openedById } = tx.viewer;
      const origin = { id: tx.newId(), organizationId, templateId: template.id, templateVersion: template.version };
      const assessment = openMaturityAssessment({ ...origin, openedById, openedAt: tx.now }, input, tx.today);
      if (isRefusal(assessment)) return assessment;
      const left = await refuseUnlessActive(tx, newlyNamed('input.assessorIds', input.assessorIds));
      if (left) return left;
      await tx.insert(MaturityAssessmentTable, [assessment]);
      const assessors = input.assessorIds.map((personId) => ({
        ...{ id: tx.newId(), assessmentId: assessment.id, personId },
      }));
      await tx.insert(MaturityAssessorTable, assessors);
      await tellAsked(tx, assessment, input.assessorIds);
      const { id: subjectId, templateId, templateVersion, name, asOf, dueOn } = assessment;
      const after = { templateId, templateVersion, name, asOf, dueOn, assessorIds: input.assessorIds };
      return {
        outcome: { maturityAssessmentId: subjectId },
        audit: [{ subjectKind: 'MATURITY_ASSESSMENT', subjectId, action: 'maturityAssessmentOpened', after }],
      };
    });
  }

  /**
   * Asks for no version: each assessor writes rows of their own, which nobody else does, and the assessment's version
   * rises with everybody's.
   */
  record(caller: Caller, input: RecordLevels): Promise<(Assessed & { levelIds: readonly string[] }) | Refusal> {
    return this.governor.govern(caller, 'recordLevels', input, async (tx) => {
      const assessment = await tx.lock(MaturityAssessmentTable, input.assessmentId, 'maturity assessment');
      const assessors = await tx.all(MaturityAssessorTable, 'assessmentId', [assessment.id]);
      requirePermission(tx, 'recordLevels', { responsible: assessors.map(({ personId }) => personId) });
      const asked = input.levels.map(({ dimensionId }) => dimensionId);
      await tx.requireAll(AssessmentDimensionTable, asked, 'assessment dimension');
      const dimensions = await dimensionsOf(tx, assessment);
      const given = levelsGiven(assessment, dimensions, input.levels);
      if (isRefusal(given)) return given;
      const { before, levelIds } = await writeLevels(tx, assessment, given);
      await tx.update(MaturityAssessmentTable, assessment, {});
      const subject = { subjectKind: 'MATURITY_ASSESSMENT', subjectId: assessment.id, action: 'levelsRecorded' };
      return {
        outcome: { maturityAssessmentId: assessment.id, levelIds },
        audit: [{ ...subject, before: { levels: before }, after: { levels: given } }],
      };
    });
  }

  close(caller: Caller, input: CloseMaturityAssessment): Promise<Assessed | Refusal> {
    return this.governor.govern(caller, 'closeMaturityAssessment', input, async (tx) => {
      const assessment = await tx.lock(MaturityAssessmentTable, input.assessmentId, 'maturity assessment');
      requirePermission(tx, 'closeMaturityAssessment', { responsible: [assessment.openedById] });
      const stale = tx.stale(assessment, input.expectedVersion, `maturity assessment "${assessment.name}"`);
      if (stale) return stale;
      const dimensions = await dimensionsOf(tx, assessment);
      const levels = await tx.all(MaturityLevelTable, 'assessmentId', [assessment.id]);
      const by = { personId: tx.viewer.personId, now: tx.now };
      const decision = closeMaturityAssessment(assessment, dimensions, levels, by);
      if (isRefusal(decision)) return decision;
      await tx.replace(MaturityAssessmentTable, assessment, decision.closed);
      await insertResults(tx, assessment, decision.results);
      await askNoMore(tx, assessment);
      const results = decision.results.map(({ dimension, maturity }) => ({ code: dimension.code, ...maturity }));
      const subject = { subjectKind: 'MATURITY_ASSESSMENT', subjectId: assessment.id };
      return {
        outcome: { maturityAssessmentId: assessment.id },
        audit: [{ ...subject, action: 'maturityAssessmentClosed', after: { status: 'CLOSED', results } }],
      };
    });
  }
}

/** What the assessment asks about, in its order. */
async function dimensionsOf(
  tx: Transaction,
  { templateId, templateVersion }: MaturityAssessment,
): Promise<AssessmentDimension[]> {
  const all = await tx.all(AssessmentDimensionTable, 'templateId', [templateId]);
  return all
    .filter((dimension) => dimension.templateVersion === templateVersion)
    .sort((a, b) => a.position - b.position);
}

/** Writes what the viewer says in place of what they said of the same dimensions before. */
async function writeLevels(
  tx: Transaction,
  { id: assessmentId }: MaturityAssessment,
  given: readonly LevelGiven[],
): Promise<{ before: readonly LevelGiven[]; levelIds: readonly string[] }> {
  const { organizationId, personId: assessorId } = tx.viewer;
  const said = await tx.all(MaturityLevelTable, 'assessmentId', [assessmentId]);
  const replaced = said.filter(
    (each) => each.assessorId === assessorId && given.some(({ dimensionId }) => dimensionId === each.dimensionId),
  );
  const rows = given.map((level) => {
    const id = replaced.find(({ dimensionId }) => dimensionId === level.dimensionId)?.id ?? tx.newId();
    return { id, organizationId, assessmentId, assessorId, ...level, recordedAt: tx.now };
  });
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(MaturityLevelTable)
    .values(rows)
    .orUpdate(['level', 'evidence', 'link', 'recorded_at'], ['id'])
    .updateEntity(false)
    .execute();
  const before = replaced.map(({ dimensionId, level, evidence, link }) => ({ dimensionId, level, evidence, link }));
  return { before, levelIds: rows.map(({ id }) => id) };
}

async function insertResults(
  tx: Transaction,
  { id: assessmentId, templateId, asOf }: MaturityAssessment,
  results: readonly DimensionMaturity[],
): Promise<void> {
  const rows = results.map(({ dimension: { id: dimensionId, code }, maturity }) => ({
    ...{ id: tx.newId(), assessmentId, dimensionId, templateId, code, asOf },
    ...maturity,
  }));
  await tx.insert(MaturityResultTable, rows);
}
