import { setTimeout as pause } from 'node:timers/promises';
import { act } from '../support/act';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';
import type { Sender } from './sender';

const ADA = 'ada@example.com';
const PATIENCE_MS = 120_000;

/**
 * Waits until the worker has sent what it can. What a killed one had taken waits for hours, as docs/operating.md says,
 * unless an admin has it sent again: that is done here.
 * @throws Error when mails are left and none of them was sent for two minutes
 */
export async function sendWhatIsLeft(steward: Steward, sender: Sender): Promise<void> {
  let [before, fewest, end] = [Infinity, Infinity, 0];
  do {
    const waiting = await queued(sender);
    if (waiting.total === 0) return;
    if (waiting.total < fewest) [fewest, end] = [waiting.total, Date.now() + PATIENCE_MS];
    // No fewer than a second ago: nobody works on these.
    if (waiting.total >= before) {
      for (const mailDeliveryId of waiting.ids) await act(steward, ADA, 'retryMail', { mailDeliveryId });
      before = Infinity;
    } else before = waiting.total;
    await pause(1_000);
  } while (Date.now() < end);
  const left = await inOrganizationOf(steward, ADA, (manager) =>
    manager.query(`select state, attempts, last_error, queued_at from mail_deliveries where state = 'QUEUED' limit 3`),
  );
  throw new Error(`${fewest} mails are left: ${JSON.stringify(left)}`);
}

async function queued(sender: Sender): Promise<{ total: number; ids: readonly string[] }> {
  const { mailDeliveries } = await sender.data(
    ADA,
    '{ mailDeliveries(filter: { state: [QUEUED] }, first: 100) { totalCount nodes { id } } }',
  );
  const { totalCount, nodes } = mailDeliveries as { totalCount: number; nodes: { id: string }[] };
  return { total: totalCount, ids: nodes.map(({ id }) => id) };
}
