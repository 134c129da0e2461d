import type { DefinitionFault } from '../../workflow/definition-document';
import type { DocumentVersion } from './document-version';

/** Whose life a workflow definition tells. */
export const WORKFLOW_SUBJECTS = ['INITIATIVE'] as const;
export type WorkflowSubject = (typeof WORKFLOW_SUBJECTS)[number];

/** One version of the process that an organization moves a kind of subject through. */
export interface StoredDefinition extends DocumentVersion {
  readonly subjectKind: WorkflowSubject;
}

/** What the feature of a subject says of a definition document: everything for which it cannot be published. */
export type FaultsBySubject = Readonly<Record<WorkflowSubject, (document: unknown) => readonly DefinitionFault[]>>;
