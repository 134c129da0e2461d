import { metricOfRow } from '../metrics';
import { byId, expression, list, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import {
  KillCriterionChangeTable,
  KillCriterionTable,
  KillCriterionVoteTable,
  KillJudgementTable,
  KillReferralTable,
} from './kill-criterion.table';

/** SQL of when the design was first approved with a criterion. */
const lockedAt = expression(
  'text',
  (row) => `(select min(l.decided_at) from approvals l where l.organization_id = ${row}.organization_id
    and l.subject_kind = 'INITIATIVE' and l.subject_id = ${row}.initiative_id and l.gate = 'DESIGN' and l.decision = 'APPROVED'
    and l.decided_at >= ${row}.set_at and (${row}.replaced_at is null or l.decided_at < ${row}.replaced_at))`,
);

const interval = expression(
  'json',
  (row) =>
    `case when ${row}.low is null then null else ${jsonObject([
      ['low', toJson('number', `${row}.low`)],
      ['high', toJson('number', `${row}.high`)],
    ])} end`,
);

const OF_CRITERION = pointingBack('kill_criterion_id');

export const killCriterionReads = [
  readModel('KillCriterion', KillCriterionTable, {
    metric: metricOfRow,
    initiative: one('Initiative', 'initiative_id'),
    setBy: one('Person', 'set_by_id'),
    lockedAt,
    judgements: list('KillJudgement', { where: OF_CRITERION, orderBy: (row) => `${row}.judged_at, ${row}.id` }),
    referrals: list('KillReferral', { where: OF_CRITERION, orderBy: (row) => `${row}.referred_at, ${row}.id` }),
    changes: list('KillCriterionChange', { where: OF_CRITERION, orderBy: (row) => `${row}.asked_at, ${row}.id` }),
  }),
  readModel('KillJudgement', KillJudgementTable, {
    interval,
    readings: list('Reading', {
      where: (alias, row) => `${row}.reading_ids ? ${alias}.id::text`,
      orderBy: (alias) => `${alias}.id`,
    }),
  }),
  readModel('KillReferral', KillReferralTable, {
    governanceBody: one('GovernanceBody', 'governance_body_id'),
    meeting: one('Meeting', 'meeting_id'),
  }),
  readModel('KillCriterionChange', KillCriterionChangeTable, {
    killCriterion: one('KillCriterion', 'kill_criterion_id'),
    askedBy: one('Person', 'asked_by_id'),
    votes: list('KillCriterionVote', {
      where: pointingBack('kill_criterion_change_id'),
      orderBy: (row) => `${row}.sequence`,
    }),
  }),
  readModel('KillCriterionVote', KillCriterionVoteTable, {
    seat: one('Person', 'seat_id'),
    voter: one('Person', 'voter_id'),
  }),
  extendRead('Initiative', {
    killCriteria: list('KillCriterion', {
      where: (alias, row) => `${alias}.initiative_id = ${row}.id and ${alias}.replaced_at is null`,
      orderBy: (alias) => `${alias}.id`,
    }),
  }),
  extendRead('Deadline', { killCriterion: one('KillCriterion', 'subject_id') }),
  extendRead('Query', { killCriterion: byId('KillCriterion'), killCriterionChange: byId('KillCriterionChange') }),
];
