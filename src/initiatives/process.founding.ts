import type { FoundingStep } from '../people';
import { WorkflowDefinitionTable } from '../process';
import { TRACKS } from '../process/domain/track';
import type { JsonObject } from '../workflow/definition';
import { DEFAULT_GATE_POLICIES } from './domain/default-gate-policies';
import { DEFAULT_LIFECYCLE } from './domain/default-lifecycle';
import { GatePolicyTable } from './gate-policy.table';

/** Gives a new organization the process that its initiatives run on, and what its gates ask for on each track. */
export const foundProcess: FoundingStep = async (tx, organization) => {
  const version = (document: object) => ({
    id: tx.newId(),
    number: 1,
    status: 'PUBLISHED' as const,
    document: document as JsonObject,
    note: 'The default.',
    basedOnNumber: null,
    draftedById: null,
    draftedAt: tx.now,
    publishedById: null,
    publishedAt: tx.now,
    retiredById: null,
    retiredAt: null,
    version: 1,
  });
  await tx.insert(WorkflowDefinitionTable, [{ ...version(DEFAULT_LIFECYCLE), subjectKind: 'INITIATIVE' }]);
  await tx.insert(
    GatePolicyTable,
    TRACKS.map((track) => ({ ...version(DEFAULT_GATE_POLICIES[track]), track })),
  );
  const after = { workflowDefinition: 1, gatePolicies: TRACKS };
  return { subjectKind: 'ORGANIZATION', subjectId: organization.id, action: 'processFounded', after };
};
