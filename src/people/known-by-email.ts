import type { DataSource } from 'typeorm';

/** An active person, found by e-mail, and one of the identities that lead to them. */
export interface KnownByEmail {
  readonly organizationId: string;
  readonly organizationName: string;
  /** Null while none is bound. */
  readonly identity: { readonly issuer: string; readonly subject: string } | null;
}

/**
 * Who has this e-mail, in every organization: for the operator's tools alone, which act in somebody's name without a token.
 * @param owner connected as the login that owns the tables: it alone can list the organizations
 */
export async function knownByEmail(owner: DataSource, email: string): Promise<readonly KnownByEmail[]> {
  const organizations = await owner.query<{ id: string; name: string }[]>(
    'select id, name from organizations order by name, id',
  );
  const found: KnownByEmail[] = [];
  for (const { id: organizationId, name: organizationName } of organizations) {
    const people = await owner.transaction(async (manager) => {
      await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
      return manager.query<{ issuer: string | null; subject: string | null }[]>(
        `select i.issuer, i.subject from people p
           left join identities i on i.organization_id = p.organization_id and i.person_id = p.id
           where p.organization_id = $1 and lower(p.email) = lower($2) and p.deactivated_at is null
           order by i.issuer, i.subject limit 1`,
        [organizationId, email],
      );
    });
    for (const { issuer, subject } of people) {
      const identity = issuer === null || subject === null ? null : { issuer, subject };
      found.push({ organizationId, organizationName, identity });
    }
  }
  return found;
}
