import { excerpt, gateUnmet, type GateUnmet, type Missing, type Refusal } from '../../shared/refusal';
import { funds, type ReviewDecision } from './motion';

/** What stands in the way of closing, with what it is about. */
export interface InTheWay {
  readonly decision: Pick<ReviewDecision, 'title'>;
  readonly refusal: Pick<Refusal, 'code' | 'message'>;
}

/** All of it, in one refusal: nothing of a review is written while any of it cannot be. */
export const refuseClosing = (all: readonly InTheWay[]): GateUnmet =>
  gateUnmet(
    all.map(({ decision, refusal }): Missing => {
      const [title, message] = [`"${excerpt(decision.title)}"`, sentence(refusal.message)];
      return { code: refusal.code, message: message.includes(title) ? message : `${title}: ${message}` };
    }),
  );

/** Sentences of a list are joined by semicolons. */
const sentence = (message: string): string => message.replace(/\.$/, '');

/**
 * What a carried decision lacks by itself.
 * @param version of the proposal or the initiative as it is now
 */
export function missingOf(decision: ReviewDecision, version: number): readonly InTheWay[] {
  const { subjectVersion, outcome, leadId, businessOwnerId } = decision;
  const missing: InTheWay[] = [];
  const lacks = (code: 'STALE_VERSION' | 'INVALID_INPUT', message: string) =>
    missing.push({ decision, refusal: { code, message } });
  if (version !== subjectVersion) {
    lacks('STALE_VERSION', `version ${subjectVersion} was decided on, and it is at version ${version}`);
  }
  if (funds(outcome) && leadId === null) lacks('INVALID_INPUT', 'nobody is named to lead it');
  if (funds(outcome) && businessOwnerId === null) lacks('INVALID_INPUT', 'nobody is named to own its solution');
  return missing;
}

/**
 * The order in which decisions are written: what gives money back before what takes it, then as they were put.
 * @param takenMinor what a decision takes from the budget by now: below 0 where it gives back
 */
export const inOrderOfMoney = (
  decisions: readonly ReviewDecision[],
  takenMinor: (decision: ReviewDecision) => bigint,
): readonly ReviewDecision[] => {
  const place = (decision: ReviewDecision): number => {
    const taken = takenMinor(decision);
    return taken < 0n || decision.outcome === 'SUNSET' ? 0 : taken === 0n ? 1 : 2;
  };
  return decisions.toSorted((a, b) => place(a) - place(b) || a.number - b.number);
};
