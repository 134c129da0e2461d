import { inline } from '../../shared/markdown';
import { formatMoney } from '../../shared/money';

interface Measured {
  readonly before: number;
  readonly after: number;
  /** As `Metric.unit`: one of Steward's, or the words of an organization. */
  readonly unit: string;
  readonly currencyCode: string;
}

const UNITS: Readonly<Record<string, string>> = {
  NPS_POINTS: 'points',
  PERCENT: '%',
  SCALE_POINTS: 'points on its scale',
  CONTACTS: 'contacts',
};

/** Two values of a metric for a reader: "from 12 to 11.25 %", to two digits behind the point at most. */
export function measured({ before, after, unit, currencyCode }: Measured): string {
  if (unit === 'MONEY_MINOR') {
    const [from, to] = [before, after].map((value) =>
      formatMoney({ amountMinor: BigInt(Math.round(value)), currencyCode }),
    );
    return `from ${from} to ${to}`;
  }
  return `from ${rounded(before)} to ${rounded(after)} ${UNITS[unit] ?? inline(unit)}`;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
