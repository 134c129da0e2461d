import fc from 'fast-check';
import type { Proposal } from '../../../src/proposals/domain/proposal';
import { PROPOSAL_STATUSES, RISKS } from '../../../src/proposals/domain/proposal';
import {
  certifyMandatory,
  defaultThresholds,
  onTrack,
  revokeCertification,
  setThresholds,
  trackOf,
} from '../../../src/proposals/domain/proposal-track';
import { isRefusal } from '../../../src/shared/refusal';
import { aProposal } from './a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const carl = { decidedById: 'carl', decidedAt: NOW };
/** In euros: light up to 25,000, major from 1,000,000. */
const THRESHOLDS = { lightUpToMinor: 25_000_00n, majorFromMinor: 1_000_000_00n };

const costing = (oneOff: bigint, yearly: bigint, declaredRisk: Proposal['declaredRisk'] = null) =>
  aProposal({ costOneOffMinor: oneOff, costYearlyMinor: yearly, declaredRisk });

describe('The track of a proposal', () => {
  // The commitment is the one-off cost and the first year's: 20,000 + 5,000 = 25,000, and so on.
  it.each([
    ['LIGHT', 20_000_00n, 5_000_00n, 'LOW'],
    ['STANDARD', 20_000_00n, 5_000_01n, 'LOW'],
    ['STANDARD', 20_000_00n, 5_000_00n, 'MEDIUM'],
    ['STANDARD', 0n, 0n, null],
    ['STANDARD', 900_000_00n, 99_999_99n, 'LOW'],
    ['MAJOR', 900_000_00n, 100_000_00n, 'LOW'],
    ['MAJOR', 0n, 0n, 'HIGH'],
  ] as const)('is %s at %d and %d a year with a declared risk of %s', (track, oneOff, yearly, risk) => {
    expect(trackOf(costing(oneOff, yearly, risk), THRESHOLDS)).toBe(track);
  });

  it('is open while its costs are not stated', () => {
    expect(trackOf({ ...costing(0n, 0n, 'HIGH'), costYearlyMinor: null }, THRESHOLDS)).toBeNull();
  });

  it('is MANDATORY once that is certified, whatever it costs', () => {
    const certified = { ...costing(0n, 0n, 'HIGH'), certifiedAt: NOW };
    expect(trackOf(certified, THRESHOLDS)).toBe('MANDATORY');
    expect(trackOf({ ...certified, costOneOffMinor: null }, THRESHOLDS)).toBe('MANDATORY');
  });

  it('never gets lighter by a higher cost or a higher risk', () => {
    const order = ['LIGHT', 'STANDARD', 'MAJOR'];
    const minor = fc.bigInt({ min: 0n, max: 2_000_000_00n });
    fc.assert(
      fc.property(minor, minor, fc.nat(2), fc.nat(2), (cost, more, risk, riskier) => {
        const [low, high] = [Math.min(risk, riskier), Math.max(risk, riskier)];
        const place = (oneOff: bigint, at: number) =>
          order.indexOf(trackOf(costing(oneOff, 0n, RISKS[at]), THRESHOLDS)!);
        expect(place(cost, low)).toBeLessThanOrEqual(place(cost + more, high));
      }),
    );
  });
});

describe('The thresholds of the tracks', () => {
  it('begin in whole units of the currency', () => {
    expect(defaultThresholds('EUR')).toEqual(THRESHOLDS);
    expect(defaultThresholds('JPY')).toEqual({ lightUpToMinor: 25_000n, majorFromMinor: 1_000_000n });
  });

  it('may be set so that nothing costs too little to be MAJOR but what is free', () => {
    expect(setThresholds({ lightUpToMinor: 0n, majorFromMinor: 1n })).toEqual({
      lightUpToMinor: 0n,
      majorFromMinor: 1n,
    });
  });

  it('are refused where they do not follow each other, or are no amounts', () => {
    expect(setThresholds({ lightUpToMinor: -1n, majorFromMinor: -1n })).toMatchObject({
      problems: [
        { path: 'input.lightUpToMinor' },
        { path: 'input.majorFromMinor' },
        { path: 'input.majorFromMinor', message: '-1: expected more than lightUpToMinor, -1.' },
      ],
    });
  });
});

