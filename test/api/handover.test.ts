import { handoverSteps } from '../../src/compose/handover-steps';
import { PROPOSAL_ENDS } from '../../src/proposals/domain/proposal';
import { aBank } from '../support/a-bank';
import { act, type Acted } from '../support/act';
import { candidates } from '../support/a-candidate';
import { aGoal } from '../support/a-goal';
import { aPortfolio } from '../support/a-portfolio';
import { anAssessment, aPractice, aTemplate } from '../support/an-assessment';
import { anIdea, change, done } from '../support/a-proposal';
import { fillLeahsHands, idsByEmail } from '../support/full-hands';
import type { Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, LEAH, LIAM, BEN, BEA] = ['ada', 'leah', 'liam', 'ben', 'bea'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string, string],
];

/** Who did, said, asked or decided something: it stays theirs. */
const HISTORY = 'history';
/** Of every row. */
const ALWAYS = 'true';
const OPEN_PROPOSAL = `status not in (${PROPOSAL_ENDS.map((status) => `'${status}'`).join(', ')})`;
const OPEN_INITIATIVE = "status <> 'CLOSED'";
const OPEN_MOTION = `status in ('OPEN', 'CARRIED')
  and review_id in (select id from portfolio_reviews where status = 'PRE_READ')`;
const OPEN_CONDITION = "state in ('SET', 'OPEN', 'MET')";

/**
 * Every column that refers to a person, and the SQL of the rows in which it may not name somebody who has left: what a
 * leaving hands over, or ends. A new column has to be put here, and a step into `compose/handover-steps.ts` with it unless
 * it is history.
 */
