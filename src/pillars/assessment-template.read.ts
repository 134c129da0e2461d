import { byId, list, one } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { AssessmentDimensionTable, AssessmentTemplateTable } from './assessment-template.table';

export const assessmentTemplateReads = [
  readModel('AssessmentTemplate', AssessmentTemplateTable, {
    dimensions: list('AssessmentDimension', {
      where: (alias, row) => `${alias}.template_id = ${row}.id and ${alias}.template_version = ${row}.version`,
      orderBy: (alias) => `${alias}.position`,
    }),
  }),
  readModel('AssessmentDimension', AssessmentDimensionTable, { pillar: one('Pillar', 'pillar_id') }),
  extendRead('Query', {
    assessmentTemplate: byId('AssessmentTemplate'),
    assessmentTemplates: list('AssessmentTemplate', {
      where: () => 'true',
      orderBy: (alias) => `${alias}.position`,
    }),
  }),
];
