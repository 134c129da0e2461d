import type { DefinitionFault } from '../workflow/definition-document';
import type { WorkflowSubject } from './domain/workflow-definition';

/** What the feature of a subject says of the definitions of its process. */
export interface DefinitionRules {
  /** SQL of the JSON text of what it looks at in the organization, whose id is given as SQL. */
  readonly factsSql: (organization: string) => string;
  /**
   * Everything for which a definition cannot be published, and warnings.
   * @param facts what that SQL brought; null where the document alone is looked at
   */
  readonly faults: (document: unknown, facts: never) => readonly DefinitionFault[];
}

export type RulesBySubject = Readonly<Record<WorkflowSubject, DefinitionRules>>;
