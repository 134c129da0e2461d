import { InputCheck } from '../../shared/input-check';
import {
  gateUnmet,
  notPossibleNow,
  type GateUnmet,
  type InvalidInput,
  type NotPossibleNow,
} from '../../shared/refusal';
import { LEVEL_RANGE, type AssessmentDimension } from './assessment-template';
import { maturityOf, type Maturity } from './maturity-result';

export const MATURITY_ASSESSMENT_STATUSES = ['OPEN', 'CLOSED'] as const;
export type MaturityAssessmentStatus = (typeof MATURITY_ASSESSMENT_STATUSES)[number];

/** A dated round in which several people say at which level each dimension of a template stands. */
export interface MaturityAssessment {
  readonly id: string;
  readonly organizationId: string;
  readonly templateId: string;
  /** The version of the template that it answers, whatever becomes of the template. */
  readonly templateVersion: number;
  readonly name: string;
  /** The calendar date that the levels speak of. */
  readonly asOf: string;
  /** The calendar date by which the assessors are asked to answer; answers are taken until it is closed. */
  readonly dueOn: string;
  readonly status: MaturityAssessmentStatus;
  readonly openedById: string;
  readonly openedAt: Date;
  readonly closedById: string | null;
  readonly closedAt: Date | null;
  /** Raised by each recording and by closing. */
  readonly version: number;
}

/** Somebody who is asked. */
export interface MaturityAssessor {
  readonly id: string;
  readonly organizationId: string;
  readonly assessmentId: string;
  readonly personId: string;
}

/** One assessor's view of one dimension. */
export interface MaturityLevel {
  readonly id: string;
  readonly organizationId: string;
  readonly assessmentId: string;
  readonly dimensionId: string;
  /** The person. */
  readonly assessorId: string;
  /** 1 to 5. */
  readonly level: number;
  /** What it rests on, in words. */
  readonly evidence: string | null;
  /** Where that can be read. */
  readonly link: string | null;
  readonly recordedAt: Date;
}

interface OpeningInput extends Pick<MaturityAssessment, 'name' | 'asOf' | 'dueOn'> {
  readonly assessorIds: readonly string[];
}

export interface LevelInput extends Pick<MaturityLevel, 'dimensionId' | 'level'> {
  readonly evidence?: string | null;
  readonly link?: string | null;
}

export type LevelGiven = Pick<MaturityLevel, 'dimensionId' | 'level' | 'evidence' | 'link'>;

const MOST_ASSESSORS = 50;

/** @param origin whose round on which template it is: ids and time come from outside */
export function openMaturityAssessment(
  origin: Pick<
    MaturityAssessment,
    'id' | 'organizationId' | 'templateId' | 'templateVersion' | 'openedById' | 'openedAt'
  >,
  input: OpeningInput,
  today: string,
): MaturityAssessment | InvalidInput {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  const asOf = check.date('input.asOf', input.asOf, { latest: today });
  const dueOn = check.date('input.dueOn', input.dueOn, { earliest: today });
  const count = input.assessorIds.length;
  if (count < 1 || count > MOST_ASSESSORS) {
    check.problem('input.assessorIds', `${count} assessors: expected 1 to ${MOST_ASSESSORS}.`);
  } else {
    check.distinct('input.assessorIds', input.assessorIds, 'This person is named twice.');
  }
  if (check.failed) return check.refusal();
  return { ...origin, name, asOf, dueOn, status: 'OPEN', closedById: null, closedAt: null, version: 1 };
}

/**
 * What an assessor says of some dimensions, for the first time or after a second thought.
 * @param dimensions those that the assessment asks about
 */
export function levelsGiven(
  assessment: Pick<MaturityAssessment, 'name' | 'status'>,
  dimensions: readonly Pick<AssessmentDimension, 'id'>[],
  levels: readonly LevelInput[],
): readonly LevelGiven[] | InvalidInput | NotPossibleNow {
  const closed = closedAlready(assessment);
  if (closed) return closed;
  const check = new InputCheck();
  if (levels.length < 1 || levels.length > dimensions.length) {
    const most = `1 to ${dimensions.length}, the number of dimensions`;
    check.problem('input.levels', `${levels.length} levels: expected ${most}.`);
    return check.refusal();
  }
  const seen = new Set<string>();
  const given = levels.map(({ dimensionId, level, evidence, link }, index) => {
    const place = `input.levels[${index}]`;
    if (!dimensions.some(({ id }) => id === dimensionId)) {
      check.problem(`${place}.dimensionId`, 'This dimension does not belong to what is assessed.');
    }
    if (seen.has(dimensionId)) check.problem(`${place}.dimensionId`, 'This dimension has a level already.');
    seen.add(dimensionId);
    return {
      dimensionId,
      level: check.whole(`${place}.level`, level, LEVEL_RANGE),
      evidence: check.optionalText(`${place}.evidence`, evidence, { max: 4000 }),
      link: check.optionalLink(`${place}.link`, link),
    };
  });
  return check.failed ? check.refusal() : given;
}

/** The end of a round, and what came of it for each dimension that anybody answered, in the order of the dimensions. */
export function closeMaturityAssessment(
  assessment: MaturityAssessment,
  dimensions: readonly AssessmentDimension[],
  levels: readonly MaturityLevel[],
  by: { readonly personId: string; readonly now: Date },
): { closed: MaturityAssessment; results: readonly DimensionMaturity[] } | NotPossibleNow | GateUnmet {
  const refused = closedAlready(assessment);
  if (refused) return refused;
  if (levels.length === 0) {
    return gateUnmet([{ code: 'LEVEL', message: '0 levels recorded: at least 1 is needed' }]);
  }
  const results = dimensions.flatMap((dimension) => {
    const views = levels.filter(({ dimensionId }) => dimensionId === dimension.id);
    return views.length === 0 ? [] : [{ dimension, maturity: maturityOf(views) }];
  });
  const version = assessment.version + 1;
  const closed = { ...assessment, status: 'CLOSED', closedById: by.personId, closedAt: by.now, version } as const;
  return { closed, results };
}

export interface DimensionMaturity {
  readonly dimension: AssessmentDimension;
  readonly maturity: Maturity;
}

function closedAlready({ name, status }: Pick<MaturityAssessment, 'name' | 'status'>): NotPossibleNow | undefined {
  if (status === 'OPEN') return undefined;
  return notPossibleNow(`Maturity assessment "${name}" is closed: its levels stay as they are.`, status);
}
