import type { Proposal } from '../../../src/proposals/domain/proposal';
import {
  type ContentInput,
  edit,
  type EditedProposal,
  proposeIdea,
} from '../../../src/proposals/domain/proposal-content';
import { type InvalidInput, isRefusal } from '../../../src/shared/refusal';
import { aProposal } from './a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const origin = {
  id: 'proposal-1',
  organizationId: 'organization-1',
  proposerId: 'petra',
  triageOwnerId: 'tom',
  answerBy: '2025-03-15',
  currencyCode: 'EUR',
  createdAt: NOW,
};
const idea = { title: 'Fewer letters', whoIsHurt: 'Movers', howTheyAreHurt: 'Letters go to the old address' };
const anIdea = () => proposeIdea(origin, idea) as Proposal;

function edited(proposal: Proposal, input: ContentInput): EditedProposal {
  const outcome = edit(proposal, input, NOW);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return outcome;
}
const pathsRefused = (input: ContentInput) =>
  (edit(aProposal(), input, NOW) as InvalidInput).problems.map((problem) => problem.path);

describe('An idea', () => {
  it('needs only a title, who is hurt and how', () => {
    expect(anIdea()).toMatchObject({ ...origin, ...idea, status: 'IDEA', version: 1, problem: null, sponsorId: null });
  });

  it('is refused with everything it lacks', () => {
    const refusal = proposeIdea(origin, { title: ' ', whoIsHurt: '', howTheyAreHurt: '\n' }) as InvalidInput;

    expect(refusal.problems.map((problem) => problem.path)).toEqual([
      'input.title',
      'input.whoIsHurt',
      'input.howTheyAreHurt',
    ]);
  });

  it('does not turn a returned proposal into a draft: its own side submits it again', () => {
    expect(edited(aProposal({ status: 'RETURNED' }), { problem: 'Six systems' }).proposal).toMatchObject({
      status: 'RETURNED',
      problem: 'Six systems',
    });
  });

  it('stays an idea while only its own words change', () => {
    expect(edited(anIdea(), { title: 'No letters', needIds: [] }).proposal).toMatchObject({
      status: 'IDEA',
      title: 'No letters',
      version: 2,
    });
  });

  it.each<ContentInput>([
    { problem: 'Five systems' },
    { sponsorId: 'sven' },
    { costOneOffMinor: 0n },
    { needIds: ['need-1'] },
    { alternatives: [{ kind: 'DO_NOTHING', title: 'Nothing', consequence: 'Letters go on' }] },
    { effortByTeam: [{ teamId: 'apps', personDaysHundredths: 1250 }] },
  ])('becomes a draft when it says more: %p', (input) => {
    expect(edited(anIdea(), input).proposal.status).toBe('DRAFT');
  });
});

describe('Editing a proposal', () => {
  it('leaves what the input does not name', () => {
    const { proposal } = edited(aProposal(), { problem: 'Six systems' });

    expect(proposal).toEqual({ ...aProposal(), problem: 'Six systems', version: 5, updatedAt: NOW });
  });

  it('takes away what the input sets to null', () => {
    expect(edited(aProposal(), { sponsorId: null, costYearlyMinor: null, solution: null }).proposal).toMatchObject({
      sponsorId: null,
      costYearlyMinor: null,
      solution: null,
    });
  });

  it('replaces needs, pillars, objectives and alternatives only where they are named', () => {
    expect(edited(aProposal(), { needIds: ['need-2'], pillarIds: null, objectiveIds: ['objective-1'] })).toMatchObject({
      needIds: ['need-2'],
      pillarIds: [],
      objectiveIds: ['objective-1'],
      alternatives: undefined,
    });
  });

  it('numbers the alternatives from 1 in the order they were written', () => {
    const { alternatives } = edited(aProposal(), {
      alternatives: [
        { kind: 'DO_NOTHING', title: ' Nothing ', consequence: 'Letters go on' },
        { kind: 'SIMPLEST', title: 'A form', consequence: 'Half of them stop' },
      ],
    });

    expect(alternatives).toEqual([
      { position: 1, kind: 'DO_NOTHING', title: 'Nothing', consequence: 'Letters go on' },
      { position: 2, kind: 'SIMPLEST', title: 'A form', consequence: 'Half of them stop' },
    ]);
  });

  it('replaces what is asked of teams as a whole', () => {
    const effortByTeam = [{ teamId: 'apps', personDaysHundredths: 1250 }];

    expect(edited(aProposal(), { effortByTeam }).effortByTeam).toEqual(effortByTeam);
    expect(edited(aProposal(), { effortByTeam: null }).effortByTeam).toEqual([]);
    expect(edited(aProposal(), {}).effortByTeam).toBeUndefined();
  });

  it('is refused with an effort below 0, of a part of a hundredth, or twice for a team', () => {
    const effort = (teamId: string, personDaysHundredths: number) => ({ teamId, personDaysHundredths });

    expect(pathsRefused({ effortByTeam: [effort('apps', -1), effort('web', 0.5), effort('apps', 0)] })).toEqual([
      'input.effortByTeam[2]',
      'input.effortByTeam[0].personDaysHundredths',
      'input.effortByTeam[1].personDaysHundredths',
    ]);
  });

  it('is refused with every problem at its path', () => {
    expect(
      pathsRefused({
        title: null,
        problem: 'x'.repeat(4001),
        horizonYears: 0,
        costOneOffMinor: -1n,
        costYearlyMinor: 10n ** 15n,
        needIds: ['need-1', 'need-1'],
        objectiveIds: Array.from({ length: 21 }, (_, index) => `objective-${index}`),
        alternatives: [{ kind: 'OTHER', title: 'A form', consequence: ' ' }],
      }).toSorted(),
    ).toEqual([
      'input.alternatives[0].consequence',
      'input.costOneOffMinor',
      'input.costYearlyMinor',
      'input.horizonYears',
      'input.needIds[1]',
      'input.objectiveIds',
      'input.problem',
      'input.title',
    ]);
  });

  it('is refused when doing nothing is among the alternatives twice', () => {
    const nothing = { kind: 'DO_NOTHING', title: 'Nothing', consequence: 'Letters go on' } as const;

    expect(pathsRefused({ alternatives: [nothing, nothing] })).toEqual(['input.alternatives[1].kind']);
  });

  it('allows several other alternatives', () => {
    const other = { kind: 'OTHER', title: 'A form', consequence: 'Half of them stop' } as const;

    expect(edited(aProposal(), { alternatives: [other, other] }).alternatives).toHaveLength(2);
  });

  it('is not possible once the proposal is submitted', () => {
    expect(edit(aProposal({ status: 'SUBMITTED' }), { title: 'Late' }, NOW)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'SUBMITTED',
      message:
        'Proposal "Fewer letters" is SUBMITTED and cannot be edited: it can be returned or taken into assessment or merged into another or withdrawn now.',
    });
  });
});
