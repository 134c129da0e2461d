import type { AuditEntry, Transaction } from '../audit';
import { StagingTable, type Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import { excerpt, isRefusal, type InvalidInput } from '../shared/refusal';
import type { Answer, Scale } from './domain/answer';
import { answeredMetric, readAnswerRow, type AnswerMapping } from './domain/answer-import';
import { addToDays } from './answer-days';
import { metricNamed } from './known-metrics';

/** A row on its way in. */
interface StagedAnswer extends Answer {
  readonly id: string;
  readonly row: number;
  readonly observation: number;
}

const COLUMNS = `id uuid not null, row integer not null, "answerId" text not null, score integer not null,
  observation integer not null, "answeredOn" date not null, cut jsonb not null`;
/** What makes two answers different ones. */
const said = (alias: string): string => `${alias}.score, ${alias}."answeredOn", ${alias}.cut`;

/** Raw answers that wait until all of the file were judged: as many as there are, in the memory of a few hundred. */
export class AnswerStaging implements Staging {
  private constructor(
    private readonly tx: Transaction,
    private readonly mapping: AnswerMapping,
    private readonly scale: Scale,
    private readonly staged: StagingTable<StagedAnswer>,
  ) {}

  static async open(tx: Transaction, mapping: AnswerMapping): Promise<AnswerStaging | InvalidInput> {
    const answered = answeredMetric(mapping, await metricNamed(tx, mapping.metric));
    if (isRefusal(answered)) return answered;
    const staged = await StagingTable.create<StagedAnswer>(tx, 'staged_answers', COLUMNS);
    return new AnswerStaging(tx, mapping, answered.scale, staged);
  }

  async add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readAnswerRow(this.mapping, this.scale, row, rowNumber, this.tx.today);
    if (isRejected(read)) return read;
    const observation = this.scale.observation(read.score);
    await this.staged.add({ id: this.tx.newId(), row: rowNumber, ...read, observation });
    return [];
  }

  async sift(): ReturnType<Staging['sift']> {
    await this.staged.flush();
    const problems = [...(await this.contradictionsWithin()), ...(await this.contradictionsWithStanding())];
    await this.tx.manager.query(
      `delete from staged_answers s using answers a
         where a.organization_id = $1 and a.metric = $2 and a.source = $3 and a.answer_id = s."answerId"`,
      [...this.known],
    );
    const [counted] = await this.tx.manager.query<{ count: string }[]>('select count(*) from staged_answers');
    return { added: Number(counted?.count), changed: 0, problems, changes: [] };
  }

  /** Writes the answers, and adds them to what is kept of each day, in the same transaction. */
  async write(importId: string): Promise<readonly AuditEntry[]> {
    await this.tx.manager.query(
      `insert into answers (id, organization_id, metric, source, answer_id, score, observation, answered_on, cut, import_id)
         select id, $1, $2, $3, "answerId", score, observation, "answeredOn", cut, $4 from staged_answers`,
      [...this.known, importId],
    );
    await this.tx.manager.query(addToDays('staged_answers'), this.known.slice(0, 2));
    return [];
  }

  /** Organization, metric and survey: within them an answer is known by its id. */
  private get known(): readonly [string, string, string] {
    return [this.tx.viewer.organizationId, this.mapping.metric, this.mapping.source];
  }

  /** Of equal rows one stays; of an id that is said to have answered twice, the first, and the others are bad. */
  private async contradictionsWithin(): Promise<RowProblem[]> {
    await this.tx.manager.query('create index on staged_answers ("answerId"); analyze staged_answers');
    const found = await this.tx.manager.query<{ row: number; id: string; first: number }[]>(
      `with first as (select "answerId", min(row) as row from staged_answers group by "answerId" having count(*) > 1),
       taken as (
         delete from staged_answers s using first f join staged_answers e on e.row = f.row
           where s."answerId" = f."answerId" and s.row > f.row
           returning s.row, s."answerId" as id, f.row as first, (${said('s')}) is distinct from (${said('e')}) as differs)
       select row, id, first from taken where differs order by row`,
    );
    return found.map(({ row, id, first }) =>
      this.problem(row, id, `Row ${first} has the same id and says something else.`),
    );
  }

  private async contradictionsWithStanding(): Promise<RowProblem[]> {
    const found = await this.tx.manager.query<{ row: number; id: string; score: number; day: string }[]>(
      `select s.row, s."answerId" as id, a.score, a.answered_on::text as day
         from staged_answers s
         join answers a on a.organization_id = $1 and a.metric = $2 and a.source = $3 and a.answer_id = s."answerId"
         where (${said('s')}) is distinct from (a.score, a.answered_on, a.cut) order by s.row`,
      [...this.known],
    );
    return found.map(({ row, id, score, day }) =>
      this.problem(row, id, `This answer came in before and says something else: ${score} on ${day}, or another cut.`),
    );
  }

  private problem(row: number, id: string, reason: string): RowProblem {
    return { row, column: this.mapping.answerId.column, value: excerpt(id), reason };
  }
}
