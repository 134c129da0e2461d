import { createHash } from 'node:crypto';
import type { Entered } from '../platform/session';
import { keyReused, type Refusal } from '../shared/refusal';
import { canonicalJson } from './canonical';
import type { Transaction } from './transaction';
import type { WriteConnection } from './write-connection';

/** What every input of a command brings along. */
export interface Keyed {
  /** The caller's, 8 to 100 characters: it stands for this command with this input. */
  readonly idempotencyKey: string;
}

/** What is asked for: a verb of the process, and its input. */
export interface Command {
  readonly name: string;
  readonly input: Keyed;
}

/** What an outcome may hold: ids, by which a payload is selected again, and plain figures. */
export type Outcome = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const IDEMPOTENCY_KEY_DAYS = 7;

/**
 * Claims the key; a second request with it waits here for the first, then finds what came of it.
 * @returns the outcome that the key stands for already, if any; or a refusal when it came with another input
 */
export async function claim<O extends Outcome>(
  tx: Transaction,
  { name, input }: Command,
): Promise<O | Refusal | undefined> {
  const { organizationId, personId } = tx.viewer;
  const inputHash = createHash('sha256')
    .update(canonicalJson([name, input]))
    .digest();
  const expired = new Date(tx.now.getTime() - IDEMPOTENCY_KEY_DAYS * 86_400_000);
  const [claimed] = await tx.query<{ input_hash: Buffer; outcome: O | null }>(
    `insert into idempotency_keys as k (organization_id, person_id, key, command, input_hash, claimed_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint idempotency_keys_pk do update
         set command = case when k.claimed_at < $7 then excluded.command else k.command end,
             input_hash = case when k.claimed_at < $7 then excluded.input_hash else k.input_hash end,
             outcome = case when k.claimed_at < $7 then null else k.outcome end,
             claimed_at = case when k.claimed_at < $7 then excluded.claimed_at else k.claimed_at end
       returning input_hash, outcome`,
    [organizationId, personId, input.idempotencyKey, name, inputHash, tx.now, expired],
  );
  if (claimed?.input_hash.equals(inputHash) !== true) return keyReused(input.idempotencyKey);
  return claimed.outcome ?? undefined;
}

/** Keeps what came of a command for the key that it claimed: with the next statement that is sent. */
export const keepOutcome = (
  connection: WriteConnection,
  { organizationId, personId }: Entered,
  { input: { idempotencyKey } }: Command,
  outcome: Outcome,
): Promise<void> =>
  connection.write({
    table: 'idempotency_keys',
    sql: (parameter) => `update idempotency_keys set outcome = ${parameter(JSON.stringify(outcome))}
      where organization_id = ${parameter(organizationId)} and person_id = ${parameter(personId)} and key = ${parameter(idempotencyKey)} returning 1`,
    expected: { rows: 1, otherwise: 'An idempotency key is gone that was just claimed.' },
  });
