import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIFECYCLE } from '../src/initiatives/domain/default-lifecycle';
import { packageRoot } from '../src/platform/package-root';
import { mermaid } from '../src/workflow/diagram';

const START = '<!-- The picture is made from the machine by `npm run diagram`. -->';
const PICTURE = new RegExp(`${START}\\n\\n\`\`\`mermaid\\n[^]*?\`\`\``);

/** Draws the process into the README, or with --check fails when the picture is not the machine's. */
const file = join(packageRoot(), 'README.md');
const readme = readFileSync(file, 'utf8');
const drawn = readme.replace(
  PICTURE,
  () => `${START}\n\n\`\`\`mermaid\n${mermaid({ version: 1, ...DEFAULT_LIFECYCLE }, 1).trim()}\n\`\`\``,
);
if (!PICTURE.test(readme)) {
  process.stderr.write('README.md has no place for the picture of the process.\n');
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) writeFileSync(file, drawn);
else if (drawn !== readme) {
  process.stderr.write('The picture in README.md is not the machine: run `npm run diagram` and commit it.\n');
  process.exitCode = 1;
}
