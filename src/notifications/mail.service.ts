import type { Governor, Keyed } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { retry } from './domain/mail';
import { MailDeliveryTable } from './notification.table';
import { enqueueMails } from './notify';

interface RetryMail extends Keyed {
  readonly mailDeliveryId: string;
}

/** What admins do about mails. */
export class MailService {
  constructor(private readonly governor: Governor) {}

  retry(caller: Caller, input: RetryMail): Promise<{ mailDeliveryId: string } | Refusal> {
    return this.governor.govern(caller, 'retryMail', input, async (tx) => {
      // Asked before anything is looked for: what mails there are is for admins alone.
      requirePermission(tx, 'manageMail');
      const delivery = await tx.lock(MailDeliveryTable, input.mailDeliveryId, 'mail');
      const queued = retry(delivery, tx.mailGoesOut);
      if (isRefusal(queued)) return queued;
      const { organizationId, id } = delivery;
      await tx.manager.update(MailDeliveryTable, { organizationId, id }, { ...queued, queuedAt: tx.now });
      await enqueueMails(tx, [id]);
      const { state, attempts, lastError } = delivery;
      const changes = { before: { state, attempts, lastError }, after: queued };
      return {
        outcome: { mailDeliveryId: id },
        audit: [{ subjectKind: 'MAIL_DELIVERY', subjectId: id, action: 'mailRetried', ...changes }],
      };
    });
  }
}
