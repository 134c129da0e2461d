export { AssessmentDimensionTable, AssessmentTemplateTable } from './assessment-template.table';
export {
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
} from './maturity.table';
export { PillarTable } from './pillar.table';
export { PracticeTable, PracticeVersionTable } from './practice.table';
