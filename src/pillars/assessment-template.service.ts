import { oneAtATime, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Organization } from '../people/domain/person';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { AssessmentDimensionTable, AssessmentTemplateTable } from './assessment-template.table';
import {
  templateContent,
  type AssessmentTemplate,
  type DimensionWording,
  type TemplateInput,
} from './domain/assessment-template';
import { DEFAULT_TEMPLATES } from './domain/default-templates';
import { PillarTable } from './pillar.table';

interface CreateAssessmentTemplate extends TemplateInput, Keyed {}

interface ReviseAssessmentTemplate extends CreateAssessmentTemplate {
  readonly templateId: string;
  readonly expectedVersion: number;
}

/** The founding step that gives an organization its assessment templates, after its pillars. */
export async function foundAssessmentTemplates(tx: Transaction, organization: Organization): Promise<AuditEntry> {
  const pillars = await tx.all(PillarTable, 'organizationId', [organization.id]);
  const pillarIds = new Map(pillars.map(({ code, id }) => [code, id]));
  for (const [index, { name, purpose, dimensions }] of DEFAULT_TEMPLATES.entries()) {
    const template = { id: tx.newId(), position: index + 1, name, purpose, version: 1, createdAt: tx.now };
    await tx.insert(AssessmentTemplateTable, [template]);
    const wordings = dimensions.map((each) => ({ ...each, pillarId: pillarIds.get(each.code) ?? null }));
    await insertDimensions(tx, template, wordings);
  }
  const after = { assessmentTemplates: DEFAULT_TEMPLATES.map(({ name }) => name) };
  return { subjectKind: 'ORGANIZATION', subjectId: organization.id, action: 'assessmentTemplatesFounded', after };
}

/** What an organization assesses itself against, in versions. */
export class AssessmentTemplateService {
  constructor(private readonly governor: Governor) {}

  create(caller: Caller, input: CreateAssessmentTemplate): Promise<{ assessmentTemplateId: string } | Refusal> {
    return this.governor.govern(caller, 'createAssessmentTemplate', input, async (tx) => {
      requirePermission(tx, 'editAssessmentTemplates');
      const others = await allTemplates(tx);
      const content = templateContent(input, others);
      if (isRefusal(content)) return content;
      const { dimensions, ...wording } = content;
      await requirePillars(tx, dimensions);
      const position = Math.max(0, ...others.map((other) => other.position)) + 1;
      const template = { id: tx.newId(), position, ...wording, version: 1, createdAt: tx.now };
      await tx.insert(AssessmentTemplateTable, [template]);
      await insertDimensions(tx, template, dimensions);
      const subject = { subjectKind: 'ASSESSMENT_TEMPLATE', subjectId: template.id };
      return {
        outcome: { assessmentTemplateId: template.id },
        audit: [{ ...subject, action: 'assessmentTemplateCreated', after: { position, ...content } }],
      };
    });
  }

  revise(caller: Caller, input: ReviseAssessmentTemplate): Promise<{ assessmentTemplateId: string } | Refusal> {
    return this.governor.govern(caller, 'reviseAssessmentTemplate', input, async (tx) => {
      const all = await allTemplates(tx);
      const template = await tx.lock(AssessmentTemplateTable, input.templateId, 'assessment template');
      requirePermission(tx, 'editAssessmentTemplates');
      const stale = tx.stale(template, input.expectedVersion, `assessment template "${template.name}"`);
      if (stale) return stale;
      const others = all.filter(({ id }) => id !== template.id);
      const content = templateContent(input, others);
      if (isRefusal(content)) return content;
      const { dimensions, ...wording } = content;
      await requirePillars(tx, dimensions);
      const revised = await tx.update(AssessmentTemplateTable, template, wording);
      await insertDimensions(tx, revised, dimensions);
      // The wording before stays in the rows of its version: the audit names both versions and keeps the new one's text.
      const before = { name: template.name, purpose: template.purpose, version: template.version };
      const after = { ...content, version: revised.version };
      const subject = { subjectKind: 'ASSESSMENT_TEMPLATE', subjectId: template.id };
      return {
        outcome: { assessmentTemplateId: template.id },
        audit: [{ ...subject, action: 'assessmentTemplateRevised', before, after }],
      };
    });
  }
}

async function allTemplates(tx: Transaction): Promise<AssessmentTemplate[]> {
  await oneAtATime(tx, 'assessment templates');
  return tx.all(AssessmentTemplateTable, 'organizationId', [tx.viewer.organizationId]);
}

/** @throws Fault NOT_FOUND for a pillar that leads nowhere */
async function requirePillars(tx: Transaction, dimensions: readonly DimensionWording[]): Promise<void> {
  const pillarIds = dimensions.flatMap(({ pillarId }) => pillarId ?? []);
  await tx.requireAll(PillarTable, pillarIds, 'pillar');
}

async function insertDimensions(
  tx: Transaction,
  { id: templateId, version: templateVersion }: Pick<AssessmentTemplate, 'id' | 'version'>,
  wordings: readonly DimensionWording[],
): Promise<void> {
  const rows = wordings.map((wording, index) => ({
    ...{ id: tx.newId(), templateId, templateVersion, position: index + 1 },
    ...wording,
  }));
  await tx.insert(AssessmentDimensionTable, rows);
}
