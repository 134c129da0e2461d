import type { ApprovalDecision } from '../../approvals/domain/approval';
import type { NotificationKind, Wording } from '../../notifications/domain/notification';
import type { Initiative, InitiativeEventName } from './initiative';

/** What those with a part in an initiative are told of a move, or those who are asked to decide. */
interface MoveNews extends Wording {
  readonly kind: NotificationKind;
}

const DONE: Readonly<Record<InitiativeEventName, string>> = {
  REQUEST_APPROVAL: 'Your approval is asked for',
  APPROVE: 'Approved',
  RETURN: 'Returned for rework',
  ITERATE: 'Taken back to design',
  HOLD: 'On hold',
  RESUME: 'Resumed',
  STOP: 'Stopped',
  REFER_TO_REVIEW: 'Sent back to the portfolio review',
  CONFIRM_FUNDING: 'Funding confirmed',
  EMBED: 'Kept',
  RECHECK: 'Looked at again',
};

/** Of what is kept, with the day on which it comes back. */
type Told = Pick<Initiative, 'title' | 'stage'> & Partial<Pick<Initiative, 'recheckOn'>>;

/**
 * The words for a move of an initiative, with its reason.
 * @param decision what became of the request for approval that was open; null where none was closed by this move
 */
export function wordMove(
  { title, stage, recheckOn = null }: Told,
  { event, reason }: { readonly event: InitiativeEventName; readonly reason: string | null },
  decision: ApprovalDecision | null,
): MoveNews {
  const voided = decision === 'WITHDRAWN';
  const gate = `the gate of ${stage.toLowerCase()}`;
  const text: Readonly<Record<InitiativeEventName, string>> = {
    REQUEST_APPROVAL: `It has come to ${gate}, and you could vote on it.`,
    APPROVE: `It has passed ${gate}.`,
    RETURN: `It did not pass ${gate}.`,
    ITERATE: 'It goes through design once more.',
    HOLD: `It waits in ${stage.toLowerCase()}.`,
    RESUME: `It goes on in ${stage.toLowerCase()}.`,
    REFER_TO_REVIEW: 'The portfolio review is to confirm its funding by the forecast that counts now, or to stop it.',
    CONFIRM_FUNDING: `It goes on in ${stage.toLowerCase()}, and the forecast that counts now is what is funded.`,
    EMBED: `It stays in service, and comes back to be looked at again on ${recheckOn ?? 'a day to be named'}.`,
    RECHECK: `It is measured again before it is kept any longer.`,
    STOP: `It ends its way in ${stage.toLowerCase()}.`,
  };
  const sentences = [
    text[event],
    ...(voided ? [`The request for approval at ${gate} came to nothing.`] : []),
    ...(reason === null ? [] : [`The reason: ${reason}`]),
  ];
  return {
    kind: kindOf(event, voided),
    title: `${decision === 'REJECTED' ? 'Rejected' : DONE[event]}: "${title}"`,
    text: sentences.join('\n'),
  };
}

function kindOf(event: InitiativeEventName, voided: boolean): NotificationKind {
  if (voided) return 'APPROVAL_VOIDED';
  if (event === 'REQUEST_APPROVAL') return 'APPROVAL_ASKED';
  return event === 'APPROVE' || event === 'RETURN' ? 'APPROVAL_DECIDED' : 'INITIATIVE_MOVED';
}
