import { PROPOSAL_STATUSES, type ProposalStatus } from '../../../src/proposals/domain/proposal';
import {
  closeAssessment,
  decline,
  defer,
  fund,
  startAssessment,
  type SubmissionFacts,
  submit,
  withdraw,
} from '../../../src/proposals/domain/proposal-life';
import { possibleActs, type ProposalAct } from '../../../src/proposals/domain/proposal-transitions';
import { type GateUnmet, isRefusal } from '../../../src/shared/refusal';
import { aProposal } from './a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const complete: SubmissionFacts = {
  establishedNeeds: 1,
  pillars: 1,
  alternatives: [{ kind: 'DO_NOTHING' }, { kind: 'SIMPLEST' }],
};
const lena = { decidedById: 'lena', decidedAt: NOW };
const assessed = aProposal({ status: 'ASSESSED' });

describe('The life of a proposal', () => {
  it.each<[ProposalStatus, readonly ProposalAct[]]>([
    ['IDEA', ['EDIT', 'WITHDRAW']],
    ['DRAFT', ['EDIT', 'SUBMIT', 'WITHDRAW']],
    ['SUBMITTED', ['START_ASSESSMENT', 'WITHDRAW']],
    ['UNDER_ASSESSMENT', ['CLOSE_ASSESSMENT', 'WITHDRAW']],
    ['ASSESSED', ['FUND', 'DEFER', 'DECLINE', 'WITHDRAW']],
    ['FUNDED', []],
    ['DEFERRED', ['WITHDRAW']],
    ['DECLINED', []],
    ['WITHDRAWN', []],
  ])('allows in %s: %p', (status, acts) => {
    expect(possibleActs(status)).toEqual(acts);
  });

  const attempts: Record<Exclude<ProposalAct, 'EDIT'>, (status: ProposalStatus) => unknown> = {
    SUBMIT: (status) => submit(aProposal({ status }), complete, NOW),
    START_ASSESSMENT: (status) => startAssessment(aProposal({ status }), NOW),
    CLOSE_ASSESSMENT: (status) => closeAssessment(aProposal({ status }), [], NOW),
    FUND: (status) => fund(aProposal({ status }), lena),
    DEFER: (status) => defer(aProposal({ status }), { until: '2026-01-01', missing: 'Prices' }, lena),
    DECLINE: (status) => decline(aProposal({ status }), { reason: 'Too few are hurt: 12 a year' }, lena),
    WITHDRAW: (status) => withdraw(aProposal({ status }), NOW),
  };
  const cases = Object.entries(attempts).flatMap(([act, attempt]) =>
    PROPOSAL_STATUSES.map((status) => ({ act: act as ProposalAct, status, attempt })),
  );

  it.each(cases)('lets $act happen in $status only where the table says so', ({ act, status, attempt }) => {
    const outcome = attempt(status);

    expect(isRefusal(outcome)).toBe(!possibleActs(status).includes(act));
    if (isRefusal(outcome)) expect(outcome).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
  });

  it('says of an end that nothing can be done any more', () => {
    expect(withdraw(aProposal({ status: 'FUNDED' }), NOW)).toMatchObject({
      message: 'Proposal "Fewer letters" is FUNDED and cannot be withdrawn: nothing can be done with it any more.',
    });
  });
});

describe('Submitting', () => {
  it('makes a complete draft the next version, submitted', () => {
    expect(submit(aProposal(), complete, NOW)).toEqual(aProposal({ status: 'SUBMITTED', version: 5, updatedAt: NOW }));
  });

  it('names everything that is missing, in the order a proposal states it', () => {
    const empty = aProposal({
      problem: null,
      solution: null,
      costOneOffMinor: null,
      costYearlyMinor: null,
      portfolioId: null,
      sponsorId: null,
    });

    expect(submit(empty, { establishedNeeds: 0, pillars: 0, alternatives: [] }, NOW)).toMatchObject({
      code: 'GATE_UNMET',
      message:
        'no problem stated; no established need; no pillar; no alternative of doing nothing; no simplest alternative; ' +
        'no solution stated; no one-off cost; no yearly cost; no portfolio; no sponsor.',
    });
  });

  it('takes a cost of 0 for a cost', () => {
    expect(submit(aProposal({ costYearlyMinor: 0n }), complete, NOW)).toMatchObject({ status: 'SUBMITTED' });
  });

  it('wants the simplest alternative beside doing nothing', () => {
    const refusal = submit(
      aProposal(),
      { ...complete, alternatives: [{ kind: 'DO_NOTHING' }, { kind: 'OTHER' }] },
      NOW,
    );

    expect((refusal as GateUnmet).missing.map((each) => each.code)).toEqual(['SIMPLEST_ALTERNATIVE']);
  });
});

