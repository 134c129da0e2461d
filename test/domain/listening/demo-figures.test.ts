import { BANK } from '../../../src/demo/content/bank/bank';
import { cited, COMPLAINT_FIGURES, type ComplaintFigure } from '../../../src/demo/content/bank/complaint-figures';
import { complaints } from './complaints';

const recount = ({ where }: ComplaintFigure): number =>
  complaints.filter((row) =>
    Object.entries(where).every(([column, values]) => values.includes(row[column] ?? 'no such column')),
  ).length;

/** Every text of the bank, however deep. */
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
