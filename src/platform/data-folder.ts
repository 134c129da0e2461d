import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { notWritable, StartupProblem } from './startup-problem';

/**
 * Makes a folder for data, with those above it, unless it is there.
 * @returns its path without symbolic links
 * @throws StartupProblem when this user may not make it or write into it, or a file is in its way
 */
export function makeDataFolder(path: string): string {
  try {
    make(path);
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) throw new StartupProblem(`Data folder ${notWritable(path, code)}`);
    if (!['EEXIST', 'ENOTDIR', 'ENOENT', 'ELOOP'].includes(code)) throw error;
    throw new StartupProblem(
      `Data folder ${path} cannot be made, something else is in its way: remove that, or set STEWARD_DATA_DIR to another folder.`,
    );
  }
}

/** Step by step: `mkdirSync` with `recursive` runs for ever where a folder above is a link to nowhere (Node 20). */
function make(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) make(dirname(path));
  try {
    mkdirSync(path);
    // Whatever the umask: the user of the database passes through here, and what is secret inside is closed by itself.
    chmodSync(path, 0o755);
  } catch (error) {
    // Another start may have been faster.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
