import type { Acting, Transaction } from '../audit';
import { PERMISSIONS, type Permission } from './domain/permissions';
import type { Rule } from './domain/permission-rule';
import type { Role } from './domain/person';
import { PersonTable, RoleGrantTable } from './person.table';

/** The ids of those who are here and hold a role, in the whole organization or, where one is asked about, in this portfolio. */
export async function holdersOf(tx: Transaction<Acting>, role: Role, portfolioId: string | null): Promise<string[]> {
  const holders = await tx.query<{ id: string }>(
    `select p.id from people p where p.organization_id = $1 and p.deactivated_at is null
        and exists (select from role_grants g where g.organization_id = p.organization_id and g.person_id = p.id
          and g.role = $2 and (g.portfolio_id is null or g.portfolio_id = $3))
      order by p.id`,
    [tx.viewer.organizationId, role, portfolioId],
    [PersonTable, RoleGrantTable],
  );
  return holders.map(({ id }) => id);
}

/** The ids of those who are here and may do this, by a role or by their function, each once. */
export async function whoMay(
  tx: Transaction<Acting>,
  permission: Permission,
  portfolioId: string | null,
): Promise<string[]> {
  const { roles, functions = [] }: Rule = PERMISSIONS[permission];
  const people = await tx.query<{ id: string }>(
    `select p.id from people p where p.organization_id = $1 and p.deactivated_at is null
        and (p.cx_function = any($4::text[])
          or exists (select from role_grants g where g.organization_id = p.organization_id and g.person_id = p.id
            and g.role = any($2::text[]) and (g.portfolio_id is null or g.portfolio_id = $3)))
      order by p.id`,
    [tx.viewer.organizationId, roles, portfolioId, functions],
    [PersonTable, RoleGrantTable],
  );
  return people.map(({ id }) => id);
}
