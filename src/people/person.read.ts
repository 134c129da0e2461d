import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, expression, list, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { onlyFor } from '../platform/read/only-for';
import { may, PERMISSIONS } from './domain/permissions';
import { IdentityTable, OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
import { viewerOf } from './viewer';

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

const admins = {
  allows: (entered: Parameters<typeof viewerOf>[0]) => may(viewerOf(entered), 'managePeople'),
  sentence: PERMISSIONS.managePeople.sentence,
};

/** People, wherever they are listed: all of them, or those of other rows. */
export const personConnection = (more: Pick<ConnectionOptions, 'rows'> = {}): FieldRead =>
  connection('Person', {
    ...more,
    orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] },
    filters: {
      active: { cast: 'boolean', sql: (row, active) => `(${row}.deactivated_at is null) = ${active}` },
      role: {
        cast: 'text[]',
        sql: (row, roles) =>
          `exists (select from role_grants g where g.organization_id = ${row}.organization_id and g.person_id = ${row}.id and g.role = any(${roles}))`,
      },
    },
  });

export const personReads = [
  readModel('Organization', OrganizationTable),
  readModel('Person', PersonTable, {
    manager: one('Person', 'manager_id'),
    active: expression('boolean', (row) => `${row}.deactivated_at is null`),
    roles: list('RoleGrant', { where: pointingBack('person_id'), orderBy: (alias) => `${alias}.role, ${alias}.id` }),
    identities: onlyFor(
      admins,
      list('Identity', {
        where: pointingBack('person_id'),
        orderBy: (alias) => `${alias}.issuer, ${alias}.subject, ${alias}.id`,
      }),
    ),
  }),
  readModel('Identity', IdentityTable),
  readModel('RoleGrant', RoleGrantTable, {
    person: one('Person', 'person_id'),
    grantedBy: one('Person', 'granted_by_id'),
  }),
  extendRead('AuditRecord', { actor: one('Person', 'actor_id'), onBehalfOf: one('Person', 'on_behalf_of_id') }),
  extendRead('Import', { by: one('Person', 'by_id') }),
  extendRead('Query', {
    viewer,
    organization: ownOrganization,
    person: byId('Person'),
    people: personConnection(),
  }),
];
