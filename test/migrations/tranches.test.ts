import { GATE_POLICIES, LIFECYCLE } from '../../migrations/1795300000000-default-process';
import { Tranches1795400004000 } from '../../migrations/1795400004000-tranches';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [PAM, LEAH, PORTFOLIO, MODEL] = [id(2), id(3), id(4), id(5)] as const;

let before: ADatabaseOfBefore;
beforeAll(async () => {
  before = await ADatabaseOfBefore.make(Tranches1795400004000);
  await before.query(BEFORE);
  await before.migrate();
});
afterAll(() => before.drop());

/** A state of the default lifecycle within a stage. */
const at = (stage: string) => `${stage}.underWay.working`;

interface Moved {
  readonly event: string;
  readonly to: string;
  readonly on: string;
}
/** An initiative that was funded on the 1st of March 2026 with a third of the grant to run it a year, and moved by Leah. */
function initiative(number: number, title: string, grant: number, status: string, moves: readonly Moved[]): string {
  const [proposal, own] = [id(100 + number), id(200 + number)];
  const stage = (moves.findLast(({ to }) => !to.startsWith('stopped'))?.to ?? 'discover').split('.')[0]!.toUpperCase();
  const yearly = Math.floor(grant / 3);
  const history = moves.map(
    (
      { event, to, on },
      i,
    ) => `insert into initiative_events (id, organization_id, initiative_id, sequence, event, from_state,
      to_state, actor_id, reason, facts, definition_version, policy_version, occurred_at)
      values (gen_random_uuid(), '${OLD_BANK}', '${own}', ${i + 1}, '${event}', 'x', '${to}', '${LEAH}', null, '{}', 1, 1, '${on}');`,
  );
  return `
    insert into proposals (id, organization_id, portfolio_id, title, who_is_hurt, how_they_are_hurt, status, proposer_id, currency_code,
        cost_one_off_minor, cost_yearly_minor, created_at, updated_at)
      values ('${proposal}', '${OLD_BANK}', '${PORTFOLIO}', '${title}', 'B', 'C', 'FUNDED', '${LEAH}', 'USD', ${grant - yearly}, ${yearly},
        '2026-02-01', now());
    insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, proposal_id, reason, booked_by_id, booked_at)
      values (gen_random_uuid(), '${OLD_BANK}', '${PORTFOLIO}', 'COMMITMENT', ${grant}, '${proposal}', 'Funding', '${PAM}', '2026-03-01');
    insert into initiatives (id, organization_id, proposal_id, portfolio_id, title, stage, status, snapshot, track,
        definition_version, policy_version, sponsor_id, lead_id, business_owner_id, budget_minor, currency_code, entered_stage_at, created_at)
      values ('${own}', '${OLD_BANK}', '${proposal}', '${PORTFOLIO}', '${title}', '${stage}', '${status}', '{}', 'STANDARD', 1, 1,
        '${LEAH}', '${LEAH}', '${LEAH}', ${grant}, 'USD', now(), '2026-03-01');
    ${history.join('\n')}`;
}

const scored = (number: number, valueMinor: number): string => `
  insert into proposal_scores (organization_id, proposal_id, inaction_weight_hundredths, portfolio_id, scoring_model_id, score_micro,
      returns_micro, cost_of_inaction_micro, coverage_basis_points, complete, currency_code, value_minor, weighted_value_minor,
      value_over_horizon_minor, total_cost_minor, commitment_minor, value_per_cost_micro, scored_at)
    select '${OLD_BANK}', '${id(100 + number)}', weight, '${PORTFOLIO}', '${MODEL}', 1, 1, 1, 10000, true, 'USD',
      ${valueMinor} * weight / 100, 1, 1, 1, 1, null, now() from unnest(array[100, 200, 400]) weight;`;

const toDesign = { event: 'APPROVE', to: at('design'), on: '2026-04-01' };
const toPrototype = { event: 'APPROVE', to: at('prototype'), on: '2026-05-01' };
const toMeasure = { event: 'APPROVE', to: at('measure'), on: '2026-06-01' };

/** What the organization was founded with then. */
const process = (table: string, series: string, name: string, document: object): string => `
  insert into ${table} (id, organization_id, ${series}, number, status, document, note, drafted_at, published_at)
    values (gen_random_uuid(), '${OLD_BANK}', '${name}', 1, 'PUBLISHED', '${JSON.stringify(document)}', 'The default.', now(), now());`;

