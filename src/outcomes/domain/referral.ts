import type { Wording } from '../../notifications/domain/notification';
import { inWords, type KillCriterion } from './kill-criterion';

/** Why continue-or-sunset is put before the body. */
export const REFERRAL_CAUSES = ['HIT', 'NOT_PROVEN'] as const;
export type ReferralCause = (typeof REFERRAL_CAUSES)[number];

/** Continue or sunset, put before a body once a criterion and cause. Append-only. */
export interface KillReferral {
  readonly id: string;
  readonly organizationId: string;
  readonly killCriterionId: string;
  readonly criterionVersion: number;
  readonly cause: ReferralCause;
  /** Null where no body decides on so much. */
  readonly governanceBodyId: string | null;
  /** On whose agenda it was put; null where the body has no meeting to come. */
  readonly meetingId: string | null;
  readonly referredAt: Date;
}

/** As an agenda has it, whose titles hold 200 characters, and so does that of an initiative alone. */
export function continueOrSunset(title: string): string {
  const characters = Array.from(`Continue or sunset: "${title}"`);
  return characters.length <= 200 ? characters.join('') : `${characters.slice(0, 198).join('')}…"`;
}

/** As an inbox has it. */
export const referralInWords = (title: string, criterion: KillCriterion, cause: ReferralCause): Wording => ({
  title: `Continue or sunset: "${title}"`,
  text:
    cause === 'HIT'
      ? `A kill criterion was hit: ${inWords(criterion)}.`
      : `A kill criterion was not proven to hold by its last day: ${inWords(criterion)}.`,
});
