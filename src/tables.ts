import type { EntitySchema } from 'typeorm';
import { OrganizationTable, PersonTable, RoleGrantTable } from './people';

/** Every table that TypeORM knows. */
export const tables = [OrganizationTable, PersonTable, RoleGrantTable] as unknown as EntitySchema[];
