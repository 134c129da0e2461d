import { gateGuards } from '../../../src/initiatives/domain/gates';
import { roleInWords } from '../../../src/people/domain/role-words';
import type { GateFacts, Stage } from '../../../src/initiatives/domain/initiative';
import { DEFAULT_PROCESS } from '../../support/default-process';
import { EVERYTHING, NOTHING } from './an-initiative';

const { policy } = DEFAULT_PROCESS;
const guards = gateGuards(policy);
const missing = (guard: string, gate: string, facts: Partial<GateFacts>): string[] =>
  (guards[guard]?.({ ...NOTHING, approvals: [], ...facts }, { gate }) ?? []).map(({ message }) => message);

describe('The evidence that a gate asks for', () => {
  it.each<[Stage, string[]]>([
    ['DISCOVER', ['0 of 3 interviews', 'no shadowing']],
    [
      'DESIGN',
      [
        'no workshop',
        'no journey map',
        'no baseline reading',
        'no new forecast',
        'no forecast',
        'no kill criteria',
        'no change plan',
      ],
    ],
    ['PROTOTYPE', ['0 of 2 prototype tests', 'no proof of service readiness']],
    ['MEASURE', ['no follow-up reading', 'no adoption report']],
    ['SUNSET', ['no sunset plan', 'no notice to customers', 'no lessons']],
  ])('is named whole when nothing is there, in %s', (gate, expected) => {
    expect([...missing('evidenceIsGathered', gate, {})].sort()).toEqual([...expected].sort());
  });

  it('says how many of how many are there', () => {
    expect(missing('evidenceIsGathered', 'DISCOVER', { evidenceCounts: { INTERVIEW: 2, SHADOWING: 1 } })).toEqual([
      '2 of 3 interviews',
    ]);
  });

  it('is complete when there is more than asked for', () => {
    expect(missing('evidenceIsGathered', 'DISCOVER', { evidenceCounts: { INTERVIEW: 9, SHADOWING: 4 } })).toEqual([]);
  });

  it('is not made up for by another kind', () => {
    expect(missing('evidenceIsGathered', 'PROTOTYPE', { ...EVERYTHING, evidenceCounts: { WORKSHOP: 5 } })).toEqual([
      '0 of 2 prototype tests',
    ]);
  });

  it('is named with a code for programs', () => {
    expect(
      guards['evidenceIsGathered']?.({ ...EVERYTHING, approvals: [], deliverables: [] }, { gate: 'MEASURE' }),
    ).toEqual([{ code: 'ADOPTION_REPORT', message: 'no adoption report' }]);
  });
});

describe('Passing a gate', () => {
  const approvals = [{ personId: 'a', roles: ['CX_LEADER'] as const }];

  it('takes the evidence and one approval by a CX leader', () => {
    expect(missing('gateIsPassed', 'DISCOVER', { ...EVERYTHING, approvals })).toEqual([]);
  });

  it('does not count an approval in another role', () => {
    const others = [{ personId: 'a', roles: ['PORTFOLIO_MANAGER', 'ADMIN'] as const }];
    expect(missing('gateIsPassed', 'DISCOVER', { ...EVERYTHING, approvals: others })).toEqual([
      'no approval by a CX leader',
    ]);
  });

  it('looks at one group of several, and at all where it is not among those asked', () => {
    const groups = ['leadership', 'finance'].map((name) => ({
      ...{ name, needs: 'ANY' as const, veto: false, seatIds: [`of ${name}`] },
    }));
    const votes = [{ personId: 'x', forId: 'of finance', choice: 'APPROVE' as const, groups: ['finance'] }];
    const facts = { ...EVERYTHING, groups, approvals: votes };
    const missingOf = (group: string, seen: GateFacts = facts) =>
      guards['groupHasApproved']!(seen, { gate: 'DESIGN', group }).map(({ message }) => message);
    expect(missingOf('finance')).toEqual([]);
    expect(missingOf('leadership')).toEqual(['no approval by leadership']);
    expect(missingOf('compliance')).toEqual(['no approval by leadership']);
    expect(missingOf('finance', { ...facts, baselineReadings: 0 })).toEqual(['no baseline reading']);
    const rejected = { ...votes[0]!, choice: 'RETURN' as const, forId: 'of leadership', groups: ['leadership'] };
    expect(missingOf('finance', { ...facts, approvals: [...votes, rejected] })).toEqual(['a vote to return it']);
    expect(missingOf('finance', { ...EVERYTHING, approvals: [] })).toEqual(['no votes']);
  });

  it('waits for evidence that went missing since approval was asked', () => {
    const facts = { ...EVERYTHING, evidenceCounts: { INTERVIEW: 3 }, approvals };
    expect(missing('gateIsPassed', 'DISCOVER', facts)).toEqual(['no shadowing']);
  });

  it('counts one human once where a policy asks for two approvals', () => {
    const strict = policy.gates.DISCOVER;
    const two = gateGuards({
      version: 2,
      gates: { ...policy.gates, DISCOVER: { ...strict, approvals: { role: 'CX_LEADER', count: 2 } } },
    });
    const facts = { ...EVERYTHING, approvals: [...approvals, ...approvals] };
    expect(two['gateIsPassed']?.(facts, { gate: 'DISCOVER' })).toEqual([
      { code: 'APPROVAL', message: '1 of 2 approvals by a CX leader' },
    ]);
  });
});

describe('A guard', () => {
  it('is a fault for a gate that is no stage', () => {
    expect(() => missing('gateIsPassed', 'SLEEP', {})).toThrow(
      'Gate "SLEEP": expected one of DISCOVER, DESIGN, PROTOTYPE, MEASURE, SUNSET.',
    );
  });
});

describe('The default gate policy', () => {
  it('has the functions of a CX team sign off discover, design and measure', () => {
    const { gates } = policy;
    expect([gates.DISCOVER.signOff, gates.DESIGN.signOff, gates.MEASURE.signOff]).toEqual([
      'INSIGHTS_AND_ANALYTICS',
      'DESIGN',
      'CHANGE_MANAGEMENT',
    ]);
  });
});

describe('A role in words', () => {
  it('keeps CX in capitals', () => {
    expect([roleInWords('CX_LEADER'), roleInWords('PORTFOLIO_MANAGER')]).toEqual(['CX leader', 'portfolio manager']);
  });
});
