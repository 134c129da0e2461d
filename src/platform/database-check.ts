import type { DataSource } from 'typeorm';
import { APPLICATION_ROLE } from './database';
import { checkServerVersion, StartupProblem } from './startup-problem';

/**
 * What must hold before the first request: a server that is new enough, a schema of this version of the code, and a
 * role that row-level security binds.
 * @param application connected with the application's role
 * @throws StartupProblem saying what to do
 */
export async function checkDatabase(application: DataSource): Promise<void> {
  const [server] = await application.query<{ version: string }[]>(
    `select current_setting('server_version_num') as version`,
  );
  checkServerVersion(Number(server?.version));
  const [role] = await application.query<{ name: string; unbound: boolean }[]>(
    'select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  );
  if (role?.name !== APPLICATION_ROLE || role.unbound) {
    throw new StartupProblem(
      `Steward runs as the role "${role?.name}", which row-level security does not bind: ALTER ROLE ${APPLICATION_ROLE} NOSUPERUSER NOBYPASSRLS.`,
    );
  }
  if (await lacksMigrations(application)) {
    throw new StartupProblem(
      'The database is not at this version of Steward: run `npm run migrate` first, with the same DATABASE_URL.',
    );
  }
}

async function lacksMigrations(application: DataSource): Promise<boolean> {
  const [table] = await application.query<{ exists: boolean }[]>(
    `select to_regclass('migrations') is not null as exists`,
  );
  if (!table?.exists) return true;
  const ran = await application.query<{ name: string }[]>('select name from migrations');
  return application.migrations.some(({ constructor }) => !ran.some(({ name }) => name === constructor.name));
}
