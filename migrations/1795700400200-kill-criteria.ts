import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kill criteria as data: set in design, changed by their quorum, judged each period, put before the body when they are hit. */
export class KillCriteria1795700400200 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${CRITERIA} ${CHANGES} ${VOTES} ${JUDGEMENTS} ${REFERRALS}`);
    await rewrite(queryRunner, 'deadlines', 'subject_kind', (known) => [...known, ...SUBJECTS]);
    await rewrite(queryRunner, 'notifications', 'kind', (known) => [...known, ...KINDS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        delete from mail_deliveries d using notifications n
          where n.id = d.notification_id and n.kind in (${quoted(KINDS)});
        delete from notifications where kind in (${quoted(KINDS)});
        delete from notification_preferences where kind in (${quoted(KINDS)});`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await queryRunner.query(`delete from deadlines where subject_kind in (${quoted(SUBJECTS)})`);
    await rewrite(queryRunner, 'notifications', 'kind', (known) => known.filter((word) => !KINDS.includes(word)));
    await rewrite(queryRunner, 'deadlines', 'subject_kind', (known) =>
      known.filter((word) => !SUBJECTS.includes(word)),
    );
    await queryRunner.query(
      'drop table kill_referrals, kill_judgements, kill_criterion_votes, kill_criterion_changes, kill_criteria;',
    );
  }
}

/** What a criterion says, of the criterion and of what is asked for in its place. */
const terms = (table: string): string => `
    side text not null constraint ${table}_side_check check (side in ('ABOVE', 'BELOW')),
    -- in the metric's unit
    threshold double precision not null,
    rule text not null constraint ${table}_rule_check check (rule in ('INTERVAL', 'POINT')),
    period_months integer not null constraint ${table}_period_check check (period_months between 1 and 12),
    periods_in_row integer not null constraint ${table}_periods_check check (periods_in_row between 1 and 12),
    last_day date not null,`;

const CRITERIA = `
  create table kill_criteria (
    id uuid constraint kill_criteria_pk primary key,
    organization_id uuid not null,
    initiative_id uuid not null,
    metric text not null, ${terms('kill_criteria')}
    set_by_id uuid not null,
    set_at timestamptz not null,
    -- when others were set in its place
    replaced_at timestamptz,
    version integer not null default 1,
    constraint kill_criteria_tenant_key unique (organization_id, id),
    constraint kill_criteria_initiative_fk
      foreign key (organization_id, initiative_id) references initiatives (organization_id, id),
    constraint kill_criteria_set_by_fk foreign key (organization_id, set_by_id) references people (organization_id, id)
  );
  create index kill_criteria_initiative_idx on kill_criteria (organization_id, initiative_id, id);
  create index kill_criteria_set_by_idx on kill_criteria (organization_id, set_by_id);
  call guard_tenant('kill_criteria');
`;

const CHANGES = `
  create table kill_criterion_changes (
    id uuid constraint kill_criterion_changes_pk primary key,
    organization_id uuid not null,
    kill_criterion_id uuid not null,
    -- whose groups and quorum decide: the approval of the design
    approval_id uuid not null, ${terms('kill_criterion_changes')}
    reason text not null,
    asked_by_id uuid not null,
    asked_at timestamptz not null,
    decision text constraint kill_criterion_changes_decision_check check (decision in ('AGREED', 'REJECTED', 'WITHDRAWN')),
    decided_at timestamptz,
    version integer not null default 1,
    constraint kill_criterion_changes_tenant_key unique (organization_id, id),
    constraint kill_criterion_changes_decided_check check ((decision is null) = (decided_at is null)),
    constraint kill_criterion_changes_criterion_fk
      foreign key (organization_id, kill_criterion_id) references kill_criteria (organization_id, id),
    constraint kill_criterion_changes_approval_fk foreign key (organization_id, approval_id) references approvals (organization_id, id),
    constraint kill_criterion_changes_asked_by_fk foreign key (organization_id, asked_by_id) references people (organization_id, id)
  );
  create unique index kill_criterion_changes_open_key on kill_criterion_changes (organization_id, kill_criterion_id)
    where decision is null;
  create index kill_criterion_changes_criterion_idx on kill_criterion_changes (organization_id, kill_criterion_id, asked_at, id);
  create index kill_criterion_changes_approval_idx on kill_criterion_changes (organization_id, approval_id);
  create index kill_criterion_changes_asked_by_idx on kill_criterion_changes (organization_id, asked_by_id);
  call guard_tenant('kill_criterion_changes');
`;