describe('Certifying that a proposal is mandatory', () => {
  it('names who certified it, and the rule', () => {
    const before = aProposal({ status: 'SUBMITTED' });
    expect(certifyMandatory(before, ' The new act ', carl)).toEqual({
      ...before,
      ...{ track: 'MANDATORY', certifiedBecause: 'The new act', certifiedById: 'carl', certifiedAt: NOW },
      ...{ version: 5, updatedAt: NOW },
    });
  });

  it('is possible from a draft to the decision, and no longer', () => {
    const possible = PROPOSAL_STATUSES.filter(
      (status) => !isRefusal(certifyMandatory(aProposal({ status }), 'The new act', carl)),
    );
    expect(possible).toEqual(['DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_ASSESSMENT', 'ASSESSED']);
    expect(certifyMandatory(aProposal({ status: 'FUNDED' }), 'The new act', carl)).toMatchObject({
      message:
        'Proposal "Fewer letters" is FUNDED and cannot be certified as mandatory: that is for DRAFT, SUBMITTED, RETURNED, UNDER_ASSESSMENT, ASSESSED.',
    });
  });

  it('is for somebody who has no part in it, once, and with a reason', () => {
    const of = (personId: string) => ({ decidedById: personId, decidedAt: NOW });
    const drafted = aProposal({ drafterId: 'dora' });
    expect(certifyMandatory(drafted, 'x', of('petra'))).toMatchObject({
      ...{ code: 'OWN_DECISION', message: 'You proposed "Fewer letters": somebody else certifies it.' },
    });
    expect(certifyMandatory(drafted, 'x', of('dora'))).toMatchObject({ code: 'OWN_DECISION' });
    expect(certifyMandatory(drafted, 'x', of('sven'))).toMatchObject({ code: 'OWN_DECISION' });
    expect(certifyMandatory(drafted, ' ', carl)).toMatchObject({ problems: [{ path: 'input.reason' }] });
    expect(certifyMandatory(aProposal({ certifiedAt: NOW }), 'x', carl)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });
});

describe('Taking a certification back', () => {
  const certified = (different: Partial<Proposal>) =>
    aProposal({ track: 'MANDATORY', certifiedBecause: 'x', certifiedById: 'carl', certifiedAt: NOW, ...different });

  it('leaves the proposal on the track that its cost and risk ask for', () => {
    const revoked = revokeCertification(certified({ status: 'SUBMITTED' }), ' It was repealed ', THRESHOLDS, carl);
    expect(revoked).toEqual({
      proposal: onTrack(aProposal({ status: 'SUBMITTED', version: 5, updatedAt: NOW }), THRESHOLDS),
      ...{ reason: 'It was repealed', dueOn: null },
    });
  });

  it('takes what was assessed as mandatory back under assessment: nobody may have estimated it', () => {
    expect(revokeCertification(certified({ status: 'ASSESSED' }), 'x', THRESHOLDS, carl)).toMatchObject({
      proposal: { status: 'UNDER_ASSESSMENT', track: 'STANDARD' },
    });
  });

  it('is refused for what is funded or not certified, for one of their own, and without a reason', () => {
    expect(revokeCertification(certified({ status: 'FUNDED' }), 'x', THRESHOLDS, carl)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'FUNDED' },
    });
    expect(revokeCertification(aProposal(), 'x', THRESHOLDS, carl)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(revokeCertification(certified({}), 'x', THRESHOLDS, { decidedById: 'sven', decidedAt: NOW })).toMatchObject({
      code: 'OWN_DECISION',
    });
    expect(revokeCertification(certified({}), '', THRESHOLDS, carl)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
