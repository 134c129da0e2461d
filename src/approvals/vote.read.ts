import { ownOf } from '../notifications';
import { globalId } from '../platform/global-id';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { computed, expression, list, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { askedAtSql } from './asked-at-sql';
import { quorumInWords, type ApprovalGroup, type ApprovalPolicy } from './domain/approval-policy';
import {
  ApprovalQuestionTable,
  AssignedSeatTable,
  ContentChangeTable,
  EscalationTable,
  RecusalTable,
  VoteTable,
} from './vote.table';

/** Whether a vote is counted, and if not, why. */
const standing = expression('text', (row) => {
  const ofApproval = (alias: string) =>
    `${alias}.organization_id = ${row}.organization_id and ${alias}.approval_id = ${row}.approval_id`;
  return `case
    when exists (select from approvals a where a.organization_id = ${row}.organization_id and a.id = ${row}.approval_id
      and a.content_version > ${row}.content_version) then 'VOIDED'
    when exists (select from recusals c where ${ofApproval('c')} and c.person_id in (${row}.seat_id, ${row}.voter_id))
      then 'RECUSED'
    when exists (select from votes v where ${ofApproval('v')} and v.seat_id = ${row}.seat_id
      and v.sequence > ${row}.sequence) then 'REPLACED'
    else 'COUNTS' end`;
});

/** When the seat of a vote was asked about the content that it was cast on. */
const askedAt = (row: string): string =>
  `(select ${askedAtSql({ approval: 'a', seat: `${row}.seat_id`, contentVersion: `${row}.content_version` })}
    from approvals a where a.organization_id = ${row}.organization_id and a.id = ${row}.approval_id)`;
/** The vote of the same seat, on the same content, whose place a vote took. */
const replaces: FieldRead = {
  sql: (scope) => {
    const { row } = scope;
    const alias = scope.statement.alias();
    return `coalesce((select ${scope.object('Vote', alias)} from votes ${alias}
      where ${alias}.organization_id = ${row}.organization_id and ${alias}.approval_id = ${row}.approval_id
        and ${alias}.seat_id = ${row}.seat_id and ${alias}.content_version = ${row}.content_version
        and ${alias}.sequence < ${row}.sequence order by ${alias}.sequence desc limit 1), 'null')`;
  },
};

/** Of the vote that asks the question in a row. */
const ofItsVote = (column: string) => (row: string) =>
  `(select v.${column} from votes v where v.organization_id = ${row}.organization_id and v.id = ${row}.vote_id)`;

const voteOrders = {
  CAST_AT: [{ sql: (row) => `${row}.cast_at`, form: 'timestamptz' }],
} as const satisfies ConnectionOptions['orders'];

/** As the API names people. */
const groupInWords = ({ name, members, needs, veto }: ApprovalGroup) => ({
  ...{ name, veto, needs: quorumInWords(needs) },
  role: 'role' in members ? members.role : null,
  cxFunction: 'cxFunction' in members ? members.cxFunction : null,
  personIds: 'personIds' in members ? members.personIds.map((id) => globalId('Person', id)) : [],
});

const ofApproval = (type: string, order: string): FieldRead =>
  list(type, { where: pointingBack('approval_id'), orderBy: (alias) => `${alias}.${order}, ${alias}.id` });

export const voteReads = [
  readModel('Vote', VoteTable, {
    approval: one('Approval', 'approval_id'),
    for: one('Person', 'seat_id'),
    voter: one('Person', 'voter_id'),
    replaces,
    standing,
    askedAt: expression('text', askedAt),
  }),
  readModel('ApprovalQuestion', ApprovalQuestionTable, {
    question: expression('text', ofItsVote('reason')),
    askedBy: {
      sql: (scope) => {
        const alias = scope.statement.alias();
        return `(select ${scope.object('Person', alias)} from people ${alias}
          where ${alias}.organization_id = ${scope.row}.organization_id and ${alias}.id = ${ofItsVote('voter_id')(scope.row)})`;
      },
    },
    to: one('Person', 'to_id'),
    answeredBy: one('Person', 'answered_by_id'),
  }),
  readModel('Recusal', RecusalTable, { person: one('Person', 'person_id') }),
  readModel('AssignedSeat', AssignedSeatTable, {
    person: one('Person', 'person_id'),
    assignedBy: one('Person', 'assigned_by_id'),
  }),
  readModel('ContentChange', ContentChangeTable, { changedBy: one('Person', 'changed_by_id') }),
  readModel('Escalation', EscalationTable, {
    deadline: one('Deadline', 'deadline_id'),
    to: one('Person', 'to_id'),
    insteadOf: one('Person', 'instead_of_id'),
    governanceBody: one('GovernanceBody', 'governance_body_id'),
  }),
  extendRead('Approval', {
    policy: computed<ApprovalPolicy | null>(
      ({ row }) => toJson('json', `${row}.policy`),
      (policy) => (policy === null ? null : policy.groups.map(groupInWords)),
    ),
    votes: connection('Vote', {
      where: pointingBack('approval_id'),
      orders: { SEQUENCE: [{ sql: (row) => `${row}.sequence`, form: 'integer' }], ...voteOrders },
    }),
    questions: ofApproval('ApprovalQuestion', 'asked_at'),
    recusals: ofApproval('Recusal', 'recused_at'),
    assignedSeats: ofApproval('AssignedSeat', 'assigned_at'),
    changedSince: ofApproval('ContentChange', 'content_version'),
    escalations: ofApproval('Escalation', 'told_at'),
  }),
  extendRead('Person', {
    decidedInMyName: ownOf(
      connection('Vote', {
        where: (alias, row) => `${alias}.seat_id = ${row}.id and ${alias}.voter_id <> ${row}.id`,
        orders: voteOrders,
        defaultDirection: 'DESC',
        filters: { since: { cast: 'timestamptz', sql: (row, since) => `${row}.cast_at >= ${since}` } },
      }),
    ),
  }),
];
