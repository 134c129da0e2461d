import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder and every folder above it, the nearest first. */
export function* ancestors(folder: string): Generator<string> {
  for (let here = folder; ; here = dirname(here)) {
    yield here;
    if (here === dirname(here)) return;
  }
}

/**
 * The folder of Steward's package.json, the same from `src/` and from `dist/`.
 * @throws Error when there is none above this file
 */
export function packageRoot(): string {
  for (const folder of ancestors(__dirname)) if (existsSync(join(folder, 'package.json'))) return folder;
  throw new Error(`No package.json in ${__dirname} or above it.`);
}
