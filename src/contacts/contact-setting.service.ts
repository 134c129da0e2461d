import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { ChannelTable } from '../listening';
import { organizationOf, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { ContactRateTable, RepeatWindowTable } from './contact-cause.table';
import { takeContactRate, type RateInput } from './domain/contact-rate';
import { DEFAULT_REPEAT_WINDOW, setRepeatWindow, type RepeatWindow } from './domain/repeat-window';

interface SetRepeatWindow extends Pick<RepeatWindow, 'days'>, Keyed {
  readonly expectedVersion: number;
}

/** The founding step that says within how many days a further contact is a repeat. */
export async function foundRepeatWindow(tx: Transaction): Promise<AuditEntry> {
  const after = { id: tx.newId(), days: DEFAULT_REPEAT_WINDOW, version: 1 };
  await tx.insert(RepeatWindowTable, [after]);
  return { subjectKind: 'REPEAT_WINDOW', subjectId: after.id, action: 'repeatWindowFounded', after };
}

/** What a contact costs in each channel, and how long a further one counts as a repeat. */
export class ContactSettingService {
  constructor(private readonly governor: Governor) {}

  setContactRate(caller: Caller, input: RateInput & Keyed): Promise<{ contactRateId: string } | Refusal> {
    return this.governor.govern(caller, 'setContactRate', input, async (tx) => {
      requirePermission(tx, 'setContactRate');
      const { currencyCode: reportingCurrency } = await organizationOf(tx);
      const rate = takeContactRate(input, reportingCurrency);
      if (isRefusal(rate)) return rate;
      await tx.find(ChannelTable, rate.channelId, 'channel');
      const id = tx.newId();
      await tx.insert(ContactRateTable, [{ id, ...rate, setById: tx.viewer.personId, setAt: tx.now }]);
      const entry = { subjectKind: 'CONTACT_RATE', subjectId: id, action: 'contactRateSet', after: rate };
      return { outcome: { contactRateId: id }, audit: [entry] };
    });
  }

  setRepeatWindow(caller: Caller, input: SetRepeatWindow): Promise<{ repeatWindowId: string } | Refusal> {
    return this.governor.govern(caller, 'setRepeatWindow', input, async (tx) => {
      requirePermission(tx, 'keepContactCauses');
      const [{ id }] = (await tx.all(RepeatWindowTable, 'organizationId', [tx.viewer.organizationId])) as [
        RepeatWindow,
      ];
      const before = await tx.lock(RepeatWindowTable, id, 'repeat window');
      const stale = tx.stale(before, input.expectedVersion, 'the repeat window');
      if (stale) return stale;
      const changes = setRepeatWindow(input);
      if (isRefusal(changes)) return changes;
      const after = await tx.update(RepeatWindowTable, before, changes);
      const subject = { subjectKind: 'REPEAT_WINDOW', subjectId: id, action: 'repeatWindowSet' };
      return { outcome: { repeatWindowId: id }, audit: [{ ...subject, ...changesOf(before, after) }] };
    });
  }
}
