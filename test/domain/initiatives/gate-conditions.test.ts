import { availableTransitions } from '../../../src/initiatives/domain/available-transitions';
import { DEFAULT_GATE_POLICIES } from '../../../src/initiatives/domain/default-gate-policies';
import { daysForConditions, missingConditions } from '../../../src/initiatives/domain/gate-conditions';
import { gatePolicyFaults, type GatePolicyDocument } from '../../../src/initiatives/domain/gate-policy';
import { decideVote } from '../../../src/initiatives/domain/gate-vote';
import { previewPolicy } from '../../../src/initiatives/domain/policy-preview';
import { DEFAULT_PROCESS } from '../../support/default-process';
import { aLeader, anElection, anInitiative, anInitiativeAfter, EVERYTHING, PEOPLE, theLead } from './an-initiative';

const open = { text: 'Two more interviews', isMet: false };
const met = { text: 'A word of the lawyers', isMet: true };
const needs = (needed: 'CONFIRMED' | 'MET' | 'NONE', days: number | null = null) => ({ conditions: { needed, days } });

describe('What a gate asks of the conditions of earlier approvals', () => {
  it('is by default that whoever set them has confirmed or waived them', () => {
    expect(missingConditions({}, [])).toEqual([]);
    expect(missingConditions({}, [open, met, open])).toEqual([
      { code: 'OPEN_CONDITION', message: '2 open conditions: "Two more interviews", "Two more interviews"' },
      { code: 'UNCONFIRMED_CONDITION', message: '1 condition not confirmed yet: "A word of the lawyers"' },
    ]);
    expect(missingConditions({}, [open])).toEqual([
      { code: 'OPEN_CONDITION', message: '1 open condition: "Two more interviews"' },
    ]);
  });

  it('is less where the policy says so', () => {
    expect(missingConditions(needs('CONFIRMED'), [open, met])).toHaveLength(2);
    expect(missingConditions(needs('MET'), [open, met])).toMatchObject([{ code: 'OPEN_CONDITION' }]);
    expect(missingConditions(needs('NONE'), [open, met])).toEqual([]);
    expect([daysForConditions({}), daysForConditions(needs('NONE')), daysForConditions(needs('MET', 20))]).toEqual([
      ...[null, null, 20],
    ]);
  });

  it('names long ones by their beginning', () => {
    const [missing] = missingConditions({}, [{ ...open, text: 'x'.repeat(81) }]);
    expect(missing?.message).toBe(`1 open condition: "${'x'.repeat(79)}…"`);
  });
});

describe('An open condition', () => {
  const facts = { ...EVERYTHING, conditions: [open] };
  const missing = [{ code: 'OPEN_CONDITION', message: '1 open condition: "Two more interviews"' }];
  const offered = (
    event: string,
    initiative = anInitiative(),
    election = null as ReturnType<typeof anElection> | null,
  ) =>
    availableTransitions({
      ...{ initiative, process: DEFAULT_PROCESS, facts, people: PEOPLE, election },
      viewer: event === 'APPROVE' ? aLeader : theLead,
    }).find((each) => each.event === event);

  it('keeps approval from being asked for, and from being given', () => {
    expect(offered('REQUEST_APPROVAL')).toMatchObject({ allowed: false, missing });
    expect(offered('APPROVE', anInitiativeAfter('REQUEST_APPROVAL'), anElection())).toMatchObject({
      ...{ allowed: false, missing },
    });
    const cast = decideVote({
      ...{
        initiative: anInitiativeAfter('REQUEST_APPROVAL'),
        process: DEFAULT_PROCESS,
        actor: aLeader,
        people: PEOPLE,
      },
      ...{ gathered: facts, election: anElection(), vote: { choice: 'APPROVE' } },
    });
    expect(cast).toMatchObject({ code: 'GATE_UNMET', missing });
  });

  it('shows in the preview of a policy that asks more of it than now', () => {
    const { STANDARD } = DEFAULT_GATE_POLICIES;
    const lenient: GatePolicyDocument = {
      gates: { ...STANDARD.gates, DISCOVER: { ...STANDARD.gates.DISCOVER, ...needs('NONE') } },
    };
    const running = { id: 'i', title: 'T', stage: 'DISCOVER' as const, gathered: facts, policy: lenient };
    expect(previewPolicy(STANDARD, [running])).toMatchObject({ affected: [{ missing }] });
    expect(previewPolicy(lenient, [{ ...running, policy: STANDARD }])).toMatchObject({ affected: [] });
  });

  it.each([
    ['of no kind', { needed: 'SOME', days: null }, '$.gates.DISCOVER.conditions.needed'],
    ['without days', { needed: 'MET' }, '$.gates.DISCOVER.conditions.days'],
    ['within no day', { needed: 'MET', days: 0 }, '$.gates.DISCOVER.conditions.days'],
  ])('is not asked for by a policy that names it %s', (_what, conditions, path) => {
    const document = JSON.parse(JSON.stringify(DEFAULT_GATE_POLICIES.STANDARD)) as Record<string, any>;
    document['gates'].DISCOVER.conditions = conditions;
    expect(gatePolicyFaults(document)).toEqual([expect.objectContaining({ path, code: 'SHAPE' })]);
  });
});
