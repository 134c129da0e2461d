import { Conditions1795500001001 } from '../../migrations/1795500001001-conditions';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

const id = (number: number): string => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [LEAH, LIAM, LEAD, PORTFOLIO] = [id(2), id(3), id(4), id(5)] as const;
const ASKED = '2026-05-01T09:00:00.000Z';
const DECIDED = '2026-05-04T09:00:00.000Z';

let before: ADatabaseOfBefore;
beforeAll(async () => {
  before = await ADatabaseOfBefore.make(Conditions1795500001001);
  await before.query(BEFORE);
  await before.migrate();
});
afterAll(() => before.drop());

const process = (table: string, series: string, name: string): string => `
  insert into ${table} (id, organization_id, ${series}, number, status, document, note, drafted_at, published_at)
    values (gen_random_uuid(), '${OLD_BANK}', '${name}', 1, 'PUBLISHED', '{}', 'The default.', now(), now());`;

/** An initiative in a status, and an approval at its gate with what became of it. */
function approved(number: number, status: string, decision: string | null): string {
  const [proposal, initiative, approval] = [id(100 + number), id(200 + number), id(300 + number)];
  const decided = decision === null ? 'null, null, null' : `'${decision}', '${LIAM}', '${DECIDED}'`;
  return `
    insert into proposals (id, organization_id, portfolio_id, title, who_is_hurt, how_they_are_hurt, status, proposer_id, currency_code,
        created_at, updated_at)
      values ('${proposal}', '${OLD_BANK}', '${PORTFOLIO}', 'A', 'B', 'C', 'FUNDED', '${LEAD}', 'USD', now(), now());
    insert into initiatives (id, organization_id, proposal_id, portfolio_id, title, stage, status, snapshot, track,
        definition_version, policy_version, sponsor_id, lead_id, business_owner_id, budget_minor, currency_code, entered_stage_at, created_at)
      values ('${initiative}', '${OLD_BANK}', '${proposal}', '${PORTFOLIO}', 'A', 'DESIGN', '${status}', '{}', 'STANDARD', 1, 1,
        '${LEAD}', '${LEAD}', '${LEAD}', 0, 'USD', now(), now());
    insert into approvals (id, organization_id, subject_kind, subject_id, gate, subject_version, policy, requested_by_id, requested_at,
        decision, decided_by_id, decided_at, content_version)
      values ('${approval}', '${OLD_BANK}', 'INITIATIVE', '${initiative}', 'DISCOVER', 1, '{"groups": []}', '${LEAD}', '${ASKED}',
        ${decided}, 2);`;
}

const vote = (approval: number, sequence: number, seat: string, conditions: string | null, content = 2): string => `
  insert into votes (id, organization_id, approval_id, sequence, seat_id, voter_id, choice, conditions, content_version, cast_at)
    values (gen_random_uuid(), '${OLD_BANK}', '${id(300 + approval)}', ${sequence}, '${seat}', '${seat}',
      '${conditions === null ? 'APPROVE' : 'APPROVE_WITH_CONDITIONS'}', ${conditions === null ? 'null' : `'${conditions}'`},
      ${content}, '${ASKED}');`;

const BEFORE = `
  insert into people (id, organization_id, name, email, created_at) select p.id::uuid, '${OLD_BANK}', p.name, p.name || '@example.com', now()
    from (values ('${LEAH}', 'leah'), ('${LIAM}', 'liam'), ('${LEAD}', 'lead')) p(id, name);
  insert into scoring_models (id, organization_id, name, method, drivers, horizon_years, discount_rate_basis_points, currency_code, published_at)
    values ('${id(6)}', '${OLD_BANK}', 'M', 'RETURN_AND_INACTION', '[]', 3, 800, 'USD', now());
  ${process('workflow_definitions', 'subject_kind', 'INITIATIVE')}
  ${process('gate_policies', 'track', 'STANDARD')}
  insert into portfolios (id, organization_id, name, period_from, period_to, currency_code, scoring_model_id, created_at)
    values ('${PORTFOLIO}', '${OLD_BANK}', 'P', '2026-01-01', '2026-12-31', 'USD', '${id(6)}', now());
  ${approved(1, 'WORKING', 'APPROVED')}
  ${vote(1, 1, LEAH, 'on what stood before', 1)}
  ${vote(1, 2, LIAM, 'replaced')}
  ${vote(1, 3, LIAM, 'in force')}
  ${vote(1, 4, LEAH, null)}
  ${approved(2, 'WORKING', null)}
  ${vote(2, 1, LIAM, 'to be decided')}
  ${approved(3, 'WORKING', 'RETURNED')}
  ${vote(3, 1, LIAM, 'returned')}
  ${approved(4, 'CLOSED', 'APPROVED')}
  ${vote(4, 1, LIAM, 'closed')}`;

describe('Conditions that votes held as a text', () => {
  it('are to be met where they count and the work goes on, wait where nobody has decided, and else came to nothing', async () => {
    const rows = await before.query<
      { text: string }[]
    >(`select text, state, number, owner_id, confirmer_id, set_at, opened_at, due_on
      from conditions order by text`);
    const condition = (text: string, state: string, confirmer = LIAM) => ({
      ...{ text, state, number: 1, owner_id: state === 'OPEN' ? LEAD : null, confirmer_id: confirmer, due_on: null },
      ...{ set_at: new Date(ASKED), opened_at: state === 'OPEN' ? new Date(DECIDED) : null },
    });
    expect(rows).toEqual([
      condition('closed', 'LAPSED'),
      condition('in force', 'OPEN'),
      condition('on what stood before', 'LAPSED', LEAH),
      condition('replaced', 'LAPSED'),
      condition('returned', 'LAPSED'),
      condition('to be decided', 'SET'),
    ]);
  });

  it('are the votes’ own again when the migration is taken back', async () => {
    const written = `select conditions from votes where conditions is not null order by conditions`;
    await before.back();
    expect((await before.query<{ conditions: string }[]>(written)).map(({ conditions }) => conditions)).toEqual([
      ...['closed', 'in force', 'on what stood before', 'replaced', 'returned', 'to be decided'],
    ]);
    await before.migrate();
  });
});
