import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { pino } from 'pino';
import { createStewardDataSource } from '../ormconfig';
import { compose } from '../src/compose';
import { systemClock } from '../src/platform/clock';
import { packageRoot } from '../src/platform/package-root';
import { gatePolicyJsonSchema } from '../src/initiatives/domain/gate-policy';
import { definitionJsonSchema } from '../src/workflow/definition-document';

/** Writes what the code publishes to schema/, or with --check fails when the two differ. Needs no database. */
async function main(): Promise<void> {
  const dataSource = createStewardDataSource({ host: '/nowhere' });
  // Only the tables' metadata are wanted, not a connection.
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  const house = compose({
    dataSource,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    tokenKey: new Uint8Array(32),
  });
  publish('schema.graphql', printSchema(lexicographicSortSchema(house.schema)));
  publish('workflow-definition.schema.json', JSON.stringify(definitionJsonSchema(), null, 2));
  publish('gate-policy.schema.json', JSON.stringify(gatePolicyJsonSchema(), null, 2));
}

function publish(name: string, text: string): void {
  const file = join(packageRoot(), 'schema', name);
  if (!process.argv.includes('--check')) writeFileSync(file, `${text}\n`);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== `${text}\n`) {
    process.stderr.write(`schema/${name} differs from the code: run \`npm run schema\` and commit it.\n`);
    process.exitCode = 1;
  }
}

void main();
