import type { AuditEntry, Transaction } from '../audit';
import type { Sifted, Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import type { InvalidInput } from '../shared/refusal';
import type { Metric, MetricCode } from './domain/metric';
import { saidBy } from './domain/organization-reading';
import { readReadingRow, siftReadings, type StagedReading, type StandingReading } from './domain/reading-import';
import { refuseMapping, type ReadingMapping } from './domain/reading-mapping';
import { knownMetrics } from './known-metrics';
import { insertOrganizationReadings } from './reading-of-subject';
import { isReplaced } from './reading.read';

/** The rows of a file of readings: prepared counts, few enough to be held. */
export class ReadingStaging implements Staging {
  private readonly rows: StagedReading[] = [];
  private fresh: readonly StagedReading[] = [];

  private constructor(
    private readonly tx: Transaction,
    private readonly mapping: ReadingMapping,
    private readonly metrics: ReadonlyMap<MetricCode, Metric>,
  ) {}

  static async open(tx: Transaction, mapping: ReadingMapping): Promise<ReadingStaging | InvalidInput> {
    const metrics = await knownMetrics(tx);
    return refuseMapping(mapping, metrics) ?? new ReadingStaging(tx, mapping, metrics);
  }

  add(row: CsvRow, rowNumber: number): Promise<readonly RowProblem[]> {
    const read = readReadingRow(this.mapping, this.metrics, row, rowNumber, this.tx.today);
    if (isRejected(read)) return Promise.resolve(read);
    this.rows.push(read);
    return Promise.resolve([]);
  }

  async sift(): Promise<Sifted> {
    const { fresh, problems } = siftReadings(this.rows, await this.standing());
    this.fresh = fresh;
    return { added: fresh.length, changed: 0, problems, changes: [] };
  }

  async write(importId: string): Promise<readonly AuditEntry[]> {
    const drafts = this.fresh.map(({ row: _row, column: _column, ...draft }) => ({ ...draft, importId }));
    const readings = await insertOrganizationReadings(this.tx, drafts);
    return readings.map((reading) => ({
      ...{ subjectKind: 'READING', subjectId: reading.id, action: 'readingRecorded' },
      after: { ...saidBy(reading), importId },
    }));
  }

  /** Readings of the organization with metric and window of some row. */
  private async standing(): Promise<readonly StandingReading[]> {
    const found = await this.tx.manager.query<(Omit<StandingReading, 'n'> & Record<'n' | 'sum' | 'squares', string>)[]>(
      `select r.metric, r.cut, r.window_from::text as "windowFrom", r.window_to::text as "windowTo", r.n, r.sum,
           r.sum_of_squares as squares, r.periods, r.asked::double precision, ${isReplaced('r')} as "isReplaced"
         from readings r
         where r.organization_id = $1 and r.subject_kind = 'ORGANIZATION'
           and (r.metric, r.window_from, r.window_to) in (select * from unnest($2::text[], $3::date[], $4::date[]))`,
      [
        this.tx.viewer.organizationId,
        this.rows.map(({ metric }) => metric),
        this.rows.map(({ windowFrom }) => windowFrom),
        this.rows.map(({ windowTo }) => windowTo),
      ],
    );
    return found.map(({ n, sum, squares, ...reading }) => ({
      ...reading,
      ...{ n: Number(n), sum: BigInt(sum), sumOfSquares: BigInt(squares) },
    }));
  }
}
