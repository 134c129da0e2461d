import { optionalCustomerKey } from '../../customers/domain/customer';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';

export const EXPERIENCES = ['GOOD', 'BAD'] as const;
export type Experience = (typeof EXPERIENCES)[number];

/** An experience of a customer as it was told, tied to a journey. */
export interface Story {
  readonly id: string;
  readonly organizationId: string;
  readonly experience: Experience;
  readonly journeyId: string;
  readonly customerId: string | null;
  /** Calendar date. */
  readonly toldOn: string;
  /** Null, as the text, once the customer is erased. */
  readonly title: string | null;
  readonly text: string | null;
  /** Whether the customer agreed that it is told further: without that it is not for everyone. */
  readonly consent: boolean;
  readonly recordedById: string;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  /** Null where nobody took it back, and once the customer is erased. */
  readonly withdrawnReason: string | null;
  readonly version: number;
}

export interface StoryInput {
  readonly experience: Experience;
  readonly journeyId: string;
  readonly toldOn: string;
  readonly title: string;
  readonly text: string;
  readonly consent: boolean;
}

export type StoryContent = Pick<Story, 'experience' | 'journeyId' | 'toldOn' | 'consent'> & {
  readonly title: string;
  readonly text: string;
};

const TITLE_CHARACTERS = 200;
const TEXT_CHARACTERS = 10_000;
const REASON_CHARACTERS = 2_000;

/**
 * A story as somebody tells it, checked.
 * @param today calendar date in UTC: nothing was told later
 */
export function tellStory(
  input: StoryInput & { readonly customerKey?: string | null },
  today: string,
): { readonly content: StoryContent; readonly customerKey: string | null } | InvalidInput {
  const check = new InputCheck();
  const content = contentOf(check, input, today);
  const customerKey = optionalCustomerKey(check, 'input.customerKey', input.customerKey);
  return check.failed ? check.refusal() : { content, customerKey };
}

/** What a story becomes when it is edited, checked. Of an erased customer there is nothing left to edit. */
export function editStory(
  story: Story,
  input: StoryInput,
  today: string,
): StoryContent | InvalidInput | NotPossibleNow {
  const over = isOver(story);
  if (over) return over;
  const check = new InputCheck();
  const content = contentOf(check, input, today);
  return check.failed ? check.refusal() : content;
}

/** Takes a story back: it is told no further. */
export function withdrawStory(
  story: Story,
  reason: string,
  now: Date,
): Pick<Story, 'withdrawnAt' | 'withdrawnReason'> | InvalidInput | NotPossibleNow {
  const over = isOver(story);
  if (over) return over;
  const check = new InputCheck();
  const withdrawnReason = check.text('input.reason', reason, { max: REASON_CHARACTERS });
  return check.failed ? check.refusal() : { withdrawnAt: now, withdrawnReason };
}

function contentOf(check: InputCheck, input: StoryInput, today: string): StoryContent {
  const { experience, journeyId, consent } = input;
  return {
    ...{ experience, journeyId, consent },
    toldOn: check.date('input.toldOn', input.toldOn, { latest: today }),
    title: check.text('input.title', input.title, { max: TITLE_CHARACTERS }),
    text: check.text('input.text', input.text, { max: TEXT_CHARACTERS }),
  };
}

function isOver({ title, withdrawnAt }: Story): NotPossibleNow | undefined {
  if (title === null) return notPossibleNow('The customer of this story is erased.', 'ERASED');
  if (withdrawnAt === null) return undefined;
  return notPossibleNow('The story is withdrawn: tell it anew.', 'WITHDRAWN');
}
