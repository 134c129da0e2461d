import { changesOf, oneAtATime, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { JourneyTable, NeedTable, ProductTable } from '../listening';
import { ownedRows, refuseUnlessActive, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { ContactCauseNeedTable, ContactCauseTable } from './contact-cause.table';
import { wordCause, type CauseDraft, type CauseInput, type ContactCause } from './domain/contact-cause';

interface OnCause extends Keyed {
  readonly causeId: string;
  readonly expectedVersion: number;
}

interface OnNeed extends OnCause {
  readonly needId: string;
}

type Outcome = { readonly causeId: string };

/** The handover step of contact causes: what was charged before stays as it is. */
export const contactCauseHandover = ownedRows(ContactCauseTable, { name: 'name', heldAs: { ownerId: 'OWNER' } });

/** Why customers get in touch, who caused it, and which needs it shows. */
export class ContactCauseService {
  constructor(private readonly governor: Governor) {}

  add(caller: Caller, input: CauseInput & Keyed): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'addContactCause', input, async (tx) => {
      requirePermission(tx, 'keepContactCauses');
      const draft = await worded(tx, input);
      if (isRefusal(draft)) return draft;
      const { organizationId } = tx.viewer;
      const cause: ContactCause = { id: tx.newId(), organizationId, ...draft, version: 1 };
      await tx.insert(ContactCauseTable, [cause]);
      const entry = { ...subjectOf(cause), action: 'contactCauseAdded', after: cause };
      return { outcome: { causeId: cause.id }, audit: [entry] };
    });
  }

  edit(caller: Caller, input: CauseInput & OnCause): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'editContactCause', input, async (tx) => {
      const cause = await lockCause(tx, input);
      if (isRefusal(cause)) return cause;
      const draft = await worded(tx, input, cause);
      if (isRefusal(draft)) return draft;
      const edited = await tx.update(ContactCauseTable, cause, draft);
      const entry = { ...subjectOf(cause), action: 'contactCauseEdited', ...changesOf(cause, edited) };
      return { outcome: { causeId: cause.id }, audit: [entry] };
    });
  }

  linkToNeed(caller: Caller, input: OnNeed): Promise<Outcome | Refusal> {
    return this.onNeed(caller, 'linkCauseToNeed', input, async (tx, cause, isLinked) => {
      if (isLinked) return notPossibleNow(`Cause "${cause.name}" is linked to this need already.`, 'LINKED');
      await tx.insert(ContactCauseNeedTable, [{ causeId: cause.id, needId: input.needId }]);
      return { ...subjectOf(cause), action: 'contactCauseLinkedToNeed', after: { needId: input.needId } };
    });
  }

  unlinkFromNeed(caller: Caller, input: OnNeed): Promise<Outcome | Refusal> {
    return this.onNeed(caller, 'unlinkCauseFromNeed', input, async (tx, cause, isLinked) => {
      if (!isLinked) return notPossibleNow(`Cause "${cause.name}" is not linked to this need.`, 'NOT_LINKED');
      await tx.write(ContactCauseNeedTable, (parameter) => {
        const [organization, id, need] = [tx.viewer.organizationId, cause.id, input.needId].map(parameter);
        return `delete from contact_cause_needs where organization_id = ${organization} and cause_id = ${id} and need_id = ${need}`;
      });
      return { ...subjectOf(cause), action: 'contactCauseUnlinkedFromNeed', before: { needId: input.needId } };
    });
  }

  private onNeed(
    caller: Caller,
    name: string,
    input: OnNeed,
    change: (tx: Transaction, cause: ContactCause, isLinked: boolean) => Promise<AuditEntry | Refusal>,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, name, input, async (tx) => {
      const cause = await lockCause(tx, input);
      if (isRefusal(cause)) return cause;
      await tx.find(NeedTable, input.needId, 'need');
      const linked = await tx.query(
        'select from contact_cause_needs where organization_id = $1 and cause_id = $2 and need_id = $3',
        [tx.viewer.organizationId, cause.id, input.needId],
      );
      const entry = await change(tx, cause, linked.length > 0);
      if (isRefusal(entry)) return entry;
      await tx.update(ContactCauseTable, cause, {});
      return { outcome: { causeId: cause.id }, audit: [entry] };
    });
  }
}

async function lockCause(tx: Transaction, { causeId, expectedVersion }: OnCause): Promise<ContactCause | Refusal> {
  const cause = await tx.lock(ContactCauseTable, causeId, 'contact cause');
  requirePermission(tx, 'keepContactCauses');
  return tx.stale(cause, expectedVersion, `contact cause "${cause.name}"`) ?? cause;
}

/** @param before as it stands, where it is edited: its owner may have left since they were named */
async function worded(tx: Transaction, input: CauseInput, before?: ContactCause): Promise<CauseDraft | Refusal> {
  const draft = wordCause(input);
  if (isRefusal(draft)) return draft;
  await oneAtATime(tx, 'names of contact causes');
  const named = await tx.all(ContactCauseTable, 'name', [draft.name]);
  if (named.some(({ id }) => id !== before?.id)) return nameTaken(draft.name);
  const { ownerId, productId, journeyId } = draft;
  if (productId !== null) await tx.find(ProductTable, productId, 'product');
  if (journeyId !== null) await tx.find(JourneyTable, journeyId, 'journey');
  const newOwner = ownerId === before?.ownerId ? null : ownerId;
  return (await refuseUnlessActive(tx, { 'input.ownerId': newOwner })) ?? draft;
}

const nameTaken = (name: string): Refusal =>
  invalidInput([{ path: 'input.name', message: `There is a contact cause "${name}" already.` }]);

const subjectOf = ({ id }: ContactCause) => ({ subjectKind: 'CONTACT_CAUSE', subjectId: id });
