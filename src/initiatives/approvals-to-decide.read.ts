import { askedAtSql, belongsSql } from '../approvals';
import { timesOf, VOTE_TIMERS, type VoteTimes } from '../approvals/domain/vote-times';
import { deadlineList } from '../deadlines';
import { ownOf } from '../notifications';
import { connection } from '../platform/read/connection';
import { computed, expression, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { standIns } from './ballot.read';

/**
 * The votes that the viewer could cast now and that are awaited, as a table of rows: one for each open approval and seat, with
 * the seat's own due time. Who may vote for whom is told by `seatsToVoteFor` in the domain of approvals; this is the same in
 * the database's words, and a test holds the two equal.
 */
function approvalsToDecide(scope: FieldScope): string {
  const { statement } = scope;
  const viewer = statement.parameter((binding) => binding.viewer.personId, 'uuid');
  const now = statement.parameter((binding) => binding.now, 'timestamptz');
  const { organization } = statement;
  statement.gather(standIns);
  const concerned = `array[i.sponsor_id, i.lead_id, i.business_owner_id, p.proposer_id, p.drafter_id, a.requested_by_id]`;
  const hasNoSay = (
    person: string,
  ) => `(coalesce(${person} = any(${concerned}), false) or exists (select from recusals c
    where c.organization_id = a.organization_id and c.approval_id = a.id and c.person_id = ${person}))`;
  const seats = `select ${viewer} as id union select s.from_id from ${standIns.name} s where s.to_id = ${viewer}
    and (s.portfolio_id is null or s.portfolio_id = i.portfolio_id)
    and (${now} at time zone s.time_zone)::date between s.first_day and s.last_day`;
  const belongs = belongsSql('seat.id', { approval: 'a', organization, portfolio: 'i.portfolio_id' });
  // The latest vote of the seat on what is voted on now: a question leaves it awaited.
  const hasVoted = `exists (select from (select v.voter_id, v.choice from votes v
      where v.organization_id = a.organization_id and v.approval_id = a.id and v.seat_id = seat.id
        and v.content_version = a.content_version order by v.sequence desc limit 1) said
    where said.choice <> 'QUESTION' and not ${hasNoSay('said.voter_id')})`;
  const askedAt = askedAtSql({ approval: 'a', seat: 'seat.id', contentVersion: 'a.content_version' });
  return `(select a.organization_id, md5(a.id::text || seat.id::text)::uuid as id, a.id as approval_id, seat.id as seat_id,
      a.requested_at, ${askedAt} as asked_at, d.due_at
    from approvals a
      join initiatives i on i.organization_id = a.organization_id and a.subject_kind = 'INITIATIVE' and i.id = a.subject_id
      left join proposals p on p.organization_id = i.organization_id and p.id = i.proposal_id
      cross join lateral (${seats}) seat
      left join deadlines d on d.organization_id = a.organization_id and d.subject_kind = 'APPROVAL' and d.subject_id = a.id
        and d.person_id = seat.id and d.name = '${VOTE_TIMERS.due}' and d.left_at is null
    where a.organization_id = ${organization} and a.decision is null and i.status = 'AWAITING_APPROVAL'
      and ${belongs} and not ${hasNoSay(viewer)} and not ${hasNoSay('seat.id')} and not ${hasVoted})`;
}

const overdue = (row: string, { statement }: Pick<FieldScope, 'statement'>): string =>
  `coalesce(${row}.due_at < ${statement.parameter(({ now }) => now, 'timestamptz')}, false)`;

const ofApproval = (deadline: string, approval: string): string =>
  `${deadline}.subject_kind = 'APPROVAL' and ${deadline}.subject_id = ${approval}.id`;

export const approvalsToDecideReads = [
  readModel('ApprovalToDecide', undefined, {
    approval: one('Approval', 'approval_id'),
    for: one('Person', 'seat_id'),
    askedAt: expression('text', (row) => `${row}.asked_at`),
    dueAt: expression('text', (row) => `${row}.due_at`),
    overdue: expression('boolean', overdue),
  }),
  extendRead('Approval', {
    times: computed<VoteTimes | null>(
      ({ row }) => toJson('json', `${row}.policy`),
      (policy) => (policy?.days === undefined ? null : { onExpiry: 'STAY', ...timesOf(policy) }),
    ),
    deadlines: connection('Deadline', { ...deadlineList, where: ofApproval }),
  }),
  extendRead('Deadline', { approval: one('Approval', 'subject_id') }),
  extendRead('Person', {
    approvalsToDecide: ownOf(
      connection('ApprovalToDecide', {
        rows: approvalsToDecide,
        orders: {
          // What is in no hurry, or whose clock stands still, comes last.
          DUE_AT: [
            { sql: (row) => `(case when ${row}.due_at is null then 1 else 0 end)`, form: 'integer' },
            { sql: (row) => `coalesce(${row}.due_at, ${row}.requested_at)`, form: 'timestamptz' },
          ],
        },
        filters: { overdue: { cast: 'boolean', sql: (row, wanted, scope) => `${overdue(row, scope)} = ${wanted}` } },
      }),
    ),
  }),
];
