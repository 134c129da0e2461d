import { conditionList } from '../approvals';
import { ownOf } from '../notifications';
import { standInsSql } from '../people';
import { connection } from '../platform/read/connection';
import { one } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';

/**
 * The conditions that the viewer confirms, or sends back, themselves or for somebody whom they stand in for, as rows. Who may
 * is told by `judgesOf` in the domain of approvals; this is the same in the database's words, but for those who say it where
 * none of these can: they are told in their inboxes.
 */
function conditionsToConfirm({ statement }: FieldScope): string {
  const viewer = statement.parameter((binding) => binding.viewer.personId, 'uuid');
  const now = statement.parameter((binding) => binding.now, 'timestamptz');
  const standsIn = `exists (select from (${standInsSql(statement.organization, now)}) s
    where s.from_id = c.confirmer_id and s.to_id = ${viewer}
      and (s.portfolio_id is null or s.portfolio_id = i.portfolio_id)
      and (${now} at time zone s.time_zone)::date between s.first_day and s.last_day)`;
  const out = `array[c.owner_id, c.met_by_id, i.sponsor_id, i.lead_id, i.business_owner_id, p.proposer_id, p.drafter_id,
    a.requested_by_id]`;
  return `(select c.* from conditions c
      left join approvals a on a.organization_id = c.organization_id and a.id = c.approval_id
      join initiatives i on i.organization_id = c.organization_id and c.subject_kind = 'INITIATIVE' and i.id = c.subject_id
      left join proposals p on p.organization_id = i.organization_id and p.id = i.proposal_id
    where c.organization_id = ${statement.organization} and c.state = 'MET'
      and not coalesce(${viewer} = any(${out}), false) and not coalesce(c.confirmer_id = any(${out}), false)
      and (c.confirmer_id = ${viewer} or ${standsIn}))`;
}

export const initiativeConditionReads = [
  extendRead('Condition', { initiative: one('Initiative', 'subject_id') }),
  extendRead('Initiative', {
    conditions: connection('Condition', {
      ...conditionList,
      where: (alias, row) => `${alias}.subject_kind = 'INITIATIVE' and ${alias}.subject_id = ${row}.id`,
    }),
  }),
  extendRead('Person', {
    conditionsToMeet: ownOf(
      connection('Condition', {
        ...conditionList,
        where: (alias, row) => `${alias}.owner_id = ${row}.id and ${alias}.state = 'OPEN'`,
      }),
    ),
    conditionsToConfirm: ownOf(connection('Condition', { orders: conditionList.orders, rows: conditionsToConfirm })),
  }),
];
