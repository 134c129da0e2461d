import type { Governor } from '../audit';
import { DocumentVersionsService } from './document-versions.service';
import type { FaultsBySubject } from './domain/workflow-definition';
import { WorkflowDefinitionTable } from './workflow-definition.table';

/** The versions of the processes of an organization. @param faults by the subject that a definition is for */
export const workflowDefinitionService = (governor: Governor, faults: FaultsBySubject) =>
  new DocumentVersionsService(governor, {
    name: 'WorkflowDefinition',
    inWords: 'workflow definition',
    subjectKind: 'WORKFLOW_DEFINITION',
    table: WorkflowDefinitionTable,
    series: 'subjectKind',
    faults: ({ subjectKind, document }) => faults[subjectKind](document),
  });
