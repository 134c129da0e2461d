import type { Config } from './config';
import type { Connection } from './database';
import { connectToRunning, startEmbeddedPostgres } from './embedded-postgres';

/** A database for as long as a script needs it. */
export interface OpenDatabase {
  readonly connection: Connection;
  /** Ends what was started for the script; what ran before goes on. */
  close(): Promise<void>;
}

/**
 * The database that a script works on: that of DATABASE_URL, or the embedded one — as it runs, where a Steward runs in
 * the data folder, or else started for the script alone.
 * @param say hears in a line what somebody should know and did not ask for
 * @throws StartupProblem when it can neither be reached nor started
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const nothing = (): Promise<void> => Promise.resolve();
  if (databaseUrl !== undefined) return { connection: { url: databaseUrl }, close: nothing };
  const running = await connectToRunning({ dataDir, say });
  if (running !== undefined) return { connection: running, close: nothing };
  const postgres = await startEmbeddedPostgres({ dataDir, say });
  return { connection: postgres.connection, close: () => postgres.stop() };
}
