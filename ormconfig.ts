import 'reflect-metadata';
import { migrations } from './migrations';
import { createDataSource, type Connection } from './src/platform/database';
import { tables } from './src/tables';

/** The one DataSource: the application's with its role, or the owner's for migrations and the operator's tools. */
export const createStewardDataSource = (
  connection: Connection,
  options: { asOwner?: boolean; asWorker?: boolean; poolSize?: number; onPoolError?: (error: Error) => void } = {},
) => createDataSource(connection, { entities: tables, migrations, ...options });

/** For TypeORM's command line (`typeorm migration:show -d dist/ormconfig.js`): the owner's, at DATABASE_URL. */
export const dataSource = createStewardDataSource({ url: process.env['DATABASE_URL'] ?? '' }, { asOwner: true });
