import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BadRowsBeside } from '../../src/platform/bad-rows-file';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'steward-bad-rows-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const beside = () => new BadRowsBeside(join(folder, 'tickets.csv'));
const lines = () => Readable.from(['a,b\n', '1,2\n']);

describe('A file of bad rows', () => {
  it('stands whole beside the imported one, each in a file of its own', async () => {
    const written = await Promise.all([beside().write(lines()), beside().write(lines())]);
    expect(written.sort()).toEqual([join(folder, 'tickets.bad.2.csv'), join(folder, 'tickets.bad.csv')]);
    expect(readFileSync(join(folder, 'tickets.bad.csv'), 'utf8')).toBe('a,b\n1,2\n');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is not there at all when it could not be written to its end', async () => {
    async function* broken() {
      yield await Promise.resolve('a,b\n');
      throw new Error('The disk is full.');
    }
    await expect(beside().write(broken())).rejects.toThrow('The disk is full.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes when the import came to nothing after all', async () => {
    const file = beside();
    await file.write(lines());
    await file.discard();
    await file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });
});
