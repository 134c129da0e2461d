import { ProposalPillarTable } from '../../src/proposals';
import { localId } from '../../src/platform/global-id';
import { aBank, idOf } from '../support/a-bank';
import { act } from '../support/act';
import { anAssessment, aTemplate } from '../support/an-assessment';
import { aGoal } from '../support/a-goal';
import { aPortfolio } from '../support/a-portfolio';
import { aDraft, change, done } from '../support/a-proposal';
import { anInitiative } from '../support/an-initiative';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';

const [LEAH, BEN, VIC, ODA] = ['leah@example.com', 'ben@example.com', 'vic@example.com', 'oda@other.example'] as const;

/** The levels that are found, and the targets: gaps of 2, 1, 1 and 1, one target that is passed, and one without a level. */
const LEVELS = { VISION_AND_GOALS: 2, EMPLOYEE_ENGAGEMENT: 2, CUSTOMER_SERVICE: 3, INNOVATION: 1, INVESTMENTS: 4 };
const TARGETS = {
  ...{ VISION_AND_GOALS: 4, EMPLOYEE_ENGAGEMENT: 3, CUSTOMER_SERVICE: 4, INNOVATION: 2, INVESTMENTS: 3, LEADERSHIP: 5 },
};

let steward: Steward;
let pillars: Record<string, string>;
let objectives: string[];
let portfolioId: string;

beforeAll(async () => {
  steward = await aBank();
  const answer = await steward.data(BEN, '{ pillars { id code version } strategicObjectives { id } }');
  pillars = Object.fromEntries((answer['pillars'] as { id: string; code: string }[]).map(({ id, code }) => [code, id]));
  objectives = (answer['strategicObjectives'] as { id: string }[]).map(({ id }) => id);
  portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
  await assess();
  for (const [code, targetLevel] of Object.entries(TARGETS)) {
    const target = { targetLevel, targetOn: '2027-12-31', reason: 'To lead', expectedVersion: 1 };
    await act(steward, LEAH, 'setPillarTarget', { pillarId: pillars[code], ...target });
  }
});
afterAll(() => steward.stop());

async function assess(): Promise<void> {
  const template = await aTemplate(steward, LEAH, 1);
  const ben = await idOf(steward, BEN);
  const assessmentId = await anAssessment(steward, LEAH, { templateId: template.id, assessorIds: [ben] });
  const levels = Object.entries(LEVELS).map(([code, level]) => ({
    ...{ dimensionId: template.dimensions.find((each) => each.code === code)!.id, level },
  }));
  await act(steward, BEN, 'recordLevels', { assessmentId, levels });
  await act(steward, LEAH, 'closeMaturityAssessment', { assessmentId, expectedVersion: 2 });
}

interface Item {
  readonly dimension: { readonly code: string };
  readonly gap: number | null;
  readonly goals: { readonly nodes: readonly { readonly title: string }[] };
  readonly proposals: { readonly nodes: readonly { readonly id: string }[] };
}

const inventory = async (filter: object | null = null, email: string = VIC): Promise<Item[]> => {
  const query = `query($filter: InventoryFilter) { inventory(filter: $filter) { dimension { code } gap
    goals { nodes { title } } proposals(orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id } } } }`;
  return (await steward.data(email, query, { filter }))['inventory'] as Item[];
};
const codesOf = async (filter: object): Promise<string[]> =>
  (await inventory(filter)).map(({ dimension }) => dimension.code);
const itemOf = async (code: string): Promise<Item> =>
  (await inventory()).find(({ dimension }) => dimension.code === code)!;

