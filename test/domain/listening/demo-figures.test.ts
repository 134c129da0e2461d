import path from 'node:path';
import { BANK } from '../../../src/demo/content/bank/bank';
import { cited, COMPLAINT_FIGURES, type ComplaintFigure } from '../../../src/demo/content/bank/complaint-figures';
import { METRICS } from '../../../src/metrics/domain/metric';
import { tallyOfPeriods, valueOf } from '../../../src/metrics/domain/reading';
import { periodsOf } from '../../../src/metrics/domain/survival';
import { CHURN_FIGURES, TELCO_CHURN, TELCO_EARLY_CHURN } from '../../../src/demo/content/telco/churn';
import { TELCO } from '../../../src/demo/content/telco/telco';
import { countParts, customersOf } from '../../../src/demo/counted-reading-steps';
import { sourceFile } from '../../../src/platform/source-file';
import { complaints } from './complaints';

const recount = ({ where }: ComplaintFigure): number =>
  complaints.filter((row) =>
    Object.entries(where).every(([column, values]) => values.includes(row[column] ?? 'no such column')),
  ).length;

/** Every text of an organization, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describe('the figures that the demo cites', () => {
  it.each(Object.entries<ComplaintFigure>(COMPLAINT_FIGURES))('%s is what the file holds', (_name, figure) => {
    expect(recount(figure)).toBe(figure.count);
  });

  it('are written with a comma at the thousands', () => {
    expect(cited('all')).toBe('3,186');
  });

  it('are the only numbers of complaints in the texts of the bank', () => {
    const known = new Set(Object.values<ComplaintFigure>(COMPLAINT_FIGURES).map(({ count }) => count));
    // "449 of 3,186 complaints", "401 of 921 mortgage complaints", "54 complaints"; a yearly total is the bank's, invented.
    const sentence = /(\d[\d,]*) (?:of (\d[\d,]*) )?(?:[a-z]+ ){0,2}complaints(?! a year)/g;
    const numbers = textsOf(BANK)
      .flatMap((text) => [...text.matchAll(sentence)])
      .flatMap(([, part, whole]) => [part, whole])
      .filter((number) => number !== undefined)
      .map((number) => Number(number.replaceAll(',', '')));

    expect(numbers.length).toBeGreaterThan(30);
    expect(numbers.filter((number) => !known.has(number))).toEqual([]);
  });

  it('are cited by at least six established needs', () => {
    const figures = Object.values<ComplaintFigure>(COMPLAINT_FIGURES).map(({ count }) => count.toLocaleString('en-US'));
    const citing = Object.values(BANK.needs).filter(
      ({ established, statement }) =>
        established !== undefined && figures.some((figure) => statement.includes(`${figure} of `)),
    );
    expect(citing.length).toBeGreaterThanOrEqual(6);
  });
});

describe('the churn that the demo cites', () => {
  const file = sourceFile(path.join(__dirname, '../../../demo', TELCO_CHURN.file));

  it('is what the file holds, by every contract that it knows', async () => {
    expect(Object.fromEntries(await countParts(file, TELCO_CHURN))).toEqual(CHURN_FIGURES);
  });

  // As demo/SOURCES.md has it: 1,869 of 7,043.
  it('adds up to all customers', () => {
    const figures = Object.values(CHURN_FIGURES);
    const total = (part: 'n' | 'count') => figures.reduce((sum, figure) => sum + figure[part], 0);
    expect({ n: total('n'), count: total('count') }).toEqual({ n: 7043, count: 1869 });
  });

  it('is cited as it is counted', () => {
    const numbers = textsOf(TELCO).flatMap((text) => [...text.matchAll(/(\d+(?:,\d{3})?) of (\d,\d{3})/g)]);
    const known = Object.values(CHURN_FIGURES).map(
      ({ n, count }) => `${count.toLocaleString('en-US')} of ${n.toLocaleString('en-US')}`,
    );
    expect(numbers.length).toBeGreaterThanOrEqual(8);
    expect(numbers.filter(([pair]) => !known.includes(pair))).toEqual([]);
  });

  // Counted with another program, by Kaplan–Meier: 5.40 % are lost within 1 month, 8.63 % within 3, 11.52 % within 6, 15.68 % within 12.
  it.each([
    [1, 5.4],
    [3, 8.63],
    [6, 11.52],
    [12, 15.68],
  ])('is, within %i months, the early churn that is known of the file: %d percent', async (months, percent) => {
    const tally = tallyOfPeriods(periodsOf(await customersOf(file, TELCO_EARLY_CHURN), months));
    // Of the 7,043 customers, 11 were in their first month still, of which nothing is known yet.
    expect(tally.n).toBe(7032);
    expect(Math.round(100 * valueOf(METRICS.EARLY_CHURN_RATE, tally)) / 100).toBe(percent);
  });

  it('is counted from no file without its columns', async () => {
    const elsewhere = { ...TELCO_CHURN, counted: { column: 'Left', value: 'Yes' } };
    await expect(countParts(file, elsewhere)).rejects.toThrow('telco-customer-churn.csv has no column Left.');
  });
});
