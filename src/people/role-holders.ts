import type { Transaction } from '../audit';
import type { Role } from './domain/person';
import { PersonTable, RoleGrantTable } from './person.table';

/** The ids of those who are here and hold a role, in the whole organization or in this portfolio. */
export async function holdersOf(tx: Transaction, role: Role, portfolioId: string): Promise<string[]> {
  const holders = await tx.manager
    .createQueryBuilder(PersonTable, 'p')
    .select('p.id')
    .innerJoin(RoleGrantTable.options.name, 'g', 'g.organizationId = p.organizationId and g.personId = p.id')
    .where('p.organizationId = :organizationId and p.deactivatedAt is null', tx.viewer)
    .andWhere('g.role = :role and (g.portfolioId is null or g.portfolioId = :portfolioId)', { role, portfolioId })
    .orderBy('p.id')
    .getMany();
  return holders.map(({ id }) => id);
}
