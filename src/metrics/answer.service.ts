import { oneAtATime, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { Answer } from './domain/answer';
import { siftAnswers, takeAnswers, type AnswersInput, type TakenAnswers } from './domain/recorded-answers';
import { addToDays } from './answer-days';
import { metricNamed } from './known-metrics';

interface RecordAnswers extends AnswersInput, Keyed {}

/** Raw answers that come one by one or in small sets, as people give them: beside the files that bring many. */
export class AnswerService {
  constructor(private readonly governor: Governor) {}

  record(caller: Caller, input: RecordAnswers): Promise<{ added: number; known: number } | Refusal> {
    return this.governor.govern(caller, 'recordAnswers', input, async (tx) => {
      requirePermission(tx, 'recordReadings');
      const taken = takeAnswers(input, await metricNamed(tx, input.metric), tx.today);
      if (isRefusal(taken)) return taken;
      // As an import of answers waits for another: of two that bring the same answer, the second finds it known.
      await oneAtATime(tx, 'ANSWERS imports');
      const sifted = siftAnswers(taken, await standingAnswers(tx, taken));
      if (isRefusal(sifted)) return sifted;
      await write(tx, { ...taken, answers: sifted.fresh });
      const { metric, source, answers } = taken;
      const outcome = { added: sifted.fresh.length, known: answers.length - sifted.fresh.length };
      const subject = { subjectKind: 'ORGANIZATION', subjectId: tx.viewer.organizationId };
      return { outcome, audit: [{ ...subject, action: 'answersRecorded', after: { metric, source, ...outcome } }] };
    });
  }
}

/** Those of the answers that came in before, from the same survey. */
const standingAnswers = (tx: Transaction, { metric, source, answers }: TakenAnswers): Promise<Answer[]> =>
  tx.query<Answer>(
    `select answer_id as "answerId", score, answered_on::text as "answeredOn", cut from answers
       where organization_id = $1 and metric = $2 and source = $3 and answer_id = any($4::text[])`,
    [tx.viewer.organizationId, metric, source, answers.map(({ answerId }) => answerId)],
  );

async function write(tx: Transaction, { metric, source, answers }: TakenAnswers): Promise<void> {
  if (answers.length === 0) return;
  const rows = JSON.stringify(answers.map((answer) => ({ ...answer, id: tx.newId() })));
  const given = `jsonb_to_recordset($3::jsonb) as s(id uuid, "answerId" text, score integer, observation integer,
    "answeredOn" date, cut jsonb)`;
  const values = [tx.viewer.organizationId, metric, rows];
  await tx.query(
    `insert into answers (id, organization_id, metric, source, answer_id, score, observation, answered_on, cut)
       select id, $1, $2, $4, "answerId", score, observation, "answeredOn", cut from ${given}`,
    [...values, source],
  );
  await tx.query(addToDays(given), values);
}