describe('The gaps of the inventory', () => {
  it('are the levels below their targets', async () => {
    expect(await codesOf({ hasGap: true })).toEqual([
      ...['VISION_AND_GOALS', 'EMPLOYEE_ENGAGEMENT', 'CUSTOMER_SERVICE', 'INNOVATION'],
    ]);
    const others = await codesOf({ hasGap: false });
    expect(others).toHaveLength(6);
    expect(others).toEqual(expect.arrayContaining(['INVESTMENTS', 'LEADERSHIP']));
  });

  it('are nobody’s concern while there is neither goal nor proposal', async () => {
    expect(await codesOf({ hasGap: true, hasGoal: false, hasProposal: false })).toHaveLength(4);
    expect(await codesOf({ hasGoal: true })).toEqual([]);
    expect(await codesOf({ hasProposal: true })).toEqual([]);
  });

  it('lead to the goals that hang on their pillar, until these are given up or due', async () => {
    const accountableId = await idOf(steward, LEAH);
    const goal = (code: string, title: string, more: object = {}) =>
      aGoal(steward, LEAH, {
        ...{ pillarId: pillars[code], strategicObjectiveId: objectives[0], accountableId, title, ...more },
      });
    await goal('VISION_AND_GOALS', 'Fewer leave');
    const given = await goal('EMPLOYEE_ENGAGEMENT', 'Given up');
    await act(steward, LEAH, 'retireGoal', { goalId: given.id, expectedVersion: 1, reason: 'Another way' });
    await goal('CUSTOMER_SERVICE', 'Due tomorrow', { dueOn: '2026-11-03' });
    expect(await codesOf({ hasGoal: true })).toEqual(['VISION_AND_GOALS', 'CUSTOMER_SERVICE']);
    steward.clock.advanceDays(1);
    expect(await codesOf({ hasGoal: true })).toEqual(['VISION_AND_GOALS']);
    expect((await itemOf('VISION_AND_GOALS')).goals.nodes).toEqual([{ title: 'Fewer leave' }]);
    expect((await itemOf('EMPLOYEE_ENGAGEMENT')).goals.nodes).toEqual([]);
  });

  it('lead to open proposals that name their pillar, or an objective of those goals', async () => {
    const named = await aDraft(steward, portfolioId, { pillarIds: [pillars['EMPLOYEE_ENGAGEMENT']] });
    const byObjective = await aDraft(steward, portfolioId, {
      ...{ pillarIds: [pillars['LEADERSHIP']], objectiveIds: [objectives[0]] },
    });
    const otherObjective = await aDraft(steward, portfolioId, {
      ...{ pillarIds: [pillars['LEADERSHIP']], objectiveIds: [objectives[1]] },
    });
    const proposals = async (code: string) => (await itemOf(code)).proposals.nodes.map(({ id }) => id);
    expect(await proposals('EMPLOYEE_ENGAGEMENT')).toEqual([named.id]);
    expect(await proposals('VISION_AND_GOALS')).toEqual([byObjective.id]);
    expect(await proposals('LEADERSHIP')).toEqual([byObjective.id, otherObjective.id]);
    expect(await codesOf({ hasGap: true, hasGoal: false, hasProposal: false })).toEqual([
      ...['CUSTOMER_SERVICE', 'INNOVATION'],
    ]);
    await done(steward, BEN, 'withdrawProposal', change(named));
    expect(await proposals('EMPLOYEE_ENGAGEMENT')).toEqual([]);
  });

  it('lead to what was funded for as long as its initiative runs', async () => {
    const initiativeId = await anInitiative(steward, portfolioId);
    const query = 'query($id: ID!) { initiative(id: $id) { version proposal { id } } }';
    const { initiative } = await steward.data(VIC, query, { id: initiativeId });
    const [pillarId, proposalId] = [
      localId('Pillar', pillars['INNOVATION']!),
      localId('Proposal', initiative.proposal.id),
    ];
    await inOrganizationOf(steward, LEAH, (manager) =>
      manager.query(
        `insert into ${ProposalPillarTable.options.tableName} (organization_id, proposal_id, pillar_id)
          values (current_organization(), $1, $2)`,
        [proposalId, pillarId],
      ),
    );
    expect((await itemOf('INNOVATION')).proposals.nodes).toEqual([{ id: initiative.proposal.id }]);
    const stop = { initiativeId, expectedVersion: initiative.version, reason: 'Nobody needs it' };
    await act(steward, 'des@example.com', 'stopInitiative', stop);
    expect((await itemOf('INNOVATION')).proposals.nodes).toEqual([]);
  });

  it('of another organization are its own', async () => {
    const theirs = await inventory({ hasGoal: true }, ODA);
    expect(theirs).toEqual([]);
    expect(await inventory({ hasProposal: false }, ODA)).toHaveLength(10);
  });
});
