import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { customersOf, erasedRows } from '../customers';
import { ChannelTable, ProductTable } from '../listening';
import { ownedRows, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { denialsSinceReview } from './denials-since.read';
import { reviewPolicy, wordedPolicy, type Policy, type PolicyDecision, type PolicyInput } from './domain/policy';
import { recordDenials, type DenialDraft, type DenialInput } from './domain/policy-denial';
import { PolicyDenialTable, PolicyReviewTable, PolicyTable } from './policy.table';

interface AddPolicy extends PolicyInput, Keyed {
  readonly ownerId: string;
}

interface OnPolicy extends Keyed {
  readonly policyId: string;
  readonly expectedVersion: number;
}

interface ReviewPolicy extends OnPolicy {
  readonly decision: PolicyDecision;
  readonly reason: string;
  readonly text?: string | null;
  readonly link?: string | null;
}

type Outcome = { readonly policyId: string };

/** The handover step of policies: a retired one is history. */
export const policyHandover = ownedRows(PolicyTable, {
  name: 'name',
  heldAs: { ownerId: 'OWNER' },
  open: (row) => `${row}.retired_at is null`,
});

/** The erasure step of denials. */
export const denialErasure = erasedRows('POLICY_DENIAL', 'policy_denials', 'asked = null, text = null');

/** Policies, the noes that they force on customers, and what becomes of them. */
export class PolicyService {
  constructor(private readonly governor: Governor) {}

  add(caller: Caller, input: AddPolicy): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'addPolicy', input, async (tx) => {
      requirePermission(tx, 'keepPolicies');
      const worded = wordedPolicy(input);
      if (isRefusal(worded)) return worded;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': input.ownerId });
      if (left) return left;
      const { organizationId } = tx.viewer;
      const made = { id: tx.newId(), organizationId, ownerId: input.ownerId, retiredAt: null, version: 1 };
      const policy: Policy = { ...made, ...worded };
      if (!(await tx.insertUnlessTaken(PolicyTable, policy))) {
        const message = `There is a policy "${policy.name}" already.`;
        return invalidInput([{ path: 'input.name', message }]);
      }
      return {
        outcome: { policyId: policy.id },
        audit: [{ subjectKind: 'POLICY', subjectId: policy.id, action: 'policyAdded', after: policy }],
      };
    });
  }

  assignOwner(caller: Caller, input: OnPolicy & { readonly ownerId: string }): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'assignPolicyOwner', input, async (tx) => {
      const policy = await tx.lock(PolicyTable, input.policyId, 'policy');
      requirePermission(tx, 'reviewPolicy', { responsible: [policy.ownerId] });
      const stale = tx.stale(policy, input.expectedVersion, `policy "${policy.name}"`);
      if (stale) return stale;
      const { ownerId } = input;
      const left = await refuseUnlessActive(tx, { 'input.ownerId': ownerId });
      if (left) return left;
      await tx.update(PolicyTable, policy, { ownerId });
      const [before, after] = [{ ownerId: policy.ownerId }, { ownerId }];
      return {
        outcome: { policyId: policy.id },
        audit: [{ subjectKind: 'POLICY', subjectId: policy.id, action: 'policyOwnerAssigned', before, after }],
      };
    });
  }

  /** Keeps, changes or retires a policy, in view of the denials since it was looked at last. */
  review(caller: Caller, input: ReviewPolicy): Promise<(Outcome & { policyReviewId: string }) | Refusal> {
    return this.governor.govern(caller, 'reviewPolicy', input, async (tx) => {
      const policy = await tx.lock(PolicyTable, input.policyId, 'policy');
      requirePermission(tx, 'reviewPolicy', { responsible: [policy.ownerId] });
      const stale = tx.stale(policy, input.expectedVersion, `policy "${policy.name}"`);
      if (stale) return stale;
      const decided = reviewPolicy(policy, input, tx.now);
      if (isRefusal(decided)) return decided;
      const { reason, changes } = decided;
      const denialsSince = await deniedSince(tx, policy.id);
      await tx.update(PolicyTable, policy, changes);
      const id = tx.newId();
      const by = { reviewedById: tx.viewer.personId, reviewedAt: tx.now };
      const { decision } = input;
      await tx.insert(PolicyReviewTable, [{ id, policyId: policy.id, decision, reason, denialsSince, ...by }]);
      const before = { text: policy.text, link: policy.link, retiredAt: policy.retiredAt };
      const entry: AuditEntry = {
        ...{ subjectKind: 'POLICY', subjectId: policy.id, action: 'policyReviewed' },
        ...{ before, after: { decision, denialsSince, ...changes }, reason },
      };
      return { outcome: { policyId: policy.id, policyReviewId: id }, audit: [entry] };
    });
  }

  recordDenials(
    caller: Caller,
    input: Keyed & { readonly denials: readonly DenialInput[] },
  ): Promise<{ policyDenialIds: readonly string[] } | Refusal> {
    return this.governor.govern(caller, 'recordDenials', input, async (tx) => {
      requirePermission(tx, 'recordFeedback');
      const drafts = recordDenials(input.denials, tx.today);
      if (isRefusal(drafts)) return drafts;
      await requireTheirs(tx, drafts);
      const customers = await customersOf(
        tx,
        namedIn(drafts, ({ customerKey }) => customerKey),
      );
      const recorded = { recordedById: tx.viewer.personId, recordedAt: tx.now };
      const denials = drafts.map(({ customerKey, ...denial }) => ({
        ...{ id: tx.newId(), ...denial, ...recorded },
        customerId: customers.get(customerKey ?? '') ?? null,
      }));
      await tx.insert(PolicyDenialTable, denials);
      const entries = denials.map((denial) => ({
        ...{ subjectKind: 'POLICY_DENIAL', subjectId: denial.id, action: 'policyDenialRecorded', after: denial },
      }));
      const [first, ...others] = entries as [AuditEntry, ...AuditEntry[]];
      return { outcome: { policyDenialIds: denials.map(({ id }) => id) }, audit: [first, ...others] };
    });
  }
}

const namedIn = (drafts: readonly DenialDraft[], idOf: (draft: DenialDraft) => string | null): string[] => [
  ...new Set(drafts.map(idOf).filter((id): id is string => id !== null)),
];

/** @throws Fault NOT_FOUND for the first id that leads nowhere */
async function requireTheirs(tx: Transaction, drafts: readonly DenialDraft[]): Promise<void> {
  await tx.requireAll(
    PolicyTable,
    namedIn(drafts, ({ policyId }) => policyId),
    'policy',
  );
  await tx.requireAll(
    ChannelTable,
    namedIn(drafts, ({ channelId }) => channelId),
    'channel',
  );
  await tx.requireAll(
    ProductTable,
    namedIn(drafts, ({ productId }) => productId),
    'product',
  );
}

async function deniedSince(tx: Transaction, policyId: string): Promise<number> {
  const [counted] = await tx.manager.query<{ n: number }[]>(
    `select ${denialsSinceReview('p')}::int as n from policies p where p.organization_id = $1 and p.id = $2`,
    [tx.viewer.organizationId, policyId],
  );
  return counted!.n;
}
