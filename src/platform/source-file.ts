import { accessSync, constants, createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { StartupProblem } from './startup-problem';

/** A file that can be read from its beginning, more than once. */
export interface SourceFile {
  /** As it was given, for messages and the audit. */
  readonly name: string;
  readonly bytes: number;
  open(): Readable;
}

/**
 * @param path absolute, or relative to the working folder
 * @param name how whoever named it wrote it
 * @throws StartupProblem when there is no such file, or it cannot be read
 */
export function sourceFile(path: string, name = path): SourceFile {
  try {
    accessSync(path, constants.R_OK);
    const found = statSync(path);
    if (found.isFile()) return { name, bytes: found.size, open: () => createReadStream(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new StartupProblem(missing ? `There is no file ${name}.` : `${name} cannot be read (${code}).`);
  }
  throw new StartupProblem(`${name} is not a file.`);
}
