import { escapeLiteral, type PoolClient } from 'pg';
import { Fault } from '../shared/fault';
import { excerpt } from '../shared/refusal';
import type { Caller } from './caller';

/** What enter() answers: the tenant is set for this transaction, and this is who is asking. */
export interface Entered {
  readonly organizationId: string;
  readonly personId: string;
  readonly cxFunction: string | null;
  readonly grants: readonly { readonly role: string; readonly portfolioId: string | null }[];
}

interface EnteredRow {
  organization_id: string;
  person_id: string;
  cx_function: string | null;
  grants: Entered['grants'];
}

/** The statement that opens a tenant; issuer and subject are escaped because it travels with `begin`, without parameters. */
export const enterStatement = ({ issuer, subject }: Caller): string =>
  `select * from enter(${escapeLiteral(issuer)}, ${escapeLiteral(subject)})`;

/** @throws Fault UNAUTHENTICATED when the token's subject is bound to nobody */
export function entered(rows: readonly unknown[], caller: Caller): Entered {
  const row = rows[0] as EnteredRow | undefined;
  if (!row) {
    throw new Fault(
      'UNAUTHENTICATED',
      `The token is valid, but its subject "${excerpt(caller.subject)}" is not bound to a person here.`,
    );
  }
  return {
    organizationId: row.organization_id,
    personId: row.person_id,
    cxFunction: row.cx_function,
    grants: row.grants,
  };
}

/**
 * Opens a transaction and the caller's tenant in one round trip.
 * @returns what enter() answers: no row when the caller's token leads to nobody
 */
export async function beginAs(client: PoolClient, caller: Caller, mode = ''): Promise<readonly unknown[]> {
  const results = (await client.query(`begin ${mode}; ${enterStatement(caller)}`)) as unknown as { rows: unknown[] }[];
  return results[1]?.rows ?? [];
}

/** {@link beginAs} for somebody who must be known here. */
export const openSession = async (client: PoolClient, caller: Caller, mode: string): Promise<Entered> =>
  entered(await beginAs(client, caller, mode), caller);
