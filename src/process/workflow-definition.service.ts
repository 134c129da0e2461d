import type { Governor } from '../audit';
import { DocumentVersionsService } from './document-versions.service';
import type { RulesBySubject } from './definition-rules';
import { WorkflowDefinitionTable } from './workflow-definition.table';

/** The versions of the processes of an organization. @param rules by the subject that a definition is for */
export const workflowDefinitionService = (governor: Governor, rules: RulesBySubject) =>
  new DocumentVersionsService(governor, {
    name: 'WorkflowDefinition',
    inWords: 'workflow definition',
    subjectKind: 'WORKFLOW_DEFINITION',
    table: WorkflowDefinitionTable,
    series: 'subjectKind',
    faults: async ({ subjectKind, document }, tx) => {
      const { factsSql, faults } = rules[subjectKind];
      const [row] = await tx.manager.query<{ facts: string }[]>(`select ${factsSql('$1::uuid')} as facts`, [
        tx.viewer.organizationId,
      ]);
      return faults(document, JSON.parse(row!.facts) as never);
    },
  });
