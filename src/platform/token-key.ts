import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDataFolder } from './data-folder';
import { StartupProblem } from './startup-problem';

const KEY_BYTES = 32;

/**
 * The secret that bearer tokens are signed with (HS256), made on the first call and the same ever after: tokens outlive
 * a restart. Only this user may read the file.
 * @param file its folder is made when it is not there
 * @throws StartupProblem when the folder cannot be written, or the file does not hold such a key
 */
export function readTokenKey(file: string): Uint8Array {
  makeDataFolder(dirname(file));
  const key = read(file) ?? create(file);
  if (key.length === KEY_BYTES) return key;
  throw new StartupProblem(
    `${file} does not hold a signing key of ${KEY_BYTES} bytes: delete it, and a new one is made (tokens given out before stop working).`,
  );
}

function read(file: string): Buffer | undefined {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function create(file: string): Buffer {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600 });
  try {
    // Linked when it is whole, and only where there is none: two starts at once end up with one key, a kill with none.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) ?? Buffer.alloc(0);
}
