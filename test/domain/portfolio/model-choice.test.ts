import type { Portfolio } from '../../../src/budget/domain/portfolio';
import { type ChoiceFacts, chooseScoringModel } from '../../../src/portfolio/domain/model-choice';
import type { Estimate } from '../../../src/scoring/domain/estimate';
import { founded } from '../../../src/scoring/domain/scoring-model-life';
import type { GateUnmet } from '../../../src/shared/refusal';
import { aModelBy, allCertain } from '../scoring/builders';

const NOW = new Date('2026-11-02T09:00:00Z');
const TODAY = '2026-11-02';
const portfolio: Portfolio = {
  ...{ id: 'portfolio-1', organizationId: 'organization-1', name: 'Retail', currencyCode: 'EUR', createdAt: NOW },
  ...{ periodFrom: '2026-01-01', periodTo: '2027-12-31', scoringModelId: 'model-1', version: 3 },
};
const model = { ...founded(aModelBy('WSJF', { id: 'model-2', name: 'Jobs' }), NOW) };
const aProposal = (different: Partial<ChoiceFacts['proposals'][number]> = {}): ChoiceFacts['proposals'][number] => ({
  ...{ id: 'proposal-1', title: 'Times', status: 'UNDER_ASSESSMENT', track: 'STANDARD', proposerId: 'petra' },
  decidedAt: null,
  ...different,
});
const choose = (facts: Partial<ChoiceFacts> = {}, today = TODAY, to = model) =>
  chooseScoringModel(portfolio, to, { proposals: [], rounds: [], estimatesOf: () => [], ...facts }, today);
const missing = (refused: unknown) => (refused as GateUnmet).missing.map(({ code, message }) => `${code}: ${message}`);

describe('The scoring model of a portfolio', () => {
  it('may be another one before anything went by it', () => {
    expect(choose({ proposals: [aProposal()] })).toEqual({ ...portfolio, scoringModelId: 'model-2', version: 4 });
  });

  it.each(['DRAFT', 'RETIRED'] as const)('is none that is %s', (status) => {
    expect(choose({}, TODAY, { ...model, status })).toMatchObject({
      message: `Scoring model "Jobs" is ${status}: a portfolio uses one that is PUBLISHED.`,
    });
  });

  it('is not the one that it is already', () => {
    expect(choose({}, TODAY, { ...model, id: 'model-1' })).toMatchObject({
      message: 'Portfolio "Retail" uses scoring model "Jobs" already.',
    });
  });

  it('stays for the year in which something was decided by it, and no longer', () => {
    const proposals = [aProposal({ status: 'DEFERRED', decidedAt: new Date('2026-12-31T23:59:59Z') })];

    expect(missing(choose({ proposals }))).toEqual([
      'DECIDED_THIS_YEAR: "Times" was decided on 2026-12-31 by the present model, and is DEFERRED',
    ]);
    expect(choose({ proposals }, '2027-01-01')).toMatchObject({ scoringModelId: 'model-2' });
  });

  it('stays for the year in which a scoring round closed on it, and while one is open', () => {
    const rounds = [
      { name: 'Spring', closedAt: new Date('2026-03-01T09:00:00Z') },
      { name: 'Autumn', closedAt: null },
    ];

    expect(missing(choose({ rounds }))).toEqual([
      'ROUND_CLOSED_THIS_YEAR: scoring round "Spring" was closed on 2026-03-01, by the present model',
      'ROUND_OPEN: scoring round "Autumn" is open',
    ]);
    expect(missing(choose({ rounds }, '2027-01-01'))).toEqual(['ROUND_OPEN: scoring round "Autumn" is open']);
  });

  it('stays while something assessed would lack an estimate that the other asks for', () => {
    const views: readonly Estimate[] = allCertain({ BUSINESS_VALUE: 3, TIME_CRITICALITY: 2 });
    const proposals = [aProposal({ status: 'ASSESSED' }), aProposal({ status: 'ASSESSED', track: 'MANDATORY' })];

    expect(missing(choose({ proposals, estimatesOf: () => views }))).toEqual([
      'NOT_YET_ESTIMATED: "Times" is assessed, and there is no estimate of "Risk reduction and opportunity enablement", no estimate of "Job size"',
    ]);
  });
});