describe('Closing an assessment', () => {
  const underAssessment = aProposal({ status: 'UNDER_ASSESSMENT' });

  it('is refused while drivers are not estimated, naming each', () => {
    const unestimated = [
      { driver: 'BRAND_DAMAGE', label: 'Brand damage' },
      { driver: 'RECURRING_PROBLEMS', label: 'Recurring problems' },
    ] as const;

    expect(closeAssessment(underAssessment, unestimated, NOW)).toMatchObject({
      code: 'GATE_UNMET',
      message: 'no estimate of "Brand damage"; no estimate of "Recurring problems".',
    });
  });

  it('makes the proposal assessed when coverage is complete', () => {
    expect(closeAssessment(underAssessment, [], NOW)).toMatchObject({ status: 'ASSESSED', version: 5 });
  });
});

describe('Deciding on a proposal', () => {
  it('keeps who funded it and when', () => {
    expect(fund(assessed, lena)).toEqual({
      ...assessed,
      status: 'FUNDED',
      decidedById: 'lena',
      decidedAt: NOW,
      version: 5,
      updatedAt: NOW,
    });
  });

  it.each([
    ['petra', 'You proposed "Fewer letters": somebody else decides on it.'],
    ['sven', 'You sponsor "Fewer letters": somebody else decides on it.'],
  ])('is refused to %s', (decidedById, message) => {
    expect(fund(assessed, { decidedById, decidedAt: NOW })).toMatchObject({ code: 'OWN_DECISION', message });
  });

  it('is refused to a proposer who sponsors it, too, naming both', () => {
    expect(fund({ ...assessed, sponsorId: 'petra' }, { ...lena, decidedById: 'petra' })).toMatchObject({
      message: 'You proposed and sponsor "Fewer letters": somebody else decides on it.',
    });
  });

  it('is refused to the proposer when it is a no as well', () => {
    const petra = { decidedById: 'petra', decidedAt: NOW };

    expect(decline(assessed, { reason: 'Second thoughts' }, petra)).toMatchObject({ code: 'OWN_DECISION' });
    expect(defer(assessed, { until: '2026-01-01', missing: 'Prices' }, petra)).toMatchObject({ code: 'OWN_DECISION' });
  });

  it('defers until a date, with what is missing', () => {
    expect(defer(assessed, { until: '2025-03-02', missing: ' Prices ' }, lena)).toMatchObject({
      status: 'DEFERRED',
      deferredUntil: '2025-03-02',
      missingForDecision: 'Prices',
      decidedById: 'lena',
      declineReason: null,
    });
  });

  it('refuses to defer until today, and without saying what is missing', () => {
    expect(defer(assessed, { until: '2025-03-01', missing: '' }, lena)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: 'input.missing', message: 'Expected a text, got an empty one.' },
        { path: 'input.until', message: '2025-03-01 is not in the future (today is 2025-03-01).' },
      ],
    });
  });

  it('refuses to defer until a day that does not exist', () => {
    expect(defer(assessed, { until: '2026-02-30', missing: 'Prices' }, lena)).toMatchObject({
      problems: [{ path: 'input.until' }],
    });
  });

  it('declines with a reason', () => {
    expect(decline(assessed, { reason: 'Too few are hurt: 12 a year' }, lena)).toMatchObject({
      status: 'DECLINED',
      declineReason: 'Too few are hurt: 12 a year',
      decidedAt: NOW,
    });
  });

  it('refuses to decline without a reason', () => {
    expect(decline(assessed, { reason: ' ' }, lena)).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });
});
