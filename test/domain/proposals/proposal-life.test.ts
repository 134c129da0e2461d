import { answerIdea, assignTriage } from '../../../src/proposals/domain/idea-triage';
import { PROPOSAL_STATUSES, type ProposalStatus } from '../../../src/proposals/domain/proposal';
import {
  closeAssessment,
  decline,
  defer,
  fund,
  returnForInformation,
  startAssessment,
  type SubmissionFacts,
  submit,
  withdraw,
} from '../../../src/proposals/domain/proposal-life';
import { merge } from '../../../src/proposals/domain/proposal-merge';
import { resubmit } from '../../../src/proposals/domain/resubmission';
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
const NOTHING_IN_THE_WAY = { estimates: [], openRounds: [] };
const again = { id: 'proposal-2', proposerId: 'rosa', sponsorId: null, createdAt: NOW };

describe('The life of a proposal', () => {
  it.each<[ProposalStatus, readonly ProposalAct[]]>([
    ['IDEA', ['EDIT', 'ASSIGN_TRIAGE', 'TAKE_ON', 'DECLINE_IDEA', 'MERGE', 'WITHDRAW']],
    ['DRAFT', ['EDIT', 'SUBMIT', 'MERGE', 'WITHDRAW']],
    ['SUBMITTED', ['RETURN', 'START_ASSESSMENT', 'MERGE', 'WITHDRAW']],
    ['RETURNED', ['EDIT', 'SUBMIT', 'MERGE', 'WITHDRAW']],
    ['UNDER_ASSESSMENT', ['RETURN', 'CLOSE_ASSESSMENT', 'WITHDRAW']],
    ['ASSESSED', ['FUND', 'DEFER', 'DECLINE', 'WITHDRAW']],
    ['FUNDED', []],
    ['DEFERRED', ['RESUBMIT', 'WITHDRAW']],
    ['DECLINED', ['RESUBMIT']],
    ['WITHDRAWN', []],
    ['MERGED', []],
  ])('allows in %s: %p', (status, acts) => {
    expect(possibleActs(status)).toEqual(acts);
  });

  const attempts: Record<Exclude<ProposalAct, 'EDIT'>, (status: ProposalStatus) => unknown> = {
    ASSIGN_TRIAGE: (status) => assignTriage(aProposal({ status }), { ownerId: 'tom', answerBy: '2025-03-15' }, NOW),
    TAKE_ON: (status) => answerIdea(aProposal({ status }), { answer: 'TAKE_ON' }, lena),
    DECLINE_IDEA: (status) =>
      answerIdea(aProposal({ status }), { answer: 'DECLINE', reason: 'Done already', basis: 'The app' }, lena),
    SUBMIT: (status) => submit(aProposal({ status }), complete, NOW),
    RETURN: (status) =>
      returnForInformation(aProposal({ status }), { asked: 'How many?', answerBy: '2025-03-15' }, NOW),
    START_ASSESSMENT: (status) => startAssessment(aProposal({ status }), NOW),
    CLOSE_ASSESSMENT: (status) => closeAssessment(aProposal({ status }), NOTHING_IN_THE_WAY, NOW),
    FUND: (status) => fund(aProposal({ status }), lena),
    DEFER: (status) => defer(aProposal({ status }), { until: '2026-01-01', missing: 'Prices' }, lena),
    DECLINE: (status) => decline(aProposal({ status }), { reason: 'Too few are hurt: 12 a year' }, lena),
    RESUBMIT: (status) => resubmit(aProposal({ status }), [], again, 'Half the price'),
    MERGE: (status) =>
      merge({ proposal: aProposal({ status }), into: aProposal({ id: 'other' }), supporters: [] }, 'The same', NOW),
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

describe('Returning for information', () => {
  const submitted = aProposal({ status: 'SUBMITTED' });

  it('says what is asked and by when', () => {
    expect(returnForInformation(submitted, { asked: ' How many? ', answerBy: '2025-03-02' }, NOW)).toEqual({
      proposal: { ...submitted, status: 'RETURNED', version: 5, updatedAt: NOW },
      reason: 'How many?',
      dueOn: '2025-03-02',
    });
  });

  it('is refused without a question, or by a day that is not in the future', () => {
    expect(returnForInformation(submitted, { asked: ' ', answerBy: '2025-03-01' }, NOW)).toMatchObject({
      problems: [
        { path: 'input.asked', message: 'Expected a text, got an empty one.' },
        { path: 'input.answerBy', message: '2025-03-01 is not in the future (today is 2025-03-01).' },
      ],
    });
  });

  it('is answered by submitting again', () => {
    expect(submit(aProposal({ status: 'RETURNED' }), complete, NOW)).toMatchObject({ status: 'SUBMITTED', version: 5 });
  });
});

describe('Closing an assessment', () => {
  const underAssessment = aProposal({ status: 'UNDER_ASSESSMENT' });

  it('is refused while drivers are not estimated or a round is open, naming each', () => {
    const estimates = [{ code: 'BRAND_DAMAGE', message: 'no estimate of "Brand damage"' }];

    expect(closeAssessment(underAssessment, { estimates, openRounds: ['Spring'] }, NOW)).toMatchObject({
      code: 'GATE_UNMET',
      message: 'no estimate of "Brand damage"; scoring round "Spring" is open.',
    });
  });

  it('makes the proposal assessed when coverage is complete', () => {
    expect(closeAssessment(underAssessment, NOTHING_IN_THE_WAY, NOW)).toMatchObject({ status: 'ASSESSED', version: 5 });
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

  it('is refused to whoever drafted what another proposed', () => {
    expect(fund({ ...assessed, drafterId: 'dora' }, { ...lena, decidedById: 'dora' })).toMatchObject({
      message: 'You drafted "Fewer letters": somebody else decides on it.',
    });
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
