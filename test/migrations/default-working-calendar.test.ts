import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { WorkingCalendars1795200002000 } from '../../migrations/1795200002000-working-calendars';
import { createStewardDataSource } from '../../ormconfig';
import { DEFAULT_WEEK } from '../../src/people/domain/working-calendar';
import { migrate } from '../../src/platform/migrate';
import { onServer, serverConnection } from '../support/steward';

const database = `calendars_${randomUUID().replaceAll('-', '')}`;
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

describe('An organization that was there before working calendars were', () => {
  it('has the same as one that is founded now', async () => {
    const later = migrations.length - migrations.indexOf(WorkingCalendars1795200002000);
    for (let left = later; left > 0; left--) await owner.undoLastMigration();
    await owner.query(
      `insert into organizations (id, name, currency_code, created_at) values ($1, 'Old Bank', 'USD', now())`,
      [organization],
    );
    await migrate(owner);
    const calendars = await owner.transaction(async (manager) => {
      await manager.query(`select set_config('app.organization', $1, true)`, [organization]);
      return manager.query<unknown[]>(
        'select time_zone as "timeZone", working_days as "workingDays", version from working_calendars',
      );
    });
    expect(calendars).toEqual([{ ...DEFAULT_WEEK, version: 1 }]);
  });
});
