import type { AuditEntry, Transaction } from '../audit';

/** Feedback that was just written: one piece, or all that an import brought. */
export type NewFeedback = { readonly feedbackId: string } | { readonly importId: string };

/** A room that does something with feedback as it comes in. */
export interface FeedbackListener {
  /** In the transaction that brings it. @returns the audit of what came of it */
  readonly heard: (tx: Transaction, feedback: NewFeedback) => Promise<readonly AuditEntry[]>;
  /** Before the feedback of an import is deleted: what would keep it and nobody has worked on goes. */
  readonly takenBack: (tx: Transaction, importId: string) => Promise<void>;
}

/** What comes of new feedback in all rooms that listen. */
export async function tellListeners(
  listeners: readonly FeedbackListener[],
  tx: Transaction,
  feedback: NewFeedback,
): Promise<readonly AuditEntry[]> {
  const audit: AuditEntry[] = [];
  for (const { heard } of listeners) audit.push(...(await heard(tx, feedback)));
  return audit;
}