const COLUMNS: Readonly<Record<string, string>> = {
  'absences.deputy_id': "last_day >= '2026-11-02'",
  'absences.person_id': "last_day > '2026-11-02'",
  'absences.recorded_by_id': HISTORY,
  'agenda_items.presenter_id': "meeting_id in (select id from meetings where status in ('PLANNED', 'OPEN'))",
  'analyses.started_by_id': HISTORY,
  // Whoever runs the initiative may answer, too.
  'approval_questions.answered_by_id': HISTORY,
  'approval_questions.to_id': HISTORY,
  'approvals.decided_by_id': HISTORY,
  'approvals.requested_by_id': HISTORY,
  'assigned_seats.assigned_by_id': HISTORY,
  'assigned_seats.person_id': 'approval_id in (select id from approvals where decision is null)',
  'assistants.assistant_id': ALWAYS,
  'assistants.person_id': ALWAYS,
  'audit_records.actor_id': HISTORY,
  'audit_records.on_behalf_of_id': HISTORY,
  'barriers.owner_id': "status = 'ASSIGNED'",
  'barriers.reporter_id': HISTORY,
  'comment_mentions.person_id': HISTORY,
  'comments.author_id': HISTORY,
  'comments.withdrawn_by_id': HISTORY,
  'conditions.confirmer_id': OPEN_CONDITION,
  'conditions.decided_by_id': HISTORY,
  'conditions.met_by_id': HISTORY,
  'conditions.owner_id': OPEN_CONDITION,
  'content_changes.changed_by_id': HISTORY,
  'delegations.from_id': 'revoked_at is null',
  'delegations.given_by_id': HISTORY,
  'delegations.to_id': 'revoked_at is null',
  'deadlines.person_id': HISTORY,
  'digest_recipients.person_id': ALWAYS,
  'deliverables.delivered_by_id': HISTORY,
  'estimates.scorer_id': HISTORY,
  'evidence.recorded_by_id': HISTORY,
  'feedback.recorded_by_id': HISTORY,
  'escalations.instead_of_id': HISTORY,
  'escalations.to_id': HISTORY,
  'gate_policies.drafted_by_id': HISTORY,
  'gate_policies.published_by_id': HISTORY,
  'gate_policies.retired_by_id': HISTORY,
  'budget_versions.set_by_id': HISTORY,
  'constraint_versions.set_by_id': HISTORY,
  'costs.booked_by_id': HISTORY,
  'custom_metrics.defined_by_id': HISTORY,
  'customers.erased_by_id': HISTORY,
  'theme_rule_sets.set_by_id': HISTORY,
  'follow_up_rules.owner_id': 'active',
  'follow_ups.closed_by_id': HISTORY,
  'follow_ups.owner_id': 'closed_at is null',
  'policies.owner_id': 'retired_at is null',
  'policy_denials.recorded_by_id': HISTORY,
  'policy_reviews.reviewed_by_id': HISTORY,
  'stories.recorded_by_id': HISTORY,
  'exchange_rates.set_by_id': HISTORY,
  'goal_contributors.person_id': 'goal_id in (select id from goals where retired_at is null)',
  'goals.accountable_id': 'retired_at is null',
  'governance_bodies.chair_id': ALWAYS,
  'governance_bodies.customer_voice_id': ALWAYS,
  'governance_members.deputy_id': ALWAYS,
  'governance_members.person_id': ALWAYS,
  'idea_triage_settings.owner_id': ALWAYS,
  'idempotency_keys.person_id': HISTORY,
  'forecasts.made_by_id': HISTORY,
  'kill_criteria.set_by_id': HISTORY,
  // Whoever runs the initiative may take it back.
  'kill_criterion_changes.asked_by_id': HISTORY,
  'kill_criterion_votes.seat_id': HISTORY,
  'kill_criterion_votes.voter_id': HISTORY,
  'outcome_forecasts.made_by_id': HISTORY,
  'realised_confirmations.confirmed_by_id': HISTORY,
  'realised_outcomes.recorded_by_id': HISTORY,
  'identities.person_id': HISTORY,
  'imported_people.person_id': HISTORY,
  'imports.by_id': HISTORY,
  'initiative_events.actor_id': HISTORY,
  'initiative_plans.planned_by_id': HISTORY,
  'initiatives.business_owner_id': OPEN_INITIATIVE,
  'initiatives.lead_id': OPEN_INITIATIVE,
  'initiatives.sponsor_id': OPEN_INITIATIVE,
  'ledger_entries.booked_by_id': HISTORY,
  'maturity_assessments.closed_by_id': HISTORY,
  'maturity_assessments.opened_by_id': HISTORY,
  'maturity_assessors.person_id': `assessment_id in (select id from maturity_assessments where status = 'OPEN')
    and not exists (select from maturity_levels l where l.assessment_id = t.assessment_id and l.assessor_id = t.person_id)`,
  'meeting_guests.person_id': HISTORY,
  'meeting_seats.attended_by_id': HISTORY,
  'meeting_seats.deputy_id': HISTORY,
  'meeting_seats.member_id': HISTORY,
  'meetings.customer_voice_id': HISTORY,
  'needs.established_by_id': HISTORY,
  'needs.named_by_id': HISTORY,
  'notification_preferences.person_id': HISTORY,
  'notifications.actor_id': HISTORY,
  'notifications.person_id': HISTORY,
  'people.manager_id': ALWAYS,
  'personal_calendars.person_id': HISTORY,
  'pillars.owner_id': ALWAYS,
  'practice_versions.owner_id': HISTORY,
  'practice_versions.written_by_id': HISTORY,
  'portfolio_reviews.closed_by_id': HISTORY,
  'portfolio_reviews.planned_by_id': HISTORY,
  'practices.owner_id': "status = 'IN_FORCE'",
  'pre_reads.frozen_by_id': HISTORY,
  'products.owner_id': ALWAYS,
  'journeys.owner_id': ALWAYS,
  'contact_causes.owner_id': ALWAYS,
  ...Object.fromEntries(
    ['service_contacts', 'contact_counts'].flatMap((table) =>
      ['owner_id', 'charged_to_id', 'recorded_by_id'].map((column) => [`${table}.${column}`, HISTORY]),
    ),
  ),
  'contact_rates.set_by_id': HISTORY,
  'contact_disputes.decided_by_id': HISTORY,
  'contact_disputes.moved_to_id': HISTORY,
  'contact_disputes.owner_id': HISTORY,
  'proposal_events.actor_id': HISTORY,
  'proposal_supporters.person_id': HISTORY,
  'proposals.certified_by_id': HISTORY,
  'proposals.decided_by_id': HISTORY,
  'proposals.drafter_id': OPEN_PROPOSAL,
  'proposals.proposer_id': HISTORY,
  'proposals.sponsor_id': OPEN_PROPOSAL,
  'proposals.triage_owner_id': "status = 'IDEA'",
  'readings.recorded_by_id': HISTORY,
  'recusals.person_id': HISTORY,
  'review_decisions.business_owner_id': OPEN_MOTION,
  'review_decisions.decided_by_id': HISTORY,
  'review_decisions.lead_id': OPEN_MOTION,
  'review_decisions.put_by_id': HISTORY,
  'review_votes.seat_id': HISTORY,
  'review_votes.voter_id': HISTORY,
  'role_grants.granted_by_id': HISTORY,
  'role_grants.person_id': ALWAYS,
  'scenario_adoptions.decided_by_id': HISTORY,
  'scenario_adoptions.held_by_id': 'decision is null',
  'scenario_adoptions.requested_by_id': HISTORY,
  'scenarios.owner_id': "status = 'OPEN'",
  'scorecards.frozen_by_id': HISTORY,
  'scorecards.person_id': HISTORY,
  'scoring_assignments.scorer_id': `round_id in (select id from scoring_rounds where status = 'OPEN')
    and conflict is null and not exists (select from estimates e where e.round_id = t.round_id
      and e.proposal_id = t.proposal_id and e.scorer_id = t.scorer_id)`,
  'scoring_models.drafted_by_id': HISTORY,
  'scoring_models.published_by_id': HISTORY,
  'scoring_models.retired_by_id': HISTORY,
  'scoring_rounds.closed_by_id': HISTORY,
  'scoring_rounds.opened_by_id': HISTORY,
  'standing_deputies.deputy_id': ALWAYS,
  'standing_deputies.person_id': ALWAYS,
  'adoption_records.recorded_by_id': HISTORY,
  'change_plans.planned_by_id': HISTORY,
  'honoured_failures.honoured_by_id': HISTORY,
  'lessons.told_by_id': HISTORY,
  'postponement_agreements.agreed_by_id': HISTORY,
  'postponement_agreements.seat_id': HISTORY,
  'registered_services.registered_by_id': HISTORY,
  'sunset_plans.planned_by_id': HISTORY,
  'sunset_postponements.asked_by_id': HISTORY,
  'sunset_proposals.answered_by_id': HISTORY,
  'sunset_proposals.proposed_by_id': HISTORY,
  'sunset_switch_offs.confirmed_by_id': HISTORY,
  'sunset_switch_offs.switched_off_by_id': HISTORY,
  'votes.seat_id': HISTORY,
  'votes.voter_id': HISTORY,
  'workflow_definitions.drafted_by_id': HISTORY,
  'workflow_definitions.published_by_id': HISTORY,
  'workflow_definitions.retired_by_id': HISTORY,
  'workflow_migrations.started_by_id': HISTORY,
};

