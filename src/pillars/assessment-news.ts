import type { Acting, Transaction } from '../audit';
import { notify, settle } from '../notifications';
import type { MaturityAssessment } from './domain/maturity-assessment';

const subjectOf = ({ id }: MaturityAssessment) => ({ kind: 'MATURITY_ASSESSMENT', id }) as const;

/** Assessors hear that they are asked. */
export async function tellAsked(
  tx: Transaction<Acting>,
  assessment: MaturityAssessment,
  assessorIds: readonly string[],
): Promise<void> {
  const title = `Your levels are asked for: "${assessment.name}"`;
  const text = `They speak of ${assessment.asOf}, and are due on ${assessment.dueOn}.`;
  await notify(tx, [{ kind: 'LEVELS_ASKED', subject: subjectOf(assessment), toIds: assessorIds, title, text }]);
}

/** It is closed: nobody is asked any more. */
export const askNoMore = (tx: Transaction<Acting>, assessment: MaturityAssessment): Promise<void> =>
  settle(tx, ['LEVELS_ASKED'], subjectOf(assessment));
