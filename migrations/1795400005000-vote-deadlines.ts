import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines of people (a vote's), decisions that are nobody's because nobody decided in time, and news of escalations. */
export class VoteDeadlines1795400005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- whose it is, by their calendar; null of what everybody shares
      alter table deadlines add column person_id uuid,
        add constraint deadlines_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        drop constraint deadlines_entry_key,
        add constraint deadlines_entry_key
          unique nulls not distinct (organization_id, subject_kind, subject_id, name, person_id, entry);
      create index deadlines_person_idx on deadlines (organization_id, person_id);
      drop index deadlines_one_open_key;
      create unique index deadlines_one_open_key on deadlines (organization_id, subject_kind, subject_id, name, person_id)
        nulls not distinct where state in ('PENDING', 'PAUSED');
      -- Nobody decided in time: it goes back, and nothing is ever approved that way.
      alter table approvals drop constraint approvals_decided_check,
        add constraint approvals_decided_check check ((decision is null) = (decided_at is null)
          and (decided_by_id is null or decision is not null)
          and (decided_by_id is not null or decision is null or decision = 'RETURNED'));
      ${checkOfKinds([...KINDS, 'APPROVAL_ESCALATED'])}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const organizations = (await queryRunner.query('select id from organizations')) as { id: string }[];
    for (const { id } of organizations) {
      await queryRunner.query(`select set_config('app.organization', $1, true)`, [id]);
      await queryRunner.query(`
        update approvals set decided_by_id = requested_by_id where decision is not null and decided_by_id is null;
        delete from mail_deliveries d using notifications n
          where n.id = d.notification_id and n.kind = 'APPROVAL_ESCALATED';
        delete from notifications where kind = 'APPROVAL_ESCALATED';
        delete from notification_preferences where kind = 'APPROVAL_ESCALATED';`);
    }
    await queryRunner.query(`select set_config('app.organization', '', true)`);
    await queryRunner.query(`
      ${checkOfKinds(KINDS)}
      alter table approvals drop constraint approvals_decided_check,
        add constraint approvals_decided_check check ((decision is null) = (decided_by_id is null)
          and (decision is null) = (decided_at is null));
      delete from deadlines where person_id is not null;
      drop index deadlines_one_open_key;
      create unique index deadlines_one_open_key on deadlines (organization_id, subject_kind, subject_id, name)
        where state in ('PENDING', 'PAUSED');
      alter table deadlines drop constraint deadlines_entry_key,
        add constraint deadlines_entry_key unique (organization_id, subject_kind, subject_id, name, entry),
        drop column person_id;
    `);
  }
}

const KINDS = [
  ...['APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'APPROVAL_VOIDED', 'PROPOSAL_OUTCOME', 'IDEA_TO_TRIAGE'],
  ...['MENTIONED', 'INITIATIVE_MOVED', 'APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'DECIDED_IN_YOUR_NAME', 'STAGE_DUE'],
];
const checkOfKinds = (kinds: readonly string[]): string =>
  `alter table notifications drop constraint notifications_kind_check,
    add constraint notifications_kind_check check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}));`;
