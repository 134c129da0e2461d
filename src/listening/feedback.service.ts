import type { Governor, Keyed, Transaction } from '../audit';
import { customersOf, erasedRows } from '../customers';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { recordFeedback, type Feedback, type FeedbackDraft, type FeedbackInput } from './domain/feedback';
import { feedbackLanguageOf } from './feedback-language.service';
import { ChannelTable, FeedbackTable, FeedbackThemeTable, ProductTable, ThemeTable } from './feedback.table';
import { JourneyTable } from './journey.table';
import { tellListeners, type FeedbackListener } from './feedback-listener';
import { tagByRules } from './theme-tagging';

interface RecordFeedback extends FeedbackInput, Keyed {}

/** The erasure step of feedback: what a file says beside it may be anything, and goes, too. */
export const feedbackErasure = erasedRows('FEEDBACK', 'feedback', `text = null, attributes = '{}'`);

/** What people record of what they hear. Files come in by the import. */
export class FeedbackService {
  /** @param listeners what else comes of feedback as it comes in */
  constructor(
    private readonly governor: Governor,
    private readonly listeners: readonly FeedbackListener[],
  ) {}

  record(caller: Caller, input: RecordFeedback): Promise<{ feedbackId: string } | Refusal> {
    return this.governor.govern(caller, 'recordFeedback', input, async (tx) => {
      requirePermission(tx, 'recordFeedback');
      const draft = recordFeedback(input, tx.today);
      if (isRefusal(draft)) return draft;
      const { themeIds, customerKey, ...about } = draft;
      if (about.channelId !== null) await tx.find(ChannelTable, about.channelId, 'channel');
      if (about.productId !== null) await tx.find(ProductTable, about.productId, 'product');
      if (about.journeyId !== null) await tx.find(JourneyTable, about.journeyId, 'journey');
      await tx.requireAll(ThemeTable, themeIds, 'theme');
      const customers = await customersOf(tx, customerKey === null ? [] : [customerKey]);
      const language = about.language ?? (await feedbackLanguageOf(tx));
      const said = { ...about, language, customerId: customers.get(customerKey ?? '') ?? null };
      const feedbackId = await insertFeedback(tx, said, themeIds);
      const heard = await tellListeners(this.listeners, tx, { feedbackId });
      const subject = { subjectKind: 'FEEDBACK', subjectId: feedbackId, action: 'feedbackRecorded' };
      return { outcome: { feedbackId }, audit: [{ ...subject, after: { ...said, themeIds } }, ...heard] };
    });
  }
}

async function insertFeedback(
  tx: Transaction,
  said: Omit<FeedbackDraft, 'themeIds' | 'customerKey'> & Pick<Feedback, 'customerId' | 'language'>,
  themeIds: readonly string[],
): Promise<string> {
  const id = tx.newId();
  const recorded = { recordedById: tx.viewer.personId, recordedAt: tx.now };
  await tx.insert(FeedbackTable, [{ id, ...said, attributes: {}, importKey: null, importId: null, ...recorded }]);
  await tx.insert(
    FeedbackThemeTable,
    themeIds.map((themeId) => ({ feedbackId: id, themeId, origin: 'HAND', ruleSetId: null })),
  );
  await tagByRules(tx, { feedbackId: id });
  return id;
}
