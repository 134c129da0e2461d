import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

export const PRACTICE_STATUSES = ['IN_FORCE', 'RETIRED'] as const;
export type PracticeStatus = (typeof PRACTICE_STATUSES)[number];

/** A documented standard of a pillar, as it stands now. */
export interface Practice {
  readonly id: string;
  readonly organizationId: string;
  readonly pillarId: string;
  readonly title: string;
  /** The standard itself; null when it is written elsewhere. */
  readonly text: string | null;
  /** Where it is written; null when the text says it all. */
  readonly link: string | null;
  readonly ownerId: string;
  /** The last calendar date on which it may be relied on without a look: revise it by then. */
  readonly reviewOn: string;
  readonly status: PracticeStatus;
  readonly retiredReason: string | null;
  readonly retiredAt: Date | null;
  /** Of the standard: raised by each revision, and by retiring it. */
  readonly version: number;
  readonly createdAt: Date;
}

export type PracticeContent = Pick<Practice, 'title' | 'text' | 'link' | 'ownerId' | 'reviewOn'>;

/** What a practice said at one version. Never changed. */
export interface PracticeVersion extends PracticeContent {
  readonly id: string;
  readonly organizationId: string;
  readonly practiceId: string;
  readonly version: number;
  /** What is new in it; null for the first. */
  readonly change: string | null;
  readonly writtenById: string;
  readonly writtenAt: Date;
}

export interface PracticeInput extends Pick<Practice, 'title' | 'ownerId' | 'reviewOn'> {
  readonly text?: string | null;
  readonly link?: string | null;
}

/** A first or a further wording, said as a whole. */
export function practiceContent(
  input: PracticeInput & { readonly change?: string },
  today: string,
): (PracticeContent & { readonly change: string | null }) | InvalidInput {
  const check = new InputCheck();
  const title = check.text('input.title', input.title, { max: 200 });
  const text = check.optionalText('input.text', input.text, { max: 20_000 });
  const link = check.optionalLink('input.link', input.link);
  if (text === null && link === null)
    check.problem('input.text', 'Expected the text of the standard, or a link to it.');
  const reviewOn = check.date('input.reviewOn', input.reviewOn, { earliest: today });
  const change = input.change === undefined ? null : check.text('input.change', input.change, { max: 2000 });
  return check.failed ? check.refusal() : { title, text, link, ownerId: input.ownerId, reviewOn, change };
}

/** A practice that is no longer kept is not revised. */
export function notInForce({ title, status }: Pick<Practice, 'title' | 'status'>): NotPossibleNow | undefined {
  return status === 'IN_FORCE' ? undefined : notPossibleNow(`Practice "${title}" was retired.`, status);
}

export function retirePractice(
  practice: Practice,
  reason: string,
  now: Date,
): Practice | InvalidInput | NotPossibleNow {
  const check = new InputCheck();
  const retiredReason = check.text('input.reason', reason, { max: 2000 });
  const retired = notInForce(practice);
  if (retired) return retired;
  if (check.failed) return check.refusal();
  return { ...practice, status: 'RETIRED', retiredReason, retiredAt: now, version: practice.version + 1 };
}
