export {
  constant,
  documentVersionFields,
  documentVersionFilters,
  givenDocument,
  ofDocument,
} from './document-version.read';
export { DocumentVersionsService } from './document-versions.service';
export { documentVersionColumns, WorkflowDefinitionTable } from './workflow-definition.table';
