import type { AuditEntry, Transaction } from '../audit';
import type { Sifted, Staging } from '../imports';
import { isRejected, type CsvRow, type RowProblem } from '../imports/domain/row';
import type { InvalidInput } from '../shared/refusal';
import type { Metric, MetricCode } from './domain/metric';
import { saidBy } from './domain/organization-reading';
import { readReadingRow, type StagedReading } from './domain/reading-import';
import { siftReadings, type StandingReading } from './domain/reading-sift';
import { refuseMapping, type ReadingMapping } from './domain/reading-mapping';
import { knownMetrics } from './known-metrics';
import { globalId } from '../platform/global-id';
import { insertOrganizationReadings, oneReadingAtATime } from './reading-of-subject';
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
    await oneReadingAtATime(this.tx);
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

  /** Readings of the organization from the same source, of the metric of some row, whose windows overlap those of the file. */
  private async standing(): Promise<readonly StandingReading[]> {
    const found = await this.tx.manager.query<(Omit<StandingReading, 'n'> & Record<'n' | 'sum' | 'squares', string>)[]>(
      `select r.id, r.metric, r.cut, r.window_from::text as "windowFrom", r.window_to::text as "windowTo", r.n, r.sum,
           r.sum_of_squares as squares, r.periods, r.asked::double precision, ${isReplaced('r')} as "isReplaced"
         from readings r
         where r.organization_id = $1 and r.subject_kind = 'ORGANIZATION'
           and r.source = $2 and r.metric = any($3::text[]) and r.window_from <= $4 and r.window_to >= $5`,
      [
        this.tx.viewer.organizationId,
        this.mapping.source,
        [...new Set(this.rows.map(({ metric }) => metric))],
        this.rows.reduce((last, { windowTo }) => (windowTo > last ? windowTo : last), '0001-01-01'),
        this.rows.reduce((first, { windowFrom }) => (windowFrom < first ? windowFrom : first), '9999-12-31'),
      ],
    );
    return found.map(({ n, sum, squares, ...reading }) => ({
      ...{ ...reading, id: globalId('Reading', reading.id) },
      ...{ n: Number(n), sum: BigInt(sum), sumOfSquares: BigInt(squares) },
    }));
  }
}
