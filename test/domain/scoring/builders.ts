import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import type { DriverCode } from '../../../src/scoring/domain/drivers';
import { ENTERED_IN_POINTS } from '../../../src/scoring/domain/entry-in-money';
import { type Estimate, OUTSIDE_ROUNDS } from '../../../src/scoring/domain/estimate';
import type { Cost } from '../../../src/scoring/domain/value';
import {
  defaultDrivers,
  defaultScoringModel,
  type ScoringMethod,
  type ScoringModel,
} from '../../../src/scoring/domain/scoring-model';

const NOW = new Date('2025-03-01T09:00:00Z');

/** The default model in euros: weights 30, 15, 30, 15, 10 on either side; a weight of 1 is worth EUR 100,000 a year. */
export const aModel = (different: Partial<ScoringModel> = {}): ScoringModel => ({
  ...defaultScoringModel({ id: 'model-1', organizationId: 'organization-1', currencyCode: 'EUR' }),
  ...different,
});

/** A model of another method with its own drivers, in euros: three years at 8 %. */
export const aModelBy = (method: ScoringMethod, different: Partial<ScoringModel> = {}): ScoringModel =>
  aModel({ method, drivers: defaultDrivers('EUR', method), ...different });

/** What costs nothing. */
export const NOTHING: Cost = { oneOffMinor: 0n, yearlyMinor: 0n };

/** Sara's estimate of 5 points of customer loyalty, in hundredths. */
export const anEstimate = (different: Partial<Estimate> = {}): Estimate => ({
  id: 'estimate-1',
  organizationId: 'organization-1',
  proposalId: 'proposal-1',
  driver: 'CUSTOMER_LOYALTY',
  scorerId: 'sara',
  ...OUTSIDE_ROUNDS,
  ...ENTERED_IN_POINTS,
  state: 'ESTIMATED',
  lowHundredths: 500,
  likelyHundredths: 500,
  highHundredths: 500,
  confidence: null,
  askedConfidence: null,
  cappedBecause: null,
  evidenceIds: [],
  calculation: null,
  rationale: null,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
  ...different,
});

/** An estimate without doubt: low, likely and high are the same number of points. */
export const certain = (driver: DriverCode, points: number, scorerId = 'sara'): Estimate => {
  const hundredths = Math.round(points * 100);
  return anEstimate({
    driver,
    scorerId,
    lowHundredths: hundredths,
    likelyHundredths: hundredths,
    highHundredths: hundredths,
  });
};

/** One scorer's certain figures, in the unit of each driver. */
export const allCertain = (figures: Readonly<Partial<Record<DriverCode, number>>>, scorerId?: string) =>
  Object.entries(figures).map(([driver, figure]) => certain(driver as DriverCode, figure, scorerId));

/** One scorer's certain points for the ten drivers, in the order of the table. */
export const allTen = (points: readonly number[]): readonly Estimate[] =>
  VALUE_DRIVER_CODES.map((driver, index) => certain(driver, points[index] ?? 0));
