import { invalidInput, notPossibleNow, type Refusal } from '../../shared/refusal';
import type { Deliverable, InitiativeEvent } from './initiative';

/** What is corrected, and what has corrected it before. */
interface Earlier<Row> {
  readonly earlier: Row;
  readonly isCorrected: boolean;
}

const correctedAlready = (): Refusal =>
  notPossibleNow('That was corrected already: correct what took its place.', 'CORRECTED');

/**
 * Whether a further move corrects an earlier one of the same history, which stays as it was: the further one names it and says why.
 * @param reason of the further move
 * @returns a refusal: nobody decided the earlier one, there is no reason, or it was corrected already
 */
export function refuseCorrectingMove(
  {
    earlier: { sequence, actorId, migration },
    isCorrected,
  }: Earlier<Pick<InitiativeEvent, 'sequence' | 'actorId' | 'migration'>>,
  reason: string | null,
): Refusal | undefined {
  const problems = [
    ...(actorId === null || migration !== null
      ? [
          {
            path: 'input.correctsEventId',
            message: `Event ${sequence} is nobody's decision: expected a move that somebody made.`,
          },
        ]
      : []),
    ...(reason === null || reason.trim() === ''
      ? [{ path: 'input.reason', message: 'Expected a reason for a correction, got none.' }]
      : []),
  ];
  if (problems.length > 0) return invalidInput(problems);
  return isCorrected ? correctedAlready() : undefined;
}

/** Whether a further deliverable takes the place of an earlier one of the same initiative. */
export function refuseCorrectingDeliverable(
  { earlier, isCorrected }: Earlier<Pick<Deliverable, 'kind'>>,
  { kind }: Pick<Deliverable, 'kind'>,
): Refusal | undefined {
  if (earlier.kind !== kind) {
    return invalidInput([
      { path: 'input.correctsDeliverableId', message: `That is ${earlier.kind}: expected one of ${kind}.` },
    ]);
  }
  return isCorrected ? correctedAlready() : undefined;
}
