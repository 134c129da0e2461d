import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { Definitions1795300000000 } from '../../migrations/1795300000000-definitions';
import { createStewardDataSource } from '../../ormconfig';
import { DEFAULT_GATE_POLICIES } from '../../src/initiatives/domain/default-gate-policies';
import { DEFAULT_LIFECYCLE } from '../../src/initiatives/domain/default-lifecycle';
import { migrate } from '../../src/platform/migrate';
import { TRACKS } from '../../src/process/domain/track';
import { onServer, serverConnection } from '../support/steward';

const database = `process_${randomUUID().replaceAll('-', '')}`;
const organization = '01890000-0000-7000-8000-000000000001';
let owner: DataSource;

beforeAll(async () => {
  await onServer((client) => client.query(`create database ${database} owner steward`));
  owner = await createStewardDataSource(
    { ...serverConnection(), database },
    { asOwner: true, poolSize: 2 },
  ).initialize();
  await migrate(owner);
});
afterAll(async () => {
  await owner.destroy();
  await onServer((client) => client.query(`drop database ${database}`));
});

describe('An organization that was there before its process was its own', () => {
  it('has the same as one that is founded now, to the letter', async () => {
    const later = migrations.length - migrations.indexOf(Definitions1795300000000);
    for (let left = later; left > 0; left--) await owner.undoLastMigration();
    await owner.query(
      `insert into organizations (id, name, currency_code, created_at) values ($1, 'Old Bank', 'USD', now())`,
      [organization],
    );
    await migrate(owner);
    const [definitions, policies] = await owner.transaction(async (manager) => {
      await manager.query(`select set_config('app.organization', $1, true)`, [organization]);
      const told = `number, status, note, version, drafted_by_id as "draftedById", published_at is not null as published,
        document::text as document`;
      return [
        await manager.query<unknown[]>(`select subject_kind as series, ${told} from workflow_definitions`),
        await manager.query<unknown[]>(`select track as series, ${told} from gate_policies`),
      ] as const;
    });
    const first = (series: string, document: object) => ({
      ...{
        series,
        number: 1,
        status: 'PUBLISHED',
        note: 'The default.',
        version: 1,
        draftedById: null,
        published: true,
      },
      document: JSON.stringify(document),
    });
    expect(definitions).toEqual([first('INITIATIVE', DEFAULT_LIFECYCLE)]);
    expect(policies).toEqual(TRACKS.map((track) => first(track, DEFAULT_GATE_POLICIES[track])));
  });
});
