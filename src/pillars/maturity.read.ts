import { connection } from '../platform/read/connection';
import { byId, expression, list, one, ownRows, pointingBack } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { APART_HUNDREDTHS } from './domain/maturity-result';
import {
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
} from './maturity.table';

const byTime = (alias: string): string => `${alias}.id`;

/** Dimensions that the assessment of an assessor asks about. */
const askedOf = (dimension: string, assessor: string): string =>
  `exists (select from maturity_assessments a where a.organization_id = ${dimension}.organization_id
    and a.id = ${assessor}.assessment_id and a.template_id = ${dimension}.template_id
    and a.template_version = ${dimension}.template_version)`;

/** Dimensions that an assessor has given a level. */
const answeredBy = (dimension: string, assessor: string): string =>
  `exists (select from maturity_levels l where l.organization_id = ${dimension}.organization_id
    and l.assessment_id = ${assessor}.assessment_id and l.assessor_id = ${assessor}.person_id
    and l.dimension_id = ${dimension}.id)`;

/** Results of dimensions that speak of a pillar. */
const ofPillar = (result: string, pillar: string): string =>
  `exists (select from assessment_dimensions d where d.organization_id = ${result}.organization_id
    and d.id = ${result}.dimension_id and d.pillar_id = ${pillar}.id)`;

/** The latest result of a pillar: of those of one date the one that was closed last. */
const latestOfPillar: FieldRead = {
  sql: (scope) => {
    const [result, latest] = [scope.statement.alias(), scope.statement.alias()];
    const rows = `select ${result}.* from maturity_results ${result}
      where ${ownRows(scope, 'MaturityResult', result)} and ${ofPillar(result, scope.row)}
      order by ${result}.as_of desc, ${result}.id desc limit 1`;
    return `coalesce((select ${scope.object('MaturityResult', latest)} from (${rows}) ${latest}), 'null')`;
  },
};

export const maturityReads = [
  readModel('MaturityAssessment', MaturityAssessmentTable, {
    template: one('AssessmentTemplate', 'template_id'),
    dimensions: list('AssessmentDimension', {
      where: (alias, row) =>
        `${alias}.template_id = ${row}.template_id and ${alias}.template_version = ${row}.template_version`,
      orderBy: (alias) => `${alias}.position`,
    }),
    openedBy: one('Person', 'opened_by_id'),
    closedBy: one('Person', 'closed_by_id'),
    assessors: list('MaturityAssessor', { where: pointingBack('assessment_id'), orderBy: byTime }),
    levels: connection('MaturityLevel', {
      where: pointingBack('assessment_id'),
      orders: { RECORDED_AT: [{ sql: (row) => `${row}.recorded_at`, form: 'timestamptz' }] },
      filters: {
        assessorId: filterById('Person', (row, id) => `${row}.assessor_id = ${id}`),
        dimensionId: filterById('AssessmentDimension', (row, id) => `${row}.dimension_id = ${id}`),
      },
    }),
    results: list('MaturityResult', { where: pointingBack('assessment_id'), orderBy: byTime }),
  }),
  readModel('MaturityAssessor', MaturityAssessorTable, {
    person: one('Person', 'person_id'),
    unanswered: list('AssessmentDimension', {
      where: (alias, row) => `${askedOf(alias, row)} and not ${answeredBy(alias, row)}`,
      orderBy: (alias) => `${alias}.position`,
    }),
  }),
  readModel('MaturityLevel', MaturityLevelTable, {
    dimension: one('AssessmentDimension', 'dimension_id'),
    assessor: one('Person', 'assessor_id'),
  }),
  readModel('MaturityResult', MaturityResultTable, {
    assessment: one('MaturityAssessment', 'assessment_id'),
    dimension: one('AssessmentDimension', 'dimension_id'),
    level: expression('number', (row) => `${row}.level_hundredths / 100.0`),
    median: expression('number', (row) => `${row}.median_hundredths / 100.0`),
    disagreement: expression('number', (row) => `${row}.highest - ${row}.lowest`),
    apart: list('MaturityLevel', {
      where: (alias, row) => `${alias}.assessment_id = ${row}.assessment_id
        and ${alias}.dimension_id = ${row}.dimension_id
        and abs(${alias}.level * 100 - ${row}.median_hundredths) > ${APART_HUNDREDTHS}`,
      orderBy: (alias) => `${alias}.level, ${alias}.id`,
    }),
  }),
  extendRead('Pillar', {
    maturity: latestOfPillar,
    maturityHistory: connection('MaturityResult', {
      where: ofPillar,
      orders: { AS_OF: [{ sql: (row) => `${row}.as_of`, form: 'date' }] },
      defaultDirection: 'DESC',
    }),
  }),
  extendRead('Query', {
    maturityAssessment: byId('MaturityAssessment'),
    maturityAssessments: connection('MaturityAssessment', {
      orders: { AS_OF: [{ sql: (row) => `${row}.as_of`, form: 'date' }] },
      defaultDirection: 'DESC',
      filters: {
        status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
        templateId: filterById('AssessmentTemplate', (row, id) => `${row}.template_id = ${id}`),
        assessorId: filterById(
          'Person',
          (row, id) => `exists (select from maturity_assessors s where s.organization_id = ${row}.organization_id
            and s.assessment_id = ${row}.id and s.person_id = ${id})`,
        ),
      },
    }),
  }),
];
