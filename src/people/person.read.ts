import { connection } from '../platform/read/connection';
import { byId, list, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { OrganizationTable, PersonTable, RoleGrantTable } from './person.table';

/** The viewer's own organization: the one row whose id is the tenant itself. */
const ownOrganization: FieldRead = {
  sql: ({ statement, object }) => {
    const alias = statement.alias();
    return `(select ${object('Organization', alias)} from organizations ${alias} where ${alias}.id = ${statement.organization})`;
  },
};

/** The person who asks. */
const viewer: FieldRead = {
  sql: ({ statement, object }) => {
    const alias = statement.alias();
    const id = statement.parameter((binding) => binding.viewer.personId, 'uuid');
    return `(select ${object('Person', alias)} from people ${alias}
      where ${alias}.organization_id = ${statement.organization} and ${alias}.id = ${id})`;
  },
};

export const personReads = [
  readModel('Organization', OrganizationTable),
  readModel('Person', PersonTable, {
    manager: one('Person', 'manager_id'),
    roles: list('RoleGrant', { where: pointingBack('person_id'), orderBy: (alias) => `${alias}.role, ${alias}.id` }),
  }),
  readModel('RoleGrant', RoleGrantTable, {
    person: one('Person', 'person_id'),
    grantedBy: one('Person', 'granted_by_id'),
  }),
  extendRead('AuditRecord', { actor: one('Person', 'actor_id') }),
  extendRead('Import', { by: one('Person', 'by_id') }),
  extendRead('Query', {
    viewer,
    organization: ownOrganization,
    person: byId('Person'),
    people: connection('Person', {
      orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] },
      filters: {
        role: {
          cast: 'text[]',
          sql: (row, roles) =>
            `exists (select from role_grants g where g.organization_id = ${row}.organization_id and g.person_id = ${row}.id and g.role = any(${roles}))`,
        },
      },
    }),
  }),
];
