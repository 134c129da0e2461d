import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A Node of another version than the one that runs the tests, or why there is none. */
export type AnotherNode = { readonly program: string; readonly version: string } | { readonly missing: string };

/** The one that TEST_ANOTHER_NODE names, or that `npm run another-node` has fetched. */
export function anotherNode(): AnotherNode {
  const program = process.env['TEST_ANOTHER_NODE'] ?? fetched();
  if (program === undefined) {
    const how = 'npm run another-node fetches one, TEST_ANOTHER_NODE names one';
    return { missing: `No other Node for ${process.platform} on ${process.arch}: ${how}.` };
  }
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  return version === process.version ? { missing: `${program} is ${version}, as this Node is.` } : { program, version };
}

function fetched(): string | undefined {
  const packages = ['node', 'node-bin'].map((name) => `${name}-${process.platform}-${process.arch}`);
  const folder = resolve(__dirname, '../another-node/node_modules');
  return packages.map((name) => join(folder, name, 'bin/node')).find((file) => existsSync(file));
}
