import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** A file beside an imported one, for the rows that could not be imported: FILE.bad.csv, FILE.bad.2.csv, … */
export class BadRowsBeside {
  private written: string | undefined;
  private readonly stem: string;

  /** @param path of the imported file; a file of bad rows that is imported itself has its own bad rows beside it */
  constructor(path: string) {
    this.stem = path.replace(/(\.bad(\.\d+)?)?(\.csv)?$/i, '');
  }

  /** Writes the file whole or not at all, and in place of no other. @returns its path */
  async write(lines: AsyncIterable<string>): Promise<string> {
    const unfinished = `${this.stem}.bad.${randomUUID()}.tmp`;
    try {
      // Flushed before it gets its name: a loss of power leaves no empty file under it.
      await pipeline(lines, createWriteStream(unfinished, { flags: 'wx', flush: true }));
      this.written = await reserve(this.stem);
      await rename(unfinished, this.written);
      return this.written;
    } catch (error) {
      await rm(unfinished, { force: true });
      await this.discard();
      throw error;
    }
  }

  async discard(): Promise<void> {
    if (this.written !== undefined) await rm(this.written, { force: true });
    this.written = undefined;
  }
}

/** The first name that is free, taken by an empty file: two imports at once get two names. */
async function reserve(stem: string, number = 1): Promise<string> {
  const path = `${stem}.bad${number === 1 ? '' : `.${number}`}.csv`;
  try {
    await (await open(path, 'wx')).close();
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return reserve(stem, number + 1);
  }
}
