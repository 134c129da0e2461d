import type { DocumentVersion } from './document-version';

/** Whose life a workflow definition tells. */
export const WORKFLOW_SUBJECTS = ['INITIATIVE'] as const;
export type WorkflowSubject = (typeof WORKFLOW_SUBJECTS)[number];

/** One version of the process that an organization moves a kind of subject through. */
export interface StoredDefinition extends DocumentVersion {
  readonly subjectKind: WorkflowSubject;
}
