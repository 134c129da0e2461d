import { undoImport } from '../../../src/imports/domain/import';
import { headerProblems, told } from '../../../src/imports/domain/row';

const file = { fileName: 'tickets.csv', undoesId: null };

describe('an import', () => {
  it('is undone for a reason', () => {
    expect(undoImport(file, undefined, ' The wrong file. ')).toBe('The wrong file.');
  });

  it('is not undone twice', () => {
    const undoneBy = { importedAt: new Date('2026-11-02T09:00:00Z') };
    expect(undoImport(file, undoneBy, 'Again')).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'UNDONE' });
  });

  it('is not undone when it undid another', () => {
    const compensation = { fileName: null, undoesId: 'another' };
    expect(undoImport(compensation, undefined, 'Back again')).toMatchObject({ status: 'COMPENSATION' });
  });

  it('is not undone without a word', () => {
    expect(undoImport(file, undefined, '\u200b')).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });
});

describe('a problem of a row', () => {
  it('is told with its place, and with the cell where one is to blame', () => {
    expect(told({ row: 3, column: 'Date', value: 'x', reason: 'No date.' }).path).toBe(
      'row 3, column "Date", value "x"',
    );
    expect(told({ row: 1, column: 'Date', reason: 'Missing.' }).path).toBe('row 1, column "Date"');
  });

  it('in a header of a hundred columns names the first twenty', () => {
    const header = Array.from({ length: 100 }, (_, index) => `c${index + 1}`);
    expect(headerProblems(['Date'], header)[0]?.reason).toMatch(/ c19, c20 and 80 more\.$/);
  });
});
