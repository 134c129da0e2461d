import type { DataSource } from 'typeorm';
import { verifyHistory } from '../../src/initiatives';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { anInitiative, move, pass } from '../support/an-initiative';
import type { Steward } from '../support/steward';

let steward: Steward;

/** "Held" is on hold in design, after two moves through discover; "Begun" has not moved. */
beforeEach(async () => {
  steward = await aBank();
  const portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
  await anInitiative(steward, portfolioId, { title: 'Begun' });
  const held = await anInitiative(steward, portfolioId, { title: 'Held' });
  await pass(steward, held, 'DISCOVER');
  await move(steward, 'des@example.com', 'holdInitiative', held);
});
afterEach(() => steward.stop());

/** Past every guard: what somebody with the keys of the house could do. */
const tamper = (...statements: string[]) =>
  steward.asOwner(async (owner: DataSource) => {
    await owner.query('alter table initiative_events disable trigger user');
    for (const table of ['initiatives', 'initiative_events'])
      await owner.query(`alter table ${table} no force row level security`);
    for (const statement of statements) await owner.query(statement);
    for (const table of ['initiatives', 'initiative_events'])
      await owner.query(`alter table ${table} force row level security`);
  });

const problems = async () => {
  const { differing } = await steward.asOwner(verifyHistory);
  return differing.map(({ title, problem }) => `${title}: ${problem}`);
};

describe('The verification of histories', () => {
  it('finds every initiative as its history says when nobody touched it', async () => {
    expect(await steward.asOwner(verifyHistory)).toEqual({ initiatives: 2, events: 3, differing: [] });
  });

  it('looks at every initiative when it cannot read them all at once', async () => {
    const verification = await steward.asOwner((owner) => verifyHistory(owner, 1));
    expect(verification).toEqual({ initiatives: 2, events: 3, differing: [] });
  });

  it('names the initiative and the organization whose state was moved without an event', async () => {
    await tamper(
      `update initiatives b set snapshot = h.snapshot, stage = h.stage, status = h.status
         from initiatives h where b.title = 'Begun' and h.title = 'Held'`,
    );
    const { differing } = await steward.asOwner(verifyHistory);
    const [row] = await steward.asOwner((owner) =>
      owner.query<{ id: string }[]>(`select id from organizations where name = 'Harbour Bank'`),
    );
    expect(differing).toEqual([
      {
        organizationId: row?.id,
        initiativeId: expect.any(String) as string,
        title: 'Begun',
        problem: 'it is stored in design.onHold, and its history leads to discover.underWay.working',
      },
    ]);
  });

  it('names one that would resume elsewhere than where it was held', async () => {
    await tamper(
      `update initiatives set snapshot =
         replace(snapshot::text, 'initiative.design.underWay.working', 'initiative.design.underWay.awaitingApproval')::jsonb
         where title = 'Held'`,
    );
    expect(await problems()).toEqual([
      'Held: it is stored to resume to initiative.design.underWay.awaitingApproval, ' +
        'and its history says initiative.design.underWay.working',
    ]);
  });

  it('names one whose stage or status is not what its state says', async () => {
    await tamper(`update initiatives set stage = 'MEASURE' where title = 'Held'`);
    expect(await problems()).toEqual(['Held: it is stored as MEASURE ON_HOLD, and its state is DESIGN ON_HOLD']);
  });

  it('names one whose time in its stage was changed', async () => {
    await tamper(`update initiatives set entered_stage_at = '2026-10-01T00:00:00Z' where title = 'Begun'`);
    expect(await problems()).toEqual([
      'Begun: it is stored to have entered its stage at 2026-10-01T00:00:00.000Z, and its history says 2026-11-02T09:00:00.000Z',
    ]);
  });

  it('names one whose event was taken out of the middle', async () => {
    await tamper('delete from initiative_events where sequence = 2');
    expect(await problems()).toEqual(['Held: event 2 of its history is missing']);
  });

  it('names one whose last event was taken away', async () => {
    await tamper('delete from initiative_events where sequence = 3');
    expect(await problems()).toEqual([
      'Held: it is stored in design.onHold, and its history leads to design.underWay.working',
    ]);
  });

  it('names one whose facts would not have opened the gate', async () => {
    await tamper(
      `update initiative_events set facts = jsonb_set(facts, '{evidenceCounts}', '{"INTERVIEW": 1}') where sequence = 1`,
    );
    expect(await problems()).toEqual([
      'Held: it cannot be replayed: Event 1 of the history, REQUEST_APPROVAL from discover.underWay.working, ' +
        'would be refused: 1 of 3 interviews; no shadowing',
    ]);
  });

  it('names one with facts that make no sense, and looks at the others all the same', async () => {
    await tamper(
      `update initiative_events set facts = 'null' where sequence = 1`,
      `update initiatives set status = 'CLOSED' where title = 'Begun'`,
    );
    expect(await problems()).toEqual([
      'Begun: it is stored as DISCOVER CLOSED, and its state is DISCOVER WORKING',
      expect.stringMatching(/^Held: it cannot be replayed: /),
    ]);
  });

  it('names one whose state makes no sense', async () => {
    await tamper(`update initiatives set snapshot = '{}' where title = 'Begun'`);
    expect(await problems()).toEqual([expect.stringMatching(/^Begun: it cannot be replayed: /)]);
  });

  it('names one with an event that is recorded from another state than it was in', async () => {
    await tamper(`update initiative_events set from_state = 'measure.onHold' where sequence = 3`);
    expect(await problems()).toEqual([
      'Held: event 3 of its history is recorded from measure.onHold, and it was in design.underWay.working',
    ]);
  });
});
