import { connection } from '../platform/read/connection';
import { byId, list, money, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';

const ownCurrency = (row: string): string =>
  `(select o.currency_code from organizations o where o.id = ${row}.organization_id)`;

export const governanceReads = [
  readModel('GovernanceBody', GovernanceBodyTable, {
    chair: one('Person', 'chair_id'),
    customerVoice: one('Person', 'customer_voice_id'),
    members: list('GovernanceMember', {
      where: pointingBack('governance_body_id'),
      orderBy: (alias) => `${alias}.position, ${alias}.id`,
    }),
    decidesUpTo: money((row) => `${row}.decides_up_to_minor`, ownCurrency),
    escalatesTo: one('GovernanceBody', 'escalates_to_id'),
  }),
  readModel('GovernanceMember', GovernanceMemberTable, {
    person: one('Person', 'person_id'),
    deputy: one('Person', 'deputy_id'),
  }),
  extendRead('Query', {
    governanceBody: byId('GovernanceBody'),
    governanceBodies: connection('GovernanceBody', {
      orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] },
    }),
  }),
];
