import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { calendarDate } from '../shared/input-check';
import { isRefusal, type Refusal } from '../shared/refusal';
import { chargesOf, moveCharges, openDisputes } from './charging';
import { ContactCauseTable } from './contact-cause.table';
import { noLongerAsked, tellDecided, tellDisputed } from './dispute-news';
import { ContactDisputeTable } from './dispute.table';
import type { ContactCause, ServiceSide } from './domain/contact-cause';
import {
  decideDispute,
  disputedPeriod,
  raiseDispute,
  withdrawDispute,
  type ContactDispute,
  type Disputed,
} from './domain/dispute';
import { ServiceContactTable } from './service-contact.table';

interface DisputeContact extends Keyed {
  readonly contactId: string;
  readonly reason: string;
}

interface DisputeCharges extends Keyed, Pick<ContactDispute, 'causeId' | 'fromDay' | 'toDay' | 'reason'> {}

interface OnDispute extends Keyed {
  readonly disputeId: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

interface MoveCharge extends OnDispute {
  readonly ownerId: string;
  readonly side: ServiceSide;
}

type Outcome = { readonly disputeId: string };

/** Disputes of what owners are charged for service contacts, and their decision. */
export class DisputeService {
  constructor(private readonly governor: Governor) {}

  disputeContact(caller: Caller, input: DisputeContact): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'disputeContact', input, async (tx) => {
      const { causeId } = await tx.find(ServiceContactTable, input.contactId, 'service contact');
      const cause = await tx.lock(ContactCauseTable, causeId, 'contact cause');
      // As it is charged now: a decision may have come in between.
      const contact = await tx.find(ServiceContactTable, input.contactId, 'service contact');
      requirePermission(tx, 'disputeCharge', { responsible: [contact.chargedToId] });
      const day = calendarDate(contact.occurredAt);
      return raise(tx, cause, { contactId: contact.id, fromDay: day, toDay: day }, input.reason);
    });
  }

  disputeCharges(caller: Caller, input: DisputeCharges): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'disputeCharges', input, async (tx) => {
      const cause = await tx.lock(ContactCauseTable, input.causeId, 'contact cause');
      // Whoever they are: nothing is charged to them, then, or it is theirs to dispute.
      requirePermission(tx, 'disputeCharge', { responsible: [tx.viewer.personId] });
      const { fromDay, toDay, reason } = input;
      return disputedPeriod(input, tx.today) ?? raise(tx, cause, { contactId: null, fromDay, toDay }, reason);
    });
  }

  withdrawDispute(caller: Caller, input: OnDispute): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'withdrawDispute', input, async (tx) => {
      const { cause, dispute } = await lockDispute(tx, input.disputeId);
      requirePermission(tx, 'disputeCharge', { responsible: [dispute.ownerId] });
      const stale = tx.stale(dispute, input.expectedVersion, `the dispute of "${cause.name}"`);
      if (stale) return stale;
      const withdrawn = withdrawDispute(dispute, input.reason, tx.now);
      if (isRefusal(withdrawn)) return withdrawn;
      await tx.replace(ContactDisputeTable, dispute, withdrawn);
      await noLongerAsked(tx, dispute);
      const { withdrawnReason: reason } = withdrawn;
      const entry: AuditEntry = { ...subjectOf(dispute), action: 'contactDisputeWithdrawn', reason };
      return { outcome: { disputeId: dispute.id }, audit: [entry] };
    });
  }

  upholdCharge(caller: Caller, input: OnDispute): Promise<Outcome | Refusal> {
    return this.decide(caller, 'upholdCharge', input, (dispute, by) =>
      decideDispute(dispute, { reason: input.reason, ...by }),
    );
  }

  moveCharge(caller: Caller, input: MoveCharge): Promise<Outcome | Refusal> {
    return this.decide(caller, 'moveCharge', input, async (dispute, by, tx) => {
      const movedTo = { id: input.ownerId, side: input.side };
      const decided = decideDispute(dispute, { reason: input.reason, movedTo, ...by });
      if (isRefusal(decided)) return decided;
      return (await refuseUnlessActive(tx, { 'input.ownerId': input.ownerId })) ?? decided;
    });
  }

  private decide(
    caller: Caller,
    name: string,
    input: OnDispute,
    decision: (
      dispute: ContactDispute,
      by: Pick<Parameters<typeof decideDispute>[1], 'decidedById' | 'decidedAt'>,
      tx: Transaction,
    ) => ContactDispute | Refusal | Promise<ContactDispute | Refusal>,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, name, input, async (tx) => {
      const { cause, dispute } = await lockDispute(tx, input.disputeId);
      requirePermission(tx, 'decideDispute');
      const stale = tx.stale(dispute, input.expectedVersion, `the dispute of "${cause.name}"`);
      if (stale) return stale;
      const by = { decidedById: tx.viewer.personId, decidedAt: tx.now };
      const decided = await decision(dispute, by, tx);
      if (isRefusal(decided)) return decided;
      await tx.replace(ContactDisputeTable, dispute, decided);
      if (decided.decision === 'MOVED') await moveCharges(tx, decided);
      await tellDecided(tx, cause, decided);
      const { decision: outcome, movedToId, movedToSide, decisionReason: reason } = decided;
      const entry: AuditEntry = { ...subjectOf(dispute), action: 'contactDisputeDecided', reason };
      const [before, after] = [{ chargedToId: dispute.ownerId }, { decision: outcome, movedToId, movedToSide }];
      return { outcome: { disputeId: dispute.id }, audit: [{ ...entry, before, after }] };
    });
  }
}

/** Of two who decide or withdraw at once the second finds what the first did; the cause first, as by whoever raises one. */
async function lockDispute(tx: Transaction, disputeId: string) {
  const { causeId } = await tx.find(ContactDisputeTable, disputeId, 'contact dispute');
  const cause = await tx.lock(ContactCauseTable, causeId, 'contact cause');
  return { cause, dispute: await tx.lock(ContactDisputeTable, disputeId, 'contact dispute') };
}

/** Within the lock of the cause: of two disputes of one charge the second finds the first. */
async function raise(tx: Transaction, cause: ContactCause, disputed: Disputed, reason: string) {
  const { organizationId, personId: ownerId } = tx.viewer;
  const origin = { id: tx.newId(), organizationId, ownerId, raisedAt: tx.now };
  const charges = { causeId: cause.id, ownerId, ...disputed };
  const facts = { cause, ...(await chargesOf(tx, charges)), open: await openDisputes(tx, charges) };
  const dispute = raiseDispute(origin, { ...disputed, reason }, facts);
  if (isRefusal(dispute)) return dispute;
  await tx.insert(ContactDisputeTable, [dispute]);
  await tellDisputed(tx, cause, dispute);
  const entry: AuditEntry = { ...subjectOf(dispute), action: 'contactChargeDisputed', after: dispute };
  return { outcome: { disputeId: dispute.id }, audit: [entry] as [AuditEntry] };
}

const subjectOf = ({ id }: ContactDispute) => ({ subjectKind: 'CONTACT_DISPUTE', subjectId: id });
