import type { Track } from '../../process/domain/track';
import { calibrationOf, type Calibration, type Pair } from './calibration';
import { besideForecast } from './forecast-beside-realised';
import type { OutcomeForecast } from './outcome-forecast';
import type { RealisedOutcome } from './realised';

/** By what forecasts are put together. */
export const CALIBRATION_CLASSES = ['ALL', 'TRACK', 'PILLAR', 'PORTFOLIO'] as const;
export type CalibrationClass = (typeof CALIBRATION_CLASSES)[number];

/** What was forecast: money a year by driver, or changes of metrics. */
export const CALIBRATED_PARTS = ['DRIVERS', 'METRICS'] as const;
export type CalibratedPart = (typeof CALIBRATED_PARTS)[number];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What came of an initiative at a mark, beside what was forecast, and what the initiative belongs to. */
export interface Case {
  readonly initiativeId: string;
  readonly track: Track;
  readonly portfolio: Named;
  readonly pillars: readonly Named[];
  readonly afterMonths: number;
  readonly measuredSince: string;
  /** Whether finance confirmed the money: what it did not tells nothing of forecasts in money. */
  readonly confirmed: boolean;
  readonly forecast: Pick<OutcomeForecast, 'drivers' | 'metrics'>;
  readonly realised: Pick<RealisedOutcome, 'drivers' | 'metrics'>;
}

/** How good the forecasts of a class were. */
export interface ClassCalibration extends Calibration {
  /** Of a pillar or portfolio; null of a track and of all. */
  readonly id: string | null;
  readonly name: string;
  /** How many initiatives the pairs come from. */
  readonly initiatives: number;
}

interface Asked {
  readonly by: CalibrationClass;
  readonly of: CalibratedPart;
  /** Null: of each initiative the last mark that was recorded. */
  readonly afterMonths: number | null;
  /** Of what it is better that there is less: a fall is what came then. */
  readonly fallIsBetter: (metric: string) => boolean;
}

/** Calibration by class, in the order of their names; classes without a pair are left out. */
export function calibratedBy(
  cases: readonly Case[],
  { by, of, afterMonths, fallIsBetter }: Asked,
): readonly ClassCalibration[] {
  const told = of === 'DRIVERS' ? cases.filter(({ confirmed }) => confirmed) : cases;
  const wanted = afterMonths === null ? latestOfEach(told) : told.filter((each) => each.afterMonths === afterMonths);
  const classes = new Map<string, Named & { readonly cases: Case[] }>();
  for (const each of wanted) {
    for (const { id, name } of classesOf(each, by)) {
      const known = classes.get(id) ?? { id, name, cases: [] };
      known.cases.push(each);
      classes.set(id, known);
    }
  }
  return [...classes.values()]
    .map(({ id, name, cases: members }) => ({
      ...{ id: by === 'ALL' || by === 'TRACK' ? null : id, name },
      initiatives: new Set(members.map(({ initiativeId }) => initiativeId)).size,
      ...calibrationOf(members.flatMap((member) => pairsOf(member, of, fallIsBetter))),
    }))
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Since the later of two times in measure is the one that counts. */
function latestOfEach(cases: readonly Case[]): readonly Case[] {
  const latest = new Map<string, Case>();
  for (const each of cases) {
    const known = latest.get(each.initiativeId);
    if (known === undefined || place(known) < place(each)) latest.set(each.initiativeId, each);
  }
  return [...latest.values()];
}

const place = ({ measuredSince, afterMonths }: Case): string =>
  `${measuredSince} ${String(afterMonths).padStart(2, '0')}`;

function classesOf({ track, portfolio, pillars }: Case, by: CalibrationClass): readonly Named[] {
  if (by === 'TRACK') return [{ id: track, name: track }];
  if (by === 'PORTFOLIO') return [portfolio];
  return by === 'PILLAR' ? pillars : [{ id: 'ALL', name: 'ALL' }];
}

/** Each driver, or each metric that was forecast for the mark, is a pair where it was realised. */
function pairsOf(
  { forecast, realised, afterMonths }: Case,
  of: CalibratedPart,
  fallIsBetter: Asked['fallIsBetter'],
): readonly Pair[] {
  const { drivers, metrics } = besideForecast(forecast, afterMonths, realised);
  if (of === 'METRICS') {
    return metrics.flatMap(({ metric, forecast: { low, likely, high }, realised: came }) => {
      if (came === null) return [];
      const { change } = came;
      return fallIsBetter(metric)
        ? [{ low: -high, likely: -likely, high: -low, realised: -change }]
        : [{ low, likely, high, realised: change }];
    });
  }
  return drivers.flatMap(({ forecast: { lowMinor, likelyMinor, highMinor }, realised: came }) => {
    const [low, likely, high] = [lowMinor, likelyMinor, highMinor].map(Number) as [number, number, number];
    return came === null ? [] : [{ low, likely, high, realised: Number(came.yearlyMinor) }];
  });
}
