import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { pino } from 'pino';
import { createStewardDataSource } from '../ormconfig';
import { compose } from '../src/compose';
import { systemClock } from '../src/platform/clock';
import { packageRoot } from '../src/platform/package-root';

/** Writes schema/schema.graphql from the code, or with --check fails when the two differ. Needs no database. */
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
  const text = `${printSchema(lexicographicSortSchema(house.schema))}\n`;
  const file = join(packageRoot(), 'schema', 'schema.graphql');
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('schema/schema.graphql differs from the code: run `npm run schema` and commit it.\n');
    process.exitCode = 1;
  }
}

void main();
