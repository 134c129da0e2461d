import {
  balance,
  dayOf,
  grantOf,
  type LedgerEntryKind,
  overspentMinor,
  releasedMinor,
  unreleasedMinor,
} from '../../../src/budget/domain/ledger';
import { openPortfolio, type Portfolio } from '../../../src/budget/domain/portfolio';
import { isRefusal } from '../../../src/shared/refusal';

const NOW = new Date('2025-03-01T09:00:00Z');
const origin = {
  id: 'portfolio-1',
  organizationId: 'organization-1',
  currencyCode: 'EUR',
  scoringModelId: 'model-1',
  createdAt: NOW,
};
const retail = openPortfolio(origin, {
  name: 'Retail',
  periodFrom: '2025-01-01',
  periodTo: '2025-12-31',
}) as Portfolio;

describe('Opening a portfolio', () => {
  it('makes version 1 of it', () => {
    expect(retail).toEqual({ ...origin, name: 'Retail', periodFrom: '2025-01-01', periodTo: '2025-12-31', version: 1 });
  });

  it('allows a period of one day', () => {
    const day = { name: 'Retail', periodFrom: '2025-01-01', periodTo: '2025-01-01' };

    expect(isRefusal(openPortfolio(origin, day))).toBe(false);
  });

  it('is refused when the period ends before it begins, or has no name', () => {
    expect(openPortfolio(origin, { name: '', periodFrom: '2025-12-31', periodTo: '2025-01-01' })).toMatchObject({
      problems: [
        { path: 'input.name' },
        { path: 'input.periodTo', message: '2025-01-01 is before the first day, 2025-12-31.' },
      ],
    });
  });
});

describe('The balance of a portfolio', () => {
  // Budget 1,000 + 500 = 1,500; committed 300 + 200 − 60 = 440; released 30 + 45 = 75; spent 80 − 5 = 75;
  // remaining 1,500 − 440 = 1,060.
  it('is the sum of its entries by kind', () => {
    expect(
      balance([
        { kind: 'BUDGET', amountMinor: 1000n },
        { kind: 'COMMITMENT', amountMinor: 300n },
        { kind: 'BUDGET', amountMinor: 500n },
        { kind: 'COMMITMENT', amountMinor: 200n },
        { kind: 'RELEASE', amountMinor: 30n },
        { kind: 'COMMITMENT', amountMinor: -60n },
        { kind: 'SPENT', amountMinor: 80n },
        { kind: 'RELEASE', amountMinor: 45n },
        { kind: 'SPENT', amountMinor: -5n },
      ]),
    ).toEqual({
      ...{ budgetMinor: 1500n, committedMinor: 440n, releasedMinor: 75n, spentMinor: 75n },
      remainingMinor: 1060n,
    });
  });

  // 300 − 440 = −140.
  it('is below nothing where more is committed than the budget holds', () => {
    const short = balance([
      { kind: 'BUDGET', amountMinor: 300n },
      { kind: 'COMMITMENT', amountMinor: 440n },
    ]);

    expect(short.remainingMinor).toBe(-140n);
  });
});

describe('The grant of a funded proposal', () => {
  const at = (day: number) => new Date(Date.UTC(2025, 2, day));
  const booked = (kind: LedgerEntryKind, amountMinor: bigint, stage: string | null, day: number) => ({
    ...{ kind, amountMinor, stage, bookedAt: at(day) },
  });

  // Committed 100.00 − 60.00 = 40.00; released 10.00 + 15.00 = 25.00; 40.00 − 25.00 = 15.00 are to come.
  it('is what is committed to it, with what was released by stage', () => {
    const grant = grantOf([
      booked('COMMITMENT', 100_00n, null, 1),
      booked('RELEASE', 10_00n, 'DISCOVER', 1),
      booked('RELEASE', 15_00n, 'DESIGN', 2),
      booked('COMMITMENT', -60_00n, null, 3),
    ]);

    expect(grant).toEqual({
      committedMinor: 40_00n,
      releases: [
        { stage: 'DISCOVER', amountMinor: 10_00n, releasedAt: at(1) },
        { stage: 'DESIGN', amountMinor: 15_00n, releasedAt: at(2) },
      ],
    });
    expect(releasedMinor(grant)).toBe(25_00n);
    expect(unreleasedMinor(grant)).toBe(15_00n);
  });
});

describe('What was spent beyond what was released', () => {
  const entry = (kind: LedgerEntryKind, amountMinor: bigint, proposalId: string | null) => ({
    ...{ kind, amountMinor, proposalId },
  });

  // One spent 130 − 20 = 110 of 100 released, 10 beyond; two 40 of 100; three 25 of nothing: 10 + 25 = 35.
  it('is counted for each by itself: what one leaves pays for no other', () => {
    expect(
      overspentMinor([
        entry('BUDGET', 1000n, null),
        ...[entry('RELEASE', 100n, 'one'), entry('SPENT', 130n, 'one'), entry('SPENT', -20n, 'one')],
        ...[entry('RELEASE', 60n, 'two'), entry('RELEASE', 40n, 'two'), entry('SPENT', 40n, 'two')],
        entry('SPENT', 25n, 'three'),
      ]),
    ).toBe(35n);
  });
});

describe('The day of an entry', () => {
  it('is that of what was spent, and of all else that of its booking, in UTC', () => {
    const bookedAt = new Date('2025-03-31T23:30:00Z');

    expect(dayOf({ spentOn: '2025-02-14', bookedAt })).toBe('2025-02-14');
    expect(dayOf({ spentOn: null, bookedAt })).toBe('2025-03-31');
  });
});
