import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  const postgres = globalThis.stewardPostgres;
  if (!postgres) return;
  await postgres.stop();
  await rm(postgres.dataDir, { recursive: true, force: true });
}
