import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assessment templates (the default ones for organizations that exist), maturity assessments, targets, practices. */
export class Maturity1795200003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.templates(queryRunner);
    await this.defaults(queryRunner);
    await this.assessments(queryRunner);
    await this.practices(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table practice_versions, practices, maturity_results, maturity_levels, maturity_assessors,
        maturity_assessments, assessment_dimensions, assessment_templates;
      alter table pillars drop column target_level, drop column target_on;
    `);
  }

  private async templates(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table pillars
        add column target_level integer constraint pillars_target_level_check check (target_level between 1 and 5),
        add column target_on date,
        add constraint pillars_target_check check ((target_level is null) = (target_on is null));

      create table assessment_templates (
        id uuid constraint assessment_templates_pk primary key,
        organization_id uuid not null constraint assessment_templates_organization_fk references organizations (id),
        position integer not null constraint assessment_templates_position_check check (position > 0),
        name text not null,
        purpose text not null,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint assessment_templates_tenant_key unique (organization_id, id),
        constraint assessment_templates_position_key unique (organization_id, position),
        constraint assessment_templates_name_key unique (organization_id, name)
      );
      call guard_tenant('assessment_templates');

      create table assessment_dimensions (
        id uuid constraint assessment_dimensions_pk primary key,
        organization_id uuid not null,
        template_id uuid not null,
        template_version integer not null,
        position integer not null constraint assessment_dimensions_position_check check (position > 0),
        code text not null,
        name text not null,
        pillar_id uuid,
        anchors jsonb not null,
        constraint assessment_dimensions_tenant_key unique (organization_id, id),
        constraint assessment_dimensions_template_fk
          foreign key (organization_id, template_id) references assessment_templates (organization_id, id),
        constraint assessment_dimensions_pillar_fk foreign key (organization_id, pillar_id) references pillars (organization_id, id),
        constraint assessment_dimensions_position_key unique (organization_id, template_id, template_version, position),
        constraint assessment_dimensions_code_key unique (organization_id, template_id, template_version, code)
      );
      create index assessment_dimensions_pillar_idx on assessment_dimensions (organization_id, pillar_id);
      call guard_tenant('assessment_dimensions');
      call guard_append_only('assessment_dimensions');
    `);
  }

  /** Not even the owner sees past a tenant, so each organization is entered in turn. */
  private async defaults(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create temporary table default_templates on commit drop as select * from (values
          (1, 'The ten CX pillars', 'How far each discipline that customer experience rests on has come.'),
          (2, 'Four building blocks of service excellence', 'How far service has come from answering contacts to making them unnecessary.')
      ) t(position, name, purpose);
      create temporary table default_dimensions on commit drop as select * from (values
          (1, 1, 'VISION_AND_GOALS', 'Vision and Goals', array[
            'There is no vision of the customer experience, or nobody could say it.',
            'A vision is written down; goals for customers exist here and there and follow from nothing.',
            'The vision is known, and each area has goals for customers with a metric, a target and a date.',
            'Leaders are held to their goals for customers each quarter, beside the financial ones.',
            'Vision and goals decide what is funded and what is stopped, and are sharpened by what customers say.']),
          (1, 2, 'EMPLOYEE_ENGAGEMENT', 'Employee Engagement', array[
            'Who serves customers learns on the job and is measured by handling time.',
            'Training on customers is offered; what stands in the way of employees is heard and rarely removed.',
            'Roles at the front line have training, authority and a way to report barriers, which are answered.',
            'Engagement is measured by team beside customers’ results, and barriers are removed by a date.',
            'Employees change how customers are served on their own, and are hired and promoted for it.']),
          (1, 3, 'VOICE_OF_THE_CUSTOMER', 'Voice of the Customer', array[
            'Complaints are handled one by one; nobody sees what they have in common.',
            'Surveys are sent and reported; what follows from them depends on who reads them.',
            'Feedback of all main channels is themed and owned, and whoever gave a low score is called back.',
            'Feedback of customers and employees is joined with operational data, and explains what drives loyalty.',
            'What customers need is known before they say it, and decisions wait for that evidence.']),
          (1, 4, 'CUSTOMER_SERVICE', 'Customer Service', array[
            'Contacts are answered as they come; the same customer calls again for the same matter.',
            'Service has targets for speed; first contact resolution is talked of and not measured.',
            'Reasons of contacts and repeats are measured by channel, and most matters are solved the first time.',
            'Causes are charged to the owners of products and rules, and avoidable contacts go down each quarter.',
            'Most reasons to call are gone; who still calls meets somebody who knows, may decide and follows up.']),
          (1, 5, 'CUSTOMER_NARRATIVE', 'Customer Narrative', array[
            'Customers appear in meetings as numbers, if at all.',
            'Stories of customers are told when somebody has a good one.',
            'Stories, good and bad, are collected by journey and open the meetings that decide.',
            'Each larger decision is made with the story of those it concerns, and evidence that it is no exception.',
            'People far from customers tell their stories unasked, and can say what was changed because of them.']),
          (1, 6, 'PROCESSES_AND_TECHNOLOGY', 'Processes and Technology', array[
            'Processes follow the organization chart; customers repeat themselves at each step.',
            'The worst breaks are known and patched, system by system.',
            'Main journeys are mapped end to end, each with an owner, and changes are tried with customers.',
            'Journeys are measured as customers live them, and systems share what a customer has said once.',
            'Rules, procedures and systems are rebuilt around errands, within weeks of learning what gets in the way.']),
          (1, 7, 'CUSTOMER_ADVOCACY', 'Customer Advocacy', array[
            'Nobody speaks for the customer when a rule works against them.',
            'Single employees bend rules for customers, at their own risk.',
            'Denials that a policy forces are counted, and somebody is named to question such policies.',
            'Policies that hurt customers are changed or kept with a reason by a date, and a body decides in disputes.',
            'New rules and products pass a test by those who speak for customers before they exist.']),
          (1, 8, 'INNOVATION', 'Innovation', array[
            'New services copy what others have; ideas end in drawers.',
            'Ideas are collected in campaigns, and few are tried.',
            'Ideas start from a proven need and are tried small with customers before money is committed.',
            'Several prototypes run at any time; those that fail are stopped early, and their lessons are told.',
            'Trying is everybody’s work, failing worthily is honoured, and a share of revenue comes from the new.']),
          (1, 9, 'INVESTMENTS', 'Investments', array[
            'Money goes to whoever asks loudest; what it did for customers is not asked.',
            'Proposals have a business case, each in its own way; benefits are claimed and not checked.',
            'Proposals are scored alike by several people, inaction included, and ranked under one budget.',
            'Funding comes in stages against evidence, and forecasts are compared with what was realised.',
            'Money moves each quarter to where it is worth most, and services that no longer help are switched off.']),
          (1, 10, 'LEADERSHIP', 'Leadership', array[
            'Executives delegate customers to a department.',
            'One executive speaks for customers; the others support it when it costs nothing.',
            'Executives own goals for customers and meet customers or the front line each month.',
            'Executives remove barriers between areas, decide against short-term gain for customers, and explain it.',
            'Leading for customers is what a leader is chosen, paid and remembered for.']),
          (2, 1, 'EXECUTIVE_PRIORITY', 'Executive priority', array[
            'Service is a cost; executives see its budget and nothing else of it.',
            'Executives hear of service when it fails in public.',
            'An executive answers for service, with targets for customers beside those for cost.',
            'The executive team reviews contacts, causes and effort each month, and acts on causes outside service.',
            'Service decides with product and finance what is built, and counts as a reason why customers stay.']),
          (2, 2, 'PREVENTION', 'Prevention', array[
            'Reasons of contacts are not recorded.',
            'Reasons are recorded coarsely; projects against the most frequent come and go.',
            'Each frequent cause has an owner outside service or in it, with its yearly cost and a plan.',
            'Owners pay for the contacts that they cause, and customers are told before something goes wrong.',
            'A contact is treated as a defect: its cause is found and removed, and contacts a customer fall each year.']),
          (2, 3, 'SELF_SERVICE', 'Self-service', array[
            'Help online is a list of questions and a telephone number.',
            'Simple matters can be done online; many who try end with a person and begin anew.',
            'The most frequent errands can be done whole online, and how many succeed is measured.',
            'Self-service knows the customer and the matter, and hands over to a person with all that was said.',
            'Customers choose it because it is easiest, and it improves weekly from where they give up.']),
          (2, 4, 'LIVE_SERVICE', 'Live service', array[
            'Agents follow scripts and pass on whatever does not fit.',
            'Agents have guides and some discretion; quality is checked by listening to a few calls.',
            'Agents see the whole history, may decide within limits and are measured by solving, not by speed.',
            'One person stays with a matter to its end, likely next issues are solved in the same contact.',
            'Live service is kept for what needs a human, and customers remember it as a reason to stay.'])
      ) d(template, position, code, name, anchors);

      do $$
      declare
        organization uuid;
      begin
        for organization in select id from organizations loop
          perform set_config('app.organization', organization::text, true);
          insert into assessment_templates (id, organization_id, position, name, purpose, created_at)
            select gen_random_uuid(), organization, t.position, t.name, t.purpose, now() from default_templates t;
          insert into assessment_dimensions
              (id, organization_id, template_id, template_version, position, code, name, pillar_id, anchors)
            select gen_random_uuid(), organization, t.id, 1, d.position, d.code, d.name, p.id,
                jsonb_build_object('level1', d.anchors[1], 'level2', d.anchors[2], 'level3', d.anchors[3],
                  'level4', d.anchors[4], 'level5', d.anchors[5])
              from assessment_templates t join default_dimensions d on d.template = t.position
                left join pillars p on p.organization_id = organization and p.code = d.code
              where t.organization_id = organization;
        end loop;
        perform set_config('app.organization', '', true);
      end $$;
    `);
  }

  private async assessments(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table maturity_assessments (
        id uuid constraint maturity_assessments_pk primary key,
        organization_id uuid not null,
        template_id uuid not null,
        template_version integer not null,
        name text not null,
        as_of date not null,
        due_on date not null,
        status text not null constraint maturity_assessments_status_check check (status in ('OPEN', 'CLOSED')),
        opened_by_id uuid not null,
        opened_at timestamptz not null,
        closed_by_id uuid,
        closed_at timestamptz,
        version integer not null default 1,
        constraint maturity_assessments_tenant_key unique (organization_id, id),
        constraint maturity_assessments_template_fk
          foreign key (organization_id, template_id) references assessment_templates (organization_id, id),
        constraint maturity_assessments_opened_by_fk foreign key (organization_id, opened_by_id) references people (organization_id, id),
        constraint maturity_assessments_closed_by_fk foreign key (organization_id, closed_by_id) references people (organization_id, id),
        constraint maturity_assessments_closed_check
          check ((status = 'CLOSED') = (closed_at is not null) and (closed_at is null) = (closed_by_id is null))
      );
      create index maturity_assessments_template_idx on maturity_assessments (organization_id, template_id);
      create index maturity_assessments_opened_by_idx on maturity_assessments (organization_id, opened_by_id);
      create index maturity_assessments_closed_by_idx on maturity_assessments (organization_id, closed_by_id);
      create index maturity_assessments_as_of_idx on maturity_assessments (organization_id, as_of, id);
      call guard_tenant('maturity_assessments');

      create table maturity_assessors (
        id uuid constraint maturity_assessors_pk primary key,
        organization_id uuid not null,
        assessment_id uuid not null,
        person_id uuid not null,
        constraint maturity_assessors_assessment_fk
          foreign key (organization_id, assessment_id) references maturity_assessments (organization_id, id),
        constraint maturity_assessors_person_fk foreign key (organization_id, person_id) references people (organization_id, id),
        constraint maturity_assessors_once_key unique (organization_id, assessment_id, person_id)
      );
      create index maturity_assessors_person_idx on maturity_assessors (organization_id, person_id);
      call guard_tenant('maturity_assessors');

      create table maturity_levels (
        id uuid constraint maturity_levels_pk primary key,
        organization_id uuid not null,
        assessment_id uuid not null,
        dimension_id uuid not null,
        assessor_id uuid not null,
        level integer not null constraint maturity_levels_level_check check (level between 1 and 5),
        evidence text,
        link text,
        recorded_at timestamptz not null,
        constraint maturity_levels_assessor_fk
          foreign key (organization_id, assessment_id, assessor_id) references maturity_assessors (organization_id, assessment_id, person_id),
        constraint maturity_levels_dimension_fk
          foreign key (organization_id, dimension_id) references assessment_dimensions (organization_id, id),
        constraint maturity_levels_once_key unique (organization_id, assessment_id, assessor_id, dimension_id)
      );
      create index maturity_levels_dimension_idx on maturity_levels (organization_id, dimension_id, assessment_id);
      call guard_tenant('maturity_levels');

      create table maturity_results (
        id uuid constraint maturity_results_pk primary key,
        organization_id uuid not null,
        assessment_id uuid not null,
        dimension_id uuid not null,
        template_id uuid not null,
        code text not null,
        as_of date not null,
        level_hundredths integer not null constraint maturity_results_level_check check (level_hundredths between 100 and 500),
        median_hundredths integer not null constraint maturity_results_median_check check (median_hundredths between 100 and 500),
        lowest integer not null,
        highest integer not null,
        assessor_count integer not null constraint maturity_results_assessors_check check (assessor_count > 0),
        evidence_count integer not null,
        constraint maturity_results_range_check check (1 <= lowest and lowest <= highest and highest <= 5),
        constraint maturity_results_evidence_check check (evidence_count between 0 and assessor_count),
        constraint maturity_results_assessment_fk
          foreign key (organization_id, assessment_id) references maturity_assessments (organization_id, id),
        constraint maturity_results_dimension_fk
          foreign key (organization_id, dimension_id) references assessment_dimensions (organization_id, id),
        constraint maturity_results_template_fk
          foreign key (organization_id, template_id) references assessment_templates (organization_id, id),
        constraint maturity_results_once_key unique (organization_id, assessment_id, dimension_id)
      );
      create index maturity_results_dimension_idx on maturity_results (organization_id, dimension_id);
      create index maturity_results_series_idx on maturity_results (organization_id, template_id, code, as_of, id);
      call guard_tenant('maturity_results');
      call guard_append_only('maturity_results');
    `);
  }

  private async practices(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table practices (
        id uuid constraint practices_pk primary key,
        organization_id uuid not null,
        pillar_id uuid not null,
        title text not null,
        text text,
        link text,
        owner_id uuid not null,
        review_on date not null,
        status text not null constraint practices_status_check check (status in ('IN_FORCE', 'RETIRED')),
        retired_reason text,
        retired_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint practices_tenant_key unique (organization_id, id),
        constraint practices_content_check check (text is not null or link is not null),
        constraint practices_retired_check
          check ((status = 'RETIRED') = (retired_at is not null) and (retired_at is null) = (retired_reason is null)),
        constraint practices_pillar_fk foreign key (organization_id, pillar_id) references pillars (organization_id, id),
        constraint practices_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id)
      );
      create index practices_pillar_idx on practices (organization_id, pillar_id);
      create index practices_owner_idx on practices (organization_id, owner_id);
      create index practices_review_idx on practices (organization_id, review_on, id);
      call guard_tenant('practices');

      create table practice_versions (
        id uuid constraint practice_versions_pk primary key,
        organization_id uuid not null,
        practice_id uuid not null,
        version integer not null,
        title text not null,
        text text,
        link text,
        owner_id uuid not null,
        review_on date not null,
        change text,
        written_by_id uuid not null,
        written_at timestamptz not null,
        constraint practice_versions_practice_fk foreign key (organization_id, practice_id) references practices (organization_id, id),
        constraint practice_versions_owner_fk foreign key (organization_id, owner_id) references people (organization_id, id),
        constraint practice_versions_written_by_fk foreign key (organization_id, written_by_id) references people (organization_id, id),
        constraint practice_versions_once_key unique (organization_id, practice_id, version)
      );
      create index practice_versions_owner_idx on practice_versions (organization_id, owner_id);
      create index practice_versions_written_by_idx on practice_versions (organization_id, written_by_id);
      call guard_tenant('practice_versions');
      call guard_append_only('practice_versions');
    `);
  }
}
