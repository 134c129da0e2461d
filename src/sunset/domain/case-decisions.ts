import type { HistoryEventName, InitiativeStatus, Stage } from '../../initiatives/domain/initiative';
import { inline } from '../../shared/markdown';

/** A row of the history of an initiative. */
export interface Decided {
  /** What somebody sent; or the name of a timer, where time did it. */
  readonly event: string;
  /** Where it stood from then on. */
  readonly to: { readonly stage: Stage; readonly status: InitiativeStatus };
  readonly actor: string | null;
  readonly reason: string | null;
  readonly day: string;
}

/** From where to where something was moved, in words. */
interface Moved {
  readonly from: string;
  readonly to: string;
  /** What came of it where the stage was left, as the end of a sentence; empty where it was not. */
  readonly next: string;
}

/** What somebody did, as the rest of a sentence that begins with their name. */
const DONE: Readonly<Record<HistoryEventName, (moved: Moved) => string>> = {
  REQUEST_APPROVAL: ({ from }) => `asked for the approval of ${from}`,
  APPROVE: ({ from, next }) => `approved ${from}${next === '' ? '; others were awaited' : next}`,
  RETURN: ({ from }) => `returned ${from} for rework`,
  ITERATE: ({ to }) => `took it back to ${to}`,
  HOLD: ({ from }) => `put it on hold in ${from}`,
  RESUME: ({ to }) => `went on with ${to}`,
  STOP: ({ from, next }) => `stopped it in ${from}${next}`,
  REFER_TO_REVIEW: () => 'referred it to the portfolio review',
  CONFIRM_FUNDING: ({ next }) => `confirmed its funding${next}`,
  EMBED: () => 'kept it, to be looked at again',
  RECHECK: () => 'had it looked at again',
  REGISTERED: ({ to }) => `registered it in ${to}`,
  ASK_AGAIN: ({ from }) => `changed what is voted on: those who had approved ${from} were asked again`,
  MIGRATED: ({ to }) => `moved it to another version of the process, in ${to}`,
};

/** What people decided, a line each in the order of the history; what time did is no decision. */
export function decisionLines(history: readonly Decided[]): readonly string[] {
  return history.flatMap((decided, index) => {
    const { event, to, actor, reason, day } = decided;
    if (!isSent(event)) return [];
    const from = history[index - 1]?.to ?? to;
    const done = DONE[event]({ from: word(from.stage), to: word(to.stage), next: nextOf(from, to) });
    return [
      `- ${day}: ${actor === null ? 'Nobody' : inline(actor)} ${done}${reason === null ? '' : ` (${inline(reason)})`}`,
    ];
  });
}

const isSent = (event: string): event is HistoryEventName => event in DONE;

function nextOf(from: Decided['to'], to: Decided['to']): string {
  if (to.status === 'CLOSED') return '; it was closed';
  return to.stage === from.stage ? '' : `; ${word(to.stage)} began`;
}

const word = (stage: Stage): string => stage.toLowerCase();
