import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** Maturity is told on five levels: 1 is left to chance, 3 is a standard that is kept, 5 is how the company thinks. */
export const LEVEL_RANGE = { min: 1, max: 5 } as const;

/** What is seen where a level is reached, so that several assessors mean the same by it. */
export interface LevelAnchors {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly level4: string;
  readonly level5: string;
}

/** What an organization assesses itself against. A revision makes a new version; assessments keep the one they answer. */
export interface AssessmentTemplate {
  readonly id: string;
  readonly organizationId: string;
  /** 1 for the first: the one that the inventory shows unless another is asked for. */
  readonly position: number;
  readonly name: string;
  readonly purpose: string;
  /** The version of its dimensions that new assessments answer. */
  readonly version: number;
  readonly createdAt: Date;
}

/** One thing that is assessed, as one version of a template words it. Never changed. */
export interface AssessmentDimension {
  readonly id: string;
  readonly organizationId: string;
  readonly templateId: string;
  readonly templateVersion: number;
  /** 1 for the first. */
  readonly position: number;
  /** The same in all versions: by it, levels are compared across them. */
  readonly code: string;
  readonly name: string;
  /** The pillar that its levels speak of; null for none. */
  readonly pillarId: string | null;
  readonly anchors: LevelAnchors;
}

/** A dimension before it stands in a version of a template. */
export type DimensionWording = Pick<AssessmentDimension, 'code' | 'name' | 'pillarId' | 'anchors'>;

interface DimensionInput extends Omit<DimensionWording, 'pillarId'> {
  readonly pillarId?: string | null;
}

/** All that a template is made of: a revision says it anew as a whole. */
export interface TemplateInput extends Pick<AssessmentTemplate, 'name' | 'purpose'> {
  readonly dimensions: readonly DimensionInput[];
}

export interface TemplateContent extends Pick<AssessmentTemplate, 'name' | 'purpose'> {
  /** In their order. */
  readonly dimensions: readonly DimensionWording[];
}

export const MOST_DIMENSIONS = 30;
const CODE = /^[A-Z][A-Z0-9_]{0,59}$/;

/** @param others the other templates of the organization, whose names are taken */
export function templateContent(
  input: TemplateInput,
  others: readonly Pick<AssessmentTemplate, 'name'>[],
): TemplateContent | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  if (others.some((other) => other.name === name)) {
    check.problem('input.name', `There is an assessment template "${name}" already.`);
  }
  const purpose = check.text('input.purpose', input.purpose, { max: 2000 });
  const count = input.dimensions.length;
  if (count < 1 || count > MOST_DIMENSIONS) {
    check.problem('input.dimensions', `${count} dimensions: expected 1 to ${MOST_DIMENSIONS}.`);
    return check.refusal();
  }
  const dimensions = input.dimensions.map((dimension, index) =>
    dimensionWording(check, `input.dimensions[${index}]`, dimension),
  );
  checkOnce(check, dimensions);
  return check.failed ? check.refusal() : { name, purpose, dimensions };
}

function dimensionWording(check: InputCheck, place: string, input: DimensionInput): DimensionWording {
  const { code, pillarId = null, anchors } = input;
  if (!CODE.test(code)) {
    const expected = 'capital letters, digits and underscores, a letter first, 60 at most';
    check.problem(`${place}.code`, `Expected ${expected}: VOICE_OF_THE_CUSTOMER.`);
  }
  const name = check.text(`${place}.name`, input.name, { max: 200 });
  const anchor = (level: keyof LevelAnchors) => check.text(`${place}.anchors.${level}`, anchors[level], { max: 1000 });
  return {
    code,
    name,
    pillarId,
    anchors: {
      level1: anchor('level1'),
      level2: anchor('level2'),
      level3: anchor('level3'),
      level4: anchor('level4'),
      level5: anchor('level5'),
    },
  };
}

/** A code that stood twice could not be told apart from one version to the next; a pillar has one level an assessment. */
function checkOnce(check: InputCheck, dimensions: readonly DimensionWording[]): void {
  const [codes, pillars] = [new Set<string>(), new Set<string>()];
  dimensions.forEach(({ code, pillarId }, index) => {
    const place = `input.dimensions[${index}]`;
    if (codes.has(code)) check.problem(`${place}.code`, `Another dimension has this code already.`);
    codes.add(code);
    if (pillarId === null) return;
    if (pillars.has(pillarId)) check.problem(`${place}.pillarId`, 'Another dimension speaks of this pillar already.');
    pillars.add(pillarId);
  });
}
