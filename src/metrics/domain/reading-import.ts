import { Cells, isRejected, type CsvRow, type RowProblem } from '../../imports/domain/row';
import { excerpt, isRefusal } from '../../shared/refusal';
import { CUT_DIMENSIONS, type Cut, type CutLabel } from './cut';
import type { Metric, MetricCode } from './metric';
import { takeOrganizationReading, type OrganizationReadingDraft } from './organization-reading';
import type { Counted } from './reading';
import { FIELD_OF_FORM } from './reading-counts';
import type { ReadingMapping } from './reading-mapping';

/** A row on its way in. */
export interface StagedReading extends OrganizationReadingDraft {
  readonly row: number;
  /** Of the first of its counts: where its problems are told. */
  readonly column: string;
}

/**
 * Turns one row of a file whose header was accepted into a reading, or says everything that is wrong with it: by the same
 * checks as a reading that a person records.
 * @param metrics those of the organization, by code
 * @param rowNumber as a spreadsheet counts: 2 for the first record
 * @param today calendar date in UTC: no window ends later
 */
export function readReadingRow(
  mapping: ReadingMapping,
  metrics: ReadonlyMap<MetricCode, Metric>,
  row: CsvRow,
  rowNumber: number,
  today: string,
): StagedReading | readonly RowProblem[] {
  const cells = new ReadingCells(mapping, metrics, new Cells(row, rowNumber), today);
  const input = cells.input();
  if (isRejected(input)) return input;
  const draft = takeOrganizationReading({ ...input, source: mapping.source }, metrics.get(input.metric), today, ROW);
  if (!isRefusal(draft)) return { ...draft, row: rowNumber, column: cells.firstCount };
  return draft.problems.map(({ path, message }) => cells.told(path, message, rowNumber));
}

/** Where the cells of a row stand in its input. */
const ROW = 'row';

/** The cells of one row, read by what the mapping says they are. */
class ReadingCells {
  /** The columns by their places in the input: `row.proportion.n`. */
  private readonly columns = new Map<string, string>();

  constructor(
    private readonly mapping: ReadingMapping,
    private readonly metrics: ReadonlyMap<MetricCode, Metric>,
    private readonly cells: Cells,
    private readonly today: string,
  ) {}

  get firstCount(): string {
    return [...this.columns].find(([path]) => /\.(nps|proportion|mean|survival)\./.test(path))?.[1] ?? '';
  }

  input(): (Counted & { readonly cut: Cut }) | readonly RowProblem[] {
    const metric = this.metric();
    const unit = this.said('unit', this.mapping.unit);
    const windowFrom = this.date('windowFrom');
    const windowTo = this.date('windowTo');
    const cut = this.cut();
    const counts = metric && this.counts(metric);
    const asked = this.asked();
    if (metric === undefined || this.cells.problems.length > 0) return this.cells.problems;
    return { metric: metric.code, unit, windowFrom, windowTo, cut, asked, ...counts };
  }

  told(path: string, message: string, row: number): RowProblem {
    const column = this.columns.get(path);
    // What the mapping says of all rows is to blame in each of them.
    if (column === undefined) return { row, column: `mapping${path.slice(ROW.length)}`, reason: message };
    return { row, column, value: excerpt(this.cells.cell(column)), reason: message };
  }

  private metric(): Metric | undefined {
    const { metric } = this.mapping;
    const code = this.said('metric', metric) ?? '';
    const known = this.metrics.get(code);
    if (known === undefined && typeof metric === 'object') {
      this.cells.problem(metric.column, `Not a metric: expected ${[...this.metrics.keys()].join(', ')}.`);
    }
    return known;
  }

  /** What is said of the whole file, or by a cell; null for a blank one. */
  private said(path: string, from: ReadingMapping['unit']): string | null {
    if (typeof from !== 'object') return from ?? null;
    this.columns.set(`${ROW}.${path}`, from.column);
    return this.cells.text(from.column, 200);
  }

  private date(field: 'windowFrom' | 'windowTo'): string {
    const said = this.mapping[field];
    if (typeof said === 'string') return said;
    this.columns.set(`${ROW}.${field}`, said.column);
    return this.cells.date(said.column, said.format, this.today);
  }

  private cut(): Cut {
    return CUT_DIMENSIONS.flatMap((dimension): CutLabel[] => {
      const said = this.mapping.cut?.[dimension];
      if (said === undefined) return [];
      const value = typeof said === 'string' ? said : this.cells.text(said.column, 200);
      return value === null ? [] : [{ dimension, value }];
    }).map((label, index) => {
      const said = this.mapping.cut?.[label.dimension];
      if (typeof said === 'object') this.columns.set(`${ROW}.cut[${index}].value`, said.column);
      return label;
    });
  }

  /** The counts of the metric's form; columns of other forms are for other rows. */
  private counts(metric: Metric): Pick<Counted, 'nps' | 'proportion' | 'mean' | 'survival'> {
    const { nps, proportion, mean, survival, metric: said } = this.mapping;
    const form = FIELD_OF_FORM[metric.form];
    if (form === 'nps' && nps) {
      const [promoters, passives, detractors] = this.wholes(form, nps, ['promoters', 'passives', 'detractors']);
      this.columns.set(`${ROW}.nps`, nps.promoters);
      return { nps: { promoters: Number(promoters), passives: Number(passives), detractors: Number(detractors) } };
    }
    if (form === 'proportion' && proportion) {
      const [n, count] = this.wholes(form, proportion, ['n', 'count']);
      return { proportion: { n: Number(n), count: Number(count) } };
    }
    if (form === 'mean' && mean) {
      const [n = 0n, sum = 0n, sumOfSquares = 0n] = this.wholes(form, mean, ['n', 'sum', 'sumOfSquares']);
      return { mean: { n: Number(n), sum, sumOfSquares } };
    }
    if (form === 'survival' && survival) {
      const periods = survival.periods.map((columns, index) => {
        const [atRisk, lost, censored] = this.wholes(`${form}.periods[${index}]`, columns, [
          'atRisk',
          'lost',
          'censored',
        ]);
        return { atRisk: Number(atRisk), lost: Number(lost), censored: Number(censored) };
      });
      return { survival: { periods } };
    }
    const reason = `${metric.code} is counted as \`${form}\`, and the mapping names no columns for that.`;
    this.cells.problem(typeof said === 'string' ? said : said.column, reason);
    return {};
  }

  private wholes<Name extends string>(
    form: string,
    columns: Readonly<Record<Name, string>>,
    names: readonly Name[],
  ): readonly bigint[] {
    return names.map((name) => this.whole(`${form}.${name}`, columns[name]));
  }

  private asked(): number | null {
    const { asked } = this.mapping;
    return asked === undefined || this.cells.cell(asked).trim() === '' ? null : Number(this.whole('asked', asked));
  }

  private whole(path: string, column: string): bigint {
    this.columns.set(`${ROW}.${path}`, column);
    const cell = this.cells.cell(column).trim();
    if (/^-?\d{1,40}$/.test(cell)) return BigInt(cell);
    this.cells.problem(column, 'Expected a whole number, in digits alone.');
    return 0n;
  }
}