const VOTES = `
  create table kill_criterion_votes (
    id uuid constraint kill_criterion_votes_pk primary key,
    organization_id uuid not null,
    kill_criterion_change_id uuid not null,
    -- 1, 2, 3, … within the change: the latest of a seat counts
    sequence integer not null constraint kill_criterion_votes_sequence_check check (sequence > 0),
    seat_id uuid not null,
    voter_id uuid not null,
    choice text not null constraint kill_criterion_votes_choice_check check (choice in ('APPROVE', 'REJECT')),
    reason text constraint kill_criterion_votes_reason_check check (reason is not null or choice = 'APPROVE'),
    cast_at timestamptz not null,
    constraint kill_criterion_votes_tenant_key unique (organization_id, id),
    constraint kill_criterion_votes_sequence_key unique (organization_id, kill_criterion_change_id, sequence),
    constraint kill_criterion_votes_change_fk
      foreign key (organization_id, kill_criterion_change_id) references kill_criterion_changes (organization_id, id),
    constraint kill_criterion_votes_seat_fk foreign key (organization_id, seat_id) references people (organization_id, id),
    constraint kill_criterion_votes_voter_fk foreign key (organization_id, voter_id) references people (organization_id, id)
  );
  create index kill_criterion_votes_seat_idx on kill_criterion_votes (organization_id, seat_id);
  create index kill_criterion_votes_voter_idx on kill_criterion_votes (organization_id, voter_id);
  call guard_tenant('kill_criterion_votes');
  call guard_append_only('kill_criterion_votes');
`;

const JUDGEMENTS = `
  create table kill_judgements (
    id uuid constraint kill_judgements_pk primary key,
    organization_id uuid not null,
    kill_criterion_id uuid not null,
    criterion_version integer not null,
    occasion text not null constraint kill_judgements_occasion_check check (occasion in ('PERIOD', 'LAST_DAY')),
    -- the day on which measure was entered, since which periods are counted
    measured_since date not null,
    period integer not null constraint kill_judgements_period_check check ((period > 0) = (occasion = 'PERIOD') and period >= 0),
    -- windows of readings that end on these days were judged
    judged_from date not null,
    judged_to date not null,
    outcome text not null constraint kill_judgements_outcome_check check (outcome in ('HOLDS', 'HIT', 'CANNOT_TELL')),
    untold_because text constraint kill_judgements_untold_check
      check (untold_because in ('NO_READING', 'TOO_FEW', 'NO_INTERVAL', 'CHANCE')),
    value double precision,
    low double precision,
    high double precision,
    n bigint not null,
    reading_ids jsonb not null,
    judged_at timestamptz not null,
    constraint kill_judgements_tenant_key unique (organization_id, id),
    constraint kill_judgements_told_check check ((outcome = 'CANNOT_TELL') = (untold_because is not null)),
    constraint kill_judgements_once_key
      unique (organization_id, kill_criterion_id, criterion_version, measured_since, occasion, period),
    constraint kill_judgements_criterion_fk
      foreign key (organization_id, kill_criterion_id) references kill_criteria (organization_id, id)
  );
  call guard_tenant('kill_judgements');
  call guard_append_only('kill_judgements');
`;

const REFERRALS = `
  create table kill_referrals (
    id uuid constraint kill_referrals_pk primary key,
    organization_id uuid not null,
    kill_criterion_id uuid not null,
    criterion_version integer not null,
    cause text not null constraint kill_referrals_cause_check check (cause in ('HIT', 'NOT_PROVEN')),
    -- null where no body decides on its amount, or none meets
    governance_body_id uuid,
    meeting_id uuid,
    referred_at timestamptz not null,
    constraint kill_referrals_tenant_key unique (organization_id, id),
    -- Continue or sunset is put before the body once.
    constraint kill_referrals_once_key unique (organization_id, kill_criterion_id, criterion_version, cause),
    constraint kill_referrals_criterion_fk
      foreign key (organization_id, kill_criterion_id) references kill_criteria (organization_id, id),
    constraint kill_referrals_body_fk
      foreign key (organization_id, governance_body_id) references governance_bodies (organization_id, id),
    constraint kill_referrals_meeting_fk foreign key (organization_id, meeting_id) references meetings (organization_id, id)
  );
  create index kill_referrals_body_idx on kill_referrals (organization_id, governance_body_id);
  create index kill_referrals_meeting_idx on kill_referrals (organization_id, meeting_id);
  call guard_tenant('kill_referrals');
  call guard_append_only('kill_referrals');
`;

const SUBJECTS = ['KILL_CRITERION'];
const KINDS = ['CONTINUE_OR_SUNSET', 'CRITERION_CHANGE_ASKED', 'CRITERION_CHANGE_DECIDED'];

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The check of a column anew, from the words that it has now: another migration may have added to them. */
async function rewrite(
  queryRunner: QueryRunner,
  table: 'deadlines' | 'notifications',
  column: 'kind' | 'subject_kind',
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const name = `${table}_${column}_check`;
  const [check] = (await queryRunner.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = '${table}'::regclass and conname = $1`,
    [name],
  )) as { definition: string }[];
  const known = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word!);
  await queryRunner.query(`alter table ${table} drop constraint ${name},
    add constraint ${name} check (${column} in (${quoted(change(known))}))`);
}