/** The budget is 10,000.00, and what is granted 1,000.00 or, for the odd one, 1,000.01. */
const BEFORE = `
  insert into people (id, organization_id, name, email, created_at) values
    ('${PAM}', '${OLD_BANK}', 'Pam', 'pam@example.com', now()), ('${LEAH}', '${OLD_BANK}', 'Leah', 'leah@example.com', now());
  insert into scoring_models (id, organization_id, name, method, drivers, horizon_years, discount_rate_basis_points, currency_code, published_at)
    values ('${MODEL}', '${OLD_BANK}', 'M', 'RETURN_AND_INACTION', '[]', 3, 800, 'USD', now());
  ${process('workflow_definitions', 'subject_kind', 'INITIATIVE', LIFECYCLE)}
  ${process('gate_policies', 'track', 'STANDARD', GATE_POLICIES.STANDARD)}
  insert into portfolios (id, organization_id, name, period_from, period_to, currency_code, scoring_model_id, created_at)
    values ('${PORTFOLIO}', '${OLD_BANK}', 'Retail', '2026-01-01', '2026-12-31', 'USD', '${MODEL}', now());
  insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, reason, booked_by_id, booked_at)
    values (gen_random_uuid(), '${OLD_BANK}', '${PORTFOLIO}', 'BUDGET', 1000000, 'Plan', '${PAM}', '2026-01-01');
  ${initiative(1, 'Begun', 100_000, 'WORKING', [])}
  ${scored(1, 300_000)}
  ${initiative(2, 'Odd', 100_001, 'WORKING', [
    { event: 'REQUEST_APPROVAL', to: 'discover.underWay.awaitingApproval', on: '2026-03-20' },
    ...[toDesign, toPrototype, toMeasure],
    { event: 'ITERATE', to: at('design'), on: '2026-07-01' },
  ])}
  ${initiative(3, 'Stopped', 100_000, 'CLOSED', [toDesign, { event: 'STOP', to: 'stoppedInDesign', on: '2026-04-15' }])}
  ${initiative(4, 'Sunset', 100_000, 'WORKING', [
    ...[toDesign, toPrototype, toMeasure],
    { event: 'STOP', to: at('sunset'), on: '2026-08-01' },
  ])}
  ${initiative(5, 'Free', 0, 'CLOSED', [{ event: 'STOP', to: 'stoppedInDiscover', on: '2026-03-15' }])}`;

describe('The grants of before there were tranches', () => {
  const releases = (title: string) =>
    before.query(`select l.stage, l.amount_minor::int as minor, p.name as by, l.booked_at::date::text as on
      from ledger_entries l join proposals q on q.id = l.proposal_id join people p on p.id = l.booked_by_id
      where l.kind = 'RELEASE' and q.title = '${title}' order by l.booked_at`);

  // 10 % of 1,000.00.
  it('have released the tranche of discover by their funding', async () => {
    expect(await releases('Begun')).toEqual([{ stage: 'DISCOVER', minor: 10_000, by: 'Pam', on: '2026-03-01' }]);
  });

  // Of 1,000.01 the shares are 10 %: 100.00, 25 %: 250.00, 50 %: 500.00 (500.005 to the even cent), 95 %: 950.01.
  it('have released that of each stage by the move that entered it first, to the cent', async () => {
    expect(await releases('Odd')).toEqual([
      { stage: 'DISCOVER', minor: 100_00, by: 'Pam', on: '2026-03-01' },
      { stage: 'DESIGN', minor: 150_00, by: 'Leah', on: '2026-04-01' },
      { stage: 'PROTOTYPE', minor: 250_00, by: 'Leah', on: '2026-05-01' },
      { stage: 'MEASURE', minor: 450_01, by: 'Leah', on: '2026-06-01' },
    ]);
  });

  it('have released that of sunset where it was entered', async () => {
    const stages = (await releases('Sunset')) as { stage: string }[];
    expect(stages.map(({ stage }) => stage)).toEqual(['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE', 'SUNSET']);
  });

  // 250.00 of 1,000.00 were released to discover and design.
  it('have given back what was not released where they had ended, and are counted so from now on', async () => {
    const given =
      await before.query(`select l.amount_minor::int as minor, p.name as by, l.booked_at > now() - interval '1 hour' as now,
        l.reason from ledger_entries l join people p on p.id = l.booked_by_id
      where l.kind = 'COMMITMENT' and l.amount_minor < 0`);
    expect(given).toEqual([
      {
        ...{ minor: -75_000, by: 'Leah', now: true },
        reason: 'Given back by "Stopped", which had ended before its money was released in tranches',
      },
    ]);
  });

  it('have released nothing of nothing', async () => {
    expect(await releases('Free')).toEqual([]);
  });
});

describe('Initiatives of before there were forecasts', () => {
  it('have what they were funded on as their first, with the value of their scores', async () => {
    const forecasts = await before.query(`select i.title, f.number, f.kind, f.cost_one_off_minor::int as "oneOff",
        f.cost_yearly_minor::int as yearly, f.value_yearly_minor::int as value, p.name as by, f.made_at::date::text as on
      from forecasts f join initiatives i on i.id = f.initiative_id join people p on p.id = f.made_by_id
      where i.title in ('Begun', 'Free') order by i.title`);
    const funded = { number: 1, kind: 'FUNDED', by: 'Pam', on: '2026-03-01' };
    expect(forecasts).toEqual([
      { title: 'Begun', oneOff: 66_667, yearly: 33_333, value: 300_000, ...funded },
      { title: 'Free', oneOff: 0, yearly: 0, value: 0, ...funded },
    ]);
  });
});
