import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { EvidenceTable } from '../listening';
import { countsOn } from '../listening/domain/evidence';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { ProposalNeedTable } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { isRefusal, type Refusal } from '../shared/refusal';
import { ASKS_FOR_NONE, setEvidencePolicy, type EvidenceFacts, type EvidencePolicy } from './domain/evidence-cap';
import { EvidencePolicyTable } from './evidence-policy.table';

interface SetEvidencePolicy extends Pick<EvidencePolicy, 'forHigh' | 'forMedium'>, Keyed {
  readonly expectedVersion: number;
}

const POLICY = 'the evidence policy';

/** The founding step by which every confidence is taken as it is given, until somebody asks for more. */
export async function foundEvidencePolicy(tx: Transaction): Promise<AuditEntry> {
  const policy = { id: tx.newId(), ...ASKS_FOR_NONE, version: 1 };
  await tx.insert(EvidencePolicyTable, [policy]);
  const subject = { subjectKind: 'EVIDENCE_POLICY', subjectId: policy.id };
  return { ...subject, action: 'evidencePolicyFounded', after: policy };
}

async function policyOf(tx: Transaction): Promise<EvidencePolicy> {
  const [policy] = await tx.all(EvidencePolicyTable, 'organizationId', [tx.viewer.organizationId]);
  if (!policy) throw new Error(`Organization ${tx.viewer.organizationId} has no evidence policy.`);
  return policy;
}

/**
 * What the policy asks for, and what is known of the evidence that views of a proposal name.
 * @throws Fault NOT_FOUND for evidence that there is not
 */
export async function evidenceFor(tx: Transaction, { id }: Proposal, ids: readonly string[]): Promise<EvidenceFacts> {
  const needs = await policyOf(tx);
  if (ids.length === 0) return { needs, named: [] };
  const found = await tx.requireAll(EvidenceTable, [...new Set(ids)], 'evidence');
  const { organizationId } = tx.viewer;
  const links = await tx.manager.findBy(ProposalNeedTable, { organizationId, proposalId: id });
  const speaksFor = new Set([id, ...links.map(({ needId }) => needId)]);
  const named = found.map((evidence) => ({
    ...{ id: evidence.id, kind: evidence.kind, counts: countsOn(evidence, tx.today) },
    speaksForIt: evidence.subjectKind !== 'INITIATIVE' && speaksFor.has(evidence.subjectId),
  }));
  return { needs, named };
}

/** Which evidence a confidence asks for. */
export class EvidencePolicyService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetEvidencePolicy): Promise<{ evidencePolicyId: string } | Refusal> {
    return this.governor.govern(caller, 'setEvidencePolicy', input, async (tx) => {
      requirePermission(tx, 'setEvidencePolicy');
      const { id } = await policyOf(tx);
      const policy = await tx.lock(EvidencePolicyTable, id, POLICY);
      const stale = tx.stale(policy, input.expectedVersion, POLICY);
      if (stale) return stale;
      const changes = setEvidencePolicy(input);
      if (isRefusal(changes)) return changes;
      const after = await tx.update(EvidencePolicyTable, policy, changes);
      const subject = { subjectKind: 'EVIDENCE_POLICY', subjectId: id, action: 'evidencePolicySet' };
      return { outcome: { evidencePolicyId: id }, audit: [{ ...subject, ...changesOf(policy, after) }] };
    });
  }
}
