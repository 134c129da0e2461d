export {
  constant,
  documentVersionFields,
  documentVersionFilters,
  givenDocument,
  ofDocument,
  toldFaults,
} from './document-version.read';
export { type DefinitionRules, type RulesBySubject } from './definition-rules';
export { DocumentVersionsService } from './document-versions.service';
export { documentVersionColumns, WorkflowDefinitionTable } from './workflow-definition.table';
