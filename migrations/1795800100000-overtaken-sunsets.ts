import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A proposed sunset may be overtaken: what it asks about was stopped before the body answered, perhaps by whoever proposed it,
 * or by nobody, when its time was over.
 */
export class OvertakenSunsets1795800100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table sunset_proposals
        drop constraint sunset_proposals_answer_check,
        drop constraint sunset_proposals_answered_check,
        drop constraint sunset_proposals_two_people_check,
        add constraint sunset_proposals_answer_check check (answer in ('CONTINUE', 'SUNSET', 'OVERTAKEN')),
        add constraint sunset_proposals_answered_check check ((answer is null) = (answered_at is null)
          and (answer is null) = (answer_reason is null)
          and case when answer = 'OVERTAKEN' then true else (answer is null) = (answered_by_id is null) end),
        -- Nobody answers what they proposed, whatever the application says.
        add constraint sunset_proposals_two_people_check check (answer = 'OVERTAKEN' or answered_by_id <> proposed_by_id);
    `);
  }

  /** What was overtaken is open again, as it was before. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table sunset_proposals no force row level security;
      update sunset_proposals
        set answer = null, answer_reason = null, answered_by_id = null, answered_at = null, version = version + 1
        where answer = 'OVERTAKEN';
      alter table sunset_proposals force row level security;
      alter table sunset_proposals
        drop constraint sunset_proposals_answer_check,
        drop constraint sunset_proposals_answered_check,
        drop constraint sunset_proposals_two_people_check,
        add constraint sunset_proposals_answer_check check (answer in ('CONTINUE', 'SUNSET')),
        add constraint sunset_proposals_answered_check check ((answer is null) = (answered_by_id is null)
          and (answer is null) = (answered_at is null) and (answer is null) = (answer_reason is null)),
        add constraint sunset_proposals_two_people_check check (answered_by_id <> proposed_by_id);
    `);
  }
}
