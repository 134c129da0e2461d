import type { Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { recordFeedback, type FeedbackInput } from './domain/feedback';
import { ChannelTable, FeedbackTable, FeedbackThemeTable, ProductTable, ThemeTable } from './feedback.table';
import { JourneyTable } from './journey.table';

interface RecordFeedback extends FeedbackInput, Keyed {}

/** What people record of what they hear. Files come in by the import. */
export class FeedbackService {
  constructor(private readonly governor: Governor) {}

  record(caller: Caller, input: RecordFeedback): Promise<{ feedbackId: string } | Refusal> {
    return this.governor.govern(caller, 'recordFeedback', input, async (tx) => {
      requirePermission(tx, 'recordFeedback');
      const draft = recordFeedback(input, tx.today);
      if (isRefusal(draft)) return draft;
      const { themeIds, ...said } = draft;
      if (said.channelId !== null) await tx.find(ChannelTable, said.channelId, 'channel');
      if (said.productId !== null) await tx.find(ProductTable, said.productId, 'product');
      if (said.journeyId !== null) await tx.find(JourneyTable, said.journeyId, 'journey');
      await tx.requireAll(ThemeTable, themeIds, 'theme');
      const feedbackId = await insertFeedback(tx, said, themeIds);
      return {
        outcome: { feedbackId },
        audit: [{ subjectKind: 'FEEDBACK', subjectId: feedbackId, action: 'feedbackRecorded', after: draft }],
      };
    });
  }
}

async function insertFeedback(
  tx: Transaction,
  said: Omit<Exclude<ReturnType<typeof recordFeedback>, Refusal>, 'themeIds'>,
  themeIds: readonly string[],
): Promise<string> {
  const id = tx.newId();
  const recorded = { recordedById: tx.viewer.personId, recordedAt: tx.now };
  await tx.insert(FeedbackTable, [{ id, ...said, attributes: {}, importKey: null, importId: null, ...recorded }]);
  await tx.insert(
    FeedbackThemeTable,
    themeIds.map((themeId) => ({ feedbackId: id, themeId })),
  );
  return id;
}
