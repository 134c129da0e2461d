export { AssessmentDimensionTable, AssessmentTemplateTable } from './assessment-template.table';
export { type SeenTo } from './inventory.read';
export {
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
} from './maturity.table';
export { PillarTable } from './pillar.table';
export { PracticeTable, PracticeVersionTable } from './practice.table';
