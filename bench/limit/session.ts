import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import type { Viewer } from '../../src/people/domain/person';
import type { Asker } from './token';

/** Whom the database knows the asker as. */
export interface Entered {
  readonly organization_id: string;
  readonly person_id: string;
  readonly cx_function: string | null;
  readonly grants: readonly { readonly role: string; readonly portfolioId: string | null }[];
}

/** The asker in the words of the rules. */
export const viewerOf = ({ organization_id, person_id, cx_function, grants }: Entered): Viewer =>
  ({ organizationId: organization_id, personId: person_id, cxFunction: cx_function, grants }) as Viewer;

/** One transaction of the asker's organization: begun and entered in one journey. */
export async function inTransaction<T>(
  pool: Pool,
  { issuer, subject }: Asker,
  mode: string,
  work: (client: PoolClient, entered: Entered) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    const enter = `select * from enter(${escapeLiteral(issuer)}, ${escapeLiteral(subject)})`;
    const results = (await client.query(`begin ${mode}; ${enter}`)) as unknown as { rows: Entered[] }[];
    const entered = results[1]?.rows[0];
    if (!entered) throw new Error('Nobody here.');
    const answer = await work(client, entered);
    await client.query('commit');
    client.release();
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    client.release(error instanceof Error);
    throw error;
  }
}
