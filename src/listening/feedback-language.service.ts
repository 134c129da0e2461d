import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import type { Refusal } from '../shared/refusal';
import {
  DEFAULT_FEEDBACK_LANGUAGE,
  type FeedbackLanguage,
  type FeedbackLanguageSetting,
} from './domain/feedback-language';
import { FeedbackLanguageTable } from './feedback-language.table';

interface SetFeedbackLanguage extends Keyed {
  readonly language: FeedbackLanguage;
  readonly expectedVersion: number;
}

const ITS_NAME = 'the language of feedback';

/** The founding step that says in which language feedback is. */
export async function foundFeedbackLanguage(tx: Transaction): Promise<AuditEntry> {
  const after = { id: tx.newId(), language: DEFAULT_FEEDBACK_LANGUAGE, version: 1 };
  await tx.insert(FeedbackLanguageTable, [after]);
  const subject = { subjectKind: 'FEEDBACK_LANGUAGE_SETTING', subjectId: after.id };
  return { ...subject, action: 'feedbackLanguageFounded', after };
}

const standing = async (tx: Transaction): Promise<FeedbackLanguageSetting> =>
  (await tx.all(FeedbackLanguageTable, 'organizationId', [tx.viewer.organizationId]))[0]!;

/** The language of feedback of which nobody says another. */
export const feedbackLanguageOf = async (tx: Transaction): Promise<FeedbackLanguage> => (await standing(tx)).language;

/** In which language feedback is, where nobody says another. */
export class FeedbackLanguageService {
  constructor(private readonly governor: Governor) {}

  setFeedbackLanguage(
    caller: Caller,
    input: SetFeedbackLanguage,
  ): Promise<{ feedbackLanguageSettingId: string } | Refusal> {
    return this.governor.govern(caller, 'setFeedbackLanguage', input, async (tx) => {
      requirePermission(tx, 'editLists');
      const before = await tx.lock(FeedbackLanguageTable, (await standing(tx)).id, ITS_NAME);
      const stale = tx.stale(before, input.expectedVersion, ITS_NAME);
      if (stale) return stale;
      const after = await tx.update(FeedbackLanguageTable, before, { language: input.language });
      const subject = { subjectKind: 'FEEDBACK_LANGUAGE_SETTING', subjectId: before.id };
      const entry = { ...subject, action: 'feedbackLanguageSet', ...changesOf(before, after) };
      return { outcome: { feedbackLanguageSettingId: before.id }, audit: [entry] };
    });
  }
}