let steward: Steward;
let portfolioId: string;
let ids: Record<string, string>;
beforeEach(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
  portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
});
afterEach(() => steward.stop());

const rowId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;
const leave = async (email: string, successor: string): Promise<Acted> => {
  const { person } = await steward.data(ADA, 'query($id: ID!) { person(id: $id) { version } }', { id: ids[email] });
  const input = { personId: ids[email], expectedVersion: person.version as number, reason: 'Retired' };
  return act(steward, ADA, 'deactivatePerson', { ...input, successorId: ids[successor] }, 'handedOver');
};
const auditOf = async (subjectId: string, action: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, first: 100) {
    nodes { action before after reason } } }`;
  const { auditRecords } = await steward.data(ADA, query, { id: subjectId });
  const nodes = auditRecords.nodes as { action: string; before: unknown; after: unknown; reason: string }[];
  return nodes.filter((each) => each.action === action && each.reason === 'Retired');
};

describe('Every column that refers to a person', () => {
  const columnsToPeople = () =>
    inOrganizationOf(steward, ADA, (manager) =>
      manager.query<{ place: string }[]>(
        `select c.conrelid::regclass || '.' || a.attname as place from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'organization_id'
          where c.contype = 'f' and c.confrelid = 'people'::regclass
            and c.connamespace = 'public'::regnamespace order by 1`,
      ),
    );
  /** Of each column that is not history, how many of the rows that count name this person. */
  const naming = (personId: string) =>
    inOrganizationOf(steward, ADA, async (manager) => {
      const counts: Record<string, number> = {};
      for (const [place, where] of Object.entries(COLUMNS).filter(([, each]) => each !== HISTORY)) {
        const [table, column] = place.split('.');
        const sql = `select count(*)::int as n from ${table} t where ${column} = $1 and (${where})`;
        counts[place] = (await manager.query<{ n: number }[]>(sql, [personId]))[0]!.n;
      }
      return counts;
    });

  it('is history, or does not name somebody who has left', async () => {
    expect((await columnsToPeople()).map(({ place }) => place)).toEqual(Object.keys(COLUMNS).sort());
    await fillLeahsHands({ steward, portfolioId, ids });
    const leah = rowId(ids[LEAH]!);
    const before = await naming(leah);
    expect(Object.entries(before).filter(([, n]) => n === 0)).toEqual([]);
    expect((await leave(LEAH, LIAM)).__typename).toBe('DeactivatePersonPayload');
    expect(Object.entries(await naming(leah)).filter(([, n]) => n > 0)).toEqual([]);
  });

  it('is shown in the holdings when it is handed over, by the steps in their order of locks', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    const kinds = await inOrganizationOf(steward, ADA, async (manager) => {
      const rows: { kind: string }[][] = [];
      for (const { held } of handoverSteps) {
        const { organization_id } = (await manager.query<{ organization_id: string }[]>('select * from people'))[0]!;
        rows.push(await manager.query(held('$1', '$2'), [rowId(ids[LEAH]!), organization_id]));
      }
      return rows.map((each) => [...new Set(each.map(({ kind }) => kind))]);
    });
    expect(kinds).toEqual([
      ...[['Person'], ['GovernanceBody'], ['Meeting'], ['Pillar'], ['Practice'], ['MaturityAssessment'], ['Product']],
      ...[
        ['Journey'],
        ['Barrier'],
        ['Policy'],
        ['FollowUpRule'],
        ['FollowUp'],
        ['ContactCause'],
        ['Goal'],
        ['ReviewDecision'],
        ['IdeaTriage'],
        ['Proposal'],
        ['ScoringRound'],
        ['Initiative'],
        // What is to be done by a plan of change, and of sunset.
        ['Initiative'],
        ['Initiative'],
      ],
      ...[['AssignedSeat'], ['Condition'], ['Scenario'], ['ScenarioAdoption'], ['DigestSchedule']],
    ]);
  });
});

describe('What is to be done by a plan', () => {
  it('is the successor’s by a further version of it, and what others do stays theirs', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    const plans = async (): Promise<Record<string, any>[]> => {
      const query = `{ initiatives(first: 100) { nodes { title version
        changePlans(last: 1) { nodes { number changeReason plannedBy { name } targetPercent steps { what owner { email } } } }
        sunsetPlan { number changeReason switchOffOn dependents { name owner { email } } } } } }`;
      const { initiatives } = await steward.data(ADA, query);
      return initiatives.nodes.filter(({ title }: any) => ['Rolled out', 'Wound down'].includes(title as string));
    };
    const before = await plans();
    await leave(LEAH, LIAM);
    const changeReason = 'From Leah Leader, who left, to Liam Leader: Retired';
    expect(await plans()).toEqual([
      expect.objectContaining({
        title: 'Rolled out',
        version: before[0]!['version'] + 1,
        changePlans: {
          nodes: [
            {
              ...{ number: 2, changeReason, plannedBy: { name: 'Ada Admin' }, targetPercent: 80 },
              steps: [
                { what: 'An hour', owner: { email: LIAM } },
                { what: 'A letter', owner: { email: BEN } },
              ],
            },
          ],
        },
      }),
      expect.objectContaining({
        title: 'Wound down',
        sunsetPlan: {
          ...{ number: 2, changeReason, switchOffOn: '2026-12-15' },
          dependents: [
            { name: 'The archive', owner: { email: LIAM } },
            { name: 'The shelf', owner: null },
          ],
        },
      }),
    ]);
    const told = `{ viewer { inbox(filter: { kind: [INITIATIVE_MOVED] }) { nodes { title } } } }`;
    const titles = (await steward.data(LIAM, told))['viewer'].inbox.nodes.map(({ title }: any) => title as string);
    expect(titles).toEqual(
      expect.arrayContaining(['Training by 2026-12-01: "Rolled out"', 'To be moved by 2026-12-15: "The archive"']),
    );
  });
});

describe('What a successor has a part in already', () => {
  it('is held once: a goal, and the seat of an assessor', async () => {
    const { pillars, strategicObjectives } = await steward.data(ADA, '{ pillars { id } strategicObjectives { id } }');
    const of = { pillarId: pillars[0].id as string, strategicObjectiveId: strategicObjectives[0].id as string };
    const [leah, liam, ben] = [ids[LEAH]!, ids[LIAM]!, ids[BEN]!];
    await aGoal(steward, ADA, { ...of, title: 'A', accountableId: leah, contributorIds: [ben, liam] });
    await aGoal(steward, ADA, { ...of, title: 'B', accountableId: liam, contributorIds: [leah, ben] });
    await aGoal(steward, ADA, { ...of, title: 'C', accountableId: ben, contributorIds: [liam, leah] });
    const { id: templateId } = await aTemplate(steward, ADA, 1);
    await anAssessment(steward, LIAM, { templateId, assessorIds: [leah, liam, ben], name: 'Round' });
    expect(await leave(LEAH, LIAM)).toMatchObject({ handedOver: 5 });
    const { goals, maturityAssessments } = await steward.data(
      ADA,
      `{ goals(orderBy: { field: DUE_ON, direction: ASC }) {
           nodes { title version accountable { email } contributors { email } } }
         maturityAssessments { nodes { name version assessors { person { email } } } } }`,
    );
    const [isLiam, isBen] = [{ email: LIAM }, { email: BEN }];
    expect(goals.nodes).toEqual([
      { title: 'A', version: 2, accountable: isLiam, contributors: [isBen] },
      { title: 'B', version: 2, accountable: isLiam, contributors: [isBen] },
      { title: 'C', version: 2, accountable: isBen, contributors: [isLiam] },
    ]);
    expect(maturityAssessments.nodes).toEqual([
      { name: 'Round', version: 2, assessors: [{ person: isLiam }, { person: isBen }] },
    ]);
  });

  it('is not an idea of their own: that waits for a triage owner', async () => {
    await act(steward, ADA, 'setIdeaTriage', { ownerId: ids[LEAH], answerWithinDays: 14, expectedVersion: 1 });
    const { id } = await anIdea(steward, 'Of Ben');
    await leave(LEAH, BEN);
    const query =
      'query($id: ID!) { proposal(id: $id) { version triageOwner { name } } ideaTriage { owner { email } } }';
    expect(await steward.data(ADA, query, { id })).toEqual({
      proposal: { version: 2, triageOwner: null },
      ideaTriage: { owner: { email: BEN } },
    });
  });
});

describe('An answer that was given', () => {
  it('leaves its assessor a seat; who has said nothing is asked no more', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    await leave(LEAH, LIAM);
    const { maturityAssessments } = await steward.data(
      ADA,
      '{ maturityAssessments { nodes { name version assessors { person { email } } } } }',
    );
    const rounds = maturityAssessments.nodes as { name: string; version: number; assessors: unknown[] }[];
    expect(rounds.find(({ name }) => name === 'Answered')).toMatchObject({
      ...{ version: 2, assessors: expect.arrayContaining([{ person: { email: LEAH } }, { person: { email: BEN } }]) },
    });
    expect(rounds.find(({ name }) => name === 'Unanswered')).toMatchObject({
      ...{ version: 2, assessors: expect.arrayContaining([{ person: { email: LIAM } }, { person: { email: BEN } }]) },
    });
  });
});

describe('A practice that changes hands', () => {
  it('has a version that says so', async () => {
    const { pillars } = await steward.data(ADA, '{ pillars { id } }');
    const id = await aPractice(steward, LIAM, { pillarId: pillars[0].id as string, ownerId: ids[LEAH]! });
    await leave(LEAH, LIAM);
    const query = `query($id: ID!) { practice(id: $id) { version owner { email }
      versions { version title change owner { email } writtenBy { email } } } }`;
    expect(await steward.data(ADA, query, { id })).toEqual({
      practice: {
        ...{ version: 2, owner: { email: LIAM } },
        versions: [
          { version: 2, title: 'Call back', change: 'Retired', owner: { email: LIAM }, writtenBy: { email: ADA } },
          { version: 1, title: 'Call back', change: null, owner: { email: LEAH }, writtenBy: { email: LIAM } },
        ],
      },
    });
  });
});

describe('What people have arranged', () => {
  it('ends with whom they arranged it with, on record with the reason', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    await leave(LEAH, LIAM);
    const query = `query($id: ID!) { person(id: $id) { standingDeputy { email } assistants { email } assistantOf { email }
      absences { nodes { firstDay lastDay deputy { email } version } } } }`;
    const absence = { firstDay: '2026-11-02', deputy: null, version: 2 };
    expect(await steward.data(ADA, query, { id: ids[BEN] })).toEqual({
      person: {
        ...{ standingDeputy: null, assistants: [{ email: BEA }], assistantOf: [] },
        absences: { nodes: [{ ...absence, lastDay: '2026-11-06' }] },
      },
    });
    // Hers began today, and ends today; that of December is cancelled.
    expect(await steward.data(ADA, query, { id: ids[LEAH] })).toEqual({
      person: {
        ...{ standingDeputy: null, assistants: [], assistantOf: [] },
        absences: { nodes: [{ ...absence, lastDay: '2026-11-02' }] },
      },
    });
    const [leah, bea] = [rowId(ids[LEAH]!), rowId(ids[BEA]!)];
    expect(await auditOf(ids[BEN]!, 'standingDeputySet')).toMatchObject([
      { before: { deputyId: leah }, after: { deputyId: null } },
    ]);
    expect(await auditOf(ids[BEN]!, 'assistantsSet')).toMatchObject([
      { before: { assistantIds: expect.arrayContaining([leah, bea]) as unknown }, after: { assistantIds: [bea] } },
    ]);
    expect(await auditOf(ids[BEN]!, 'absenceDeputyRemoved')).toMatchObject([
      { before: { firstDay: '2026-11-02', deputyId: leah }, after: { deputyId: null } },
    ]);
    expect(await auditOf(ids[LEAH]!, 'absenceEnded')).toMatchObject([
      { before: { lastDay: '2026-11-20' }, after: { lastDay: '2026-11-02' } },
    ]);
    expect(await auditOf(ids[LEAH]!, 'absenceCancelled')).toMatchObject([{ before: { firstDay: '2026-12-21' } }]);
  });

  it('is history once it is over: who stood in stays named', async () => {
    const days = { firstDay: '2026-11-02', lastDay: '2026-11-06' };
    await act(steward, BEN, 'recordAbsence', { personId: ids[BEN], ...days, deputyId: ids[LEAH] });
    await act(steward, LEAH, 'recordAbsence', { personId: ids[LEAH], ...days });
    steward.clock.moveTo('2026-11-09T09:00:00Z');
    await leave(LEAH, LIAM);
    const query = 'query($id: ID!) { person(id: $id) { absences { nodes { lastDay deputy { email } version } } } }';
    const absence = (deputy: object | null) => ({
      person: { absences: { nodes: [{ lastDay: '2026-11-06', deputy, version: 1 }] } },
    });
    expect(await steward.data(ADA, query, { id: ids[BEN] })).toEqual(absence({ email: LEAH }));
    expect(await steward.data(ADA, query, { id: ids[LEAH] })).toEqual(absence(null));
  });

  it('is arranged for nobody who has left', async () => {
    await leave(BEA, LIAM);
    const before = await writtenRows(steward);
    const of = { personId: ids[BEA], expectedVersion: 2 };
    const attempts: [string, Record<string, unknown>][] = [
      ['setAssistants', { ...of, assistantIds: [ids[BEN]] }],
      ['setStandingDeputy', { ...of, deputyId: ids[BEN] }],
      ['setPersonalCalendar', { ...of, timeZone: 'Europe/Berlin' }],
      ['recordAbsence', { personId: ids[BEA], firstDay: '2026-11-03', lastDay: '2026-11-03' }],
    ];
    for (const [mutation, input] of attempts) {
      expect(await act(steward, ADA, mutation, input)).toMatchObject({
        ...{ code: 'NOT_POSSIBLE_NOW', message: 'Bea Business has left: reactivate them first.' },
      });
    }
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('Somebody who has left', () => {
  it('is named for nothing new: goal, practice, assessment, barrier, idea, comment, deputy, assistant', async () => {
    const { pillars, strategicObjectives } = await steward.data(ADA, '{ pillars { id } strategicObjectives { id } }');
    const of = { pillarId: pillars[0].id as string, strategicObjectiveId: strategicObjectives[0].id as string };
    const goal = { ...of, accountableId: ids[LEAH]!, title: 'Fewer leave', metric: 'CHURN_RATE', target: 20 };
    const wanted = { ...goal, kind: 'CUSTOMER_EXPERIENCE', dueOn: '2027-12-31' };
    const { id: goalId } = await aGoal(steward, ADA, wanted);
    const practice = { pillarId: of.pillarId, ownerId: ids[LEAH]! };
    const practiceId = await aPractice(steward, LEAH, practice);
    const wording = { title: 'Call back', text: 'Within two days.', reviewOn: '2026-11-30', ownerId: ids[BEA] };
    const { id: templateId } = await aTemplate(steward, ADA, 1);
    const said = { kind: 'RULE', description: 'Ten minutes', customerEffect: 'They are cut off' };
    const barrierId = (await act(steward, BEN, 'reportBarrier', said, 'barrier { id }'))['barrier'].id as string;
    const idea = await anIdea(steward);
    const comment = { subjectId: idea.id, text: 'See' };
    const written = (await act(steward, BEN, 'commentOn', comment, 'comment { id }'))['comment'].id as string;
    await leave(BEA, LIAM);
    const [bea, ben] = [ids[BEA]!, ids[BEN]!];
    const round = { templateId, name: 'Round', asOf: '2026-11-02', dueOn: '2026-11-20' };
    const away = { personId: ben, firstDay: '2026-11-03', lastDay: '2026-11-03' };
    const attempts: [string, string, Record<string, unknown>, string][] = [
      [ADA, 'setGoal', { ...wanted, accountableId: bea }, 'input.accountableId'],
      [ADA, 'setGoal', { ...wanted, contributorIds: [ben, bea] }, 'input.contributorIds[1]'],
      [
        ...([ADA, 'reviseGoal'] as const),
        { ...wanted, goalId, expectedVersion: 1, reason: 'x', contributorIds: [bea] },
        'input.contributorIds[0]',
      ],
      [LEAH, 'createPractice', { ...wording, pillarId: of.pillarId }, 'input.ownerId'],
      [LEAH, 'revisePractice', { ...wording, practiceId, expectedVersion: 1, change: 'x' }, 'input.ownerId'],
      [LEAH, 'openMaturityAssessment', { ...round, assessorIds: [ben, bea] }, 'input.assessorIds[1]'],
      [
        ...([LEAH, 'assignBarrier'] as const),
        { barrierId, expectedVersion: 1, ownerId: bea, answerBy: '2026-11-20' },
        'input.ownerId',
      ],
      [ADA, 'setIdeaTriage', { ownerId: bea, answerWithinDays: 14, expectedVersion: 1 }, 'input.ownerId'],
      [LEAH, 'assignTriage', { ...change(idea), ownerId: bea, answerBy: '2026-11-20' }, 'input.ownerId'],
      [LEAH, 'answerIdea', { ...change(idea), answer: 'TAKE_ON', drafterId: bea }, 'input.drafterId'],
      [BEN, 'commentOn', { ...comment, mentionIds: [bea] }, 'input.mentionIds[0]'],
      [
        BEN,
        'editComment',
        { commentId: written, expectedVersion: 1, text: 'x', mentionIds: [bea] },
        'input.mentionIds[0]',
      ],
      [BEN, 'setStandingDeputy', { personId: ben, expectedVersion: 1, deputyId: bea }, 'input.deputyId'],
      [BEN, 'setAssistants', { personId: ben, expectedVersion: 1, assistantIds: [bea] }, 'input.assistantIds[0]'],
      [BEN, 'recordAbsence', { ...away, deputyId: bea }, 'input.deputyId'],
    ];
    const before = await writtenRows(steward);
    for (const [by, mutation, input, path] of attempts) {
      const { problems } = await act(steward, by, mutation, input);
      const message = 'Bea Business has left: name somebody who is here.';
      expect({ mutation, problems: problems as unknown }).toEqual({ mutation, problems: [{ path, message }] });
    }
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('does not draft the idea that they proposed: somebody else is named', async () => {
    const idea = await anIdea(steward);
    await leave(BEN, LIAM);
    const answer = { ...change(idea), answer: 'TAKE_ON' };
    expect(await act(steward, LEAH, 'answerIdea', answer)).toMatchObject({
      problems: [{ path: 'input.drafterId', message: 'Ben Business has left: name somebody who is here.' }],
    });
    await done(steward, LEAH, 'answerIdea', { ...answer, drafterId: ids[LEAH] });
  });

  it('may stay mentioned when a comment is edited', async () => {
    const { id: subjectId } = await anIdea(steward);
    const comment = { subjectId, text: 'See', mentionIds: [ids[BEA]] };
    const { id } = (await act(steward, BEN, 'commentOn', comment, 'comment { id }'))['comment'] as { id: string };
    await leave(BEA, LIAM);
    const edit = { commentId: id, expectedVersion: 1, text: 'Seen', mentionIds: [ids[BEA]] };
    expect(await act(steward, BEN, 'editComment', edit)).toMatchObject({ __typename: 'EditCommentPayload' });
  });

  it('does not come back as sponsor of what is resubmitted', async () => {
    const [proposalId] = await candidates(steward, portfolioId, [{ sponsor: LEAH, status: 'DECLINED' }]);
    await leave(LEAH, LIAM);
    const again = { proposalId, expectedVersion: 1, whatChanged: 'Half the price' };
    const { proposal } = await act(steward, BEN, 'resubmitProposal', again, 'proposal { status sponsor { name } }');
    expect(proposal).toEqual({ status: 'DRAFT', sponsor: null });
  });
});
