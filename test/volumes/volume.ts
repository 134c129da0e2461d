import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import alone from './alone.json';

const TESTS = join(__dirname, '..');
const VOLUMES = readdirSync(__dirname).filter((name) => name.endsWith('.test.ts')).length;

/**
 * Binds its share of the test files into one, as `npm test` runs them. By itself each would load the whole house and run it
 * cold, three seconds of CPU; the files of a volume share its modules and nothing else: each keeps its hooks and databases.
 * @param number of this volume, from 1
 */
export function bindVolume(number: number): void {
  const files = filesToBind().filter((_file, index) => index % VOLUMES === number - 1);
  describe.each(files)('%s', (file) => void jest.requireActual(join(TESTS, file)));
}

/** All but those that take longest and run alone; the largest are dealt out first, so that the volumes come out alike. */
function filesToBind(): string[] {
  const size = (file: string): number => statSync(join(TESTS, file)).size;
  return readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('volumes') && !alone.includes(file))
    .sort((one, other) => size(other) - size(one) || (one < other ? -1 : 1));
}
