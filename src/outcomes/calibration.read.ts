import { storedMetric } from '../metrics';
import { viewerOf } from '../people';
import { may } from '../people/domain/permissions';
import { globalId } from '../platform/global-id';
import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import type { Track } from '../process/domain/track';
import { Fault } from '../shared/fault';
import { calibratedBy, type CalibratedPart, type CalibrationClass, type Case } from './domain/calibrated';
import { isMark, MARKS } from './domain/marks';
import { upliftOf } from './domain/uplift';
import { currencyOfInitiative } from './outcome-forecast.read';
import { driverForecastsFrom, type StoredDriverForecast } from './outcome-forecast.table';
import { definitions, stands, type Told } from './realised-outcome.read';
import { realisedDriversFrom, type StoredRealisedDriver } from './realised-outcome.table';

interface Arguments {
  readonly by: CalibrationClass;
  readonly of: CalibratedPart;
  readonly afterMonths?: number | null;
  readonly mine?: boolean | null;
}

/** @throws Fault BAD_USER_INPUT for what is no mark */
function asked({ args }: FieldScope, binding: Binding): Arguments {
  const given = args.of(binding) as unknown as Arguments;
  if (given.afterMonths != null && !isMark(given.afterMonths)) {
    throw new Fault(
      'BAD_USER_INPUT',
      `calibration: afterMonths is one of ${MARKS.join(', ')}, not ${given.afterMonths}.`,
    );
  }
  return given;
}

interface StoredCase extends Omit<Case, 'forecast' | 'realised'> {
  readonly forecast: Pick<Case['forecast'], 'metrics'> & { readonly drivers: readonly StoredDriverForecast[] };
  readonly realised: Pick<Case['realised'], 'metrics'> & { readonly drivers: readonly StoredRealisedDriver[] };
}

interface Facts extends Pick<Arguments, 'by' | 'of'> {
  readonly afterMonths: number | null;
  readonly cases: readonly StoredCase[];
  readonly known: Told;
}

const named = (alias: string): string =>
  jsonObject([
    ['id', toJson('text', `${alias}.id`)],
    ['name', toJson('text', `${alias}.name`)],
  ]);
const parts = (alias: string): string =>
  jsonObject([
    ['drivers', toJson('json', `${alias}.drivers`)],
    ['metrics', toJson('json', `${alias}.metrics`)],
  ]);
/** SQL that holds for a realised outcome whose money finance has confirmed. */
const isConfirmed = (row: string): string =>
  `exists (select from realised_confirmations k where k.organization_id = ${row}.organization_id and k.realised_outcome_id = ${row}.id)`;

/** What stands of the viewer's own forecasts; of everybody's where they may see that. */
function casesSql(scope: FieldScope): string {
  const { statement } = scope;
  const seesAll = statement.parameter(
    (binding) => may(viewerOf(binding.viewer), 'readCalibration') && asked(scope, binding).mine !== true,
    'boolean',
  );
  const viewer = statement.parameter(({ viewer: { personId } }) => personId, 'uuid');
  const pillars = `select ${named('p')} as j, p.id from proposal_pillars l join pillars p on p.organization_id = l.organization_id
    and p.id = l.pillar_id where l.organization_id = i.organization_id and l.proposal_id = i.proposal_id`;
  const one = jsonObject([
    ['initiativeId', toJson('text', 'i.id')],
    ['track', toJson('text', 'i.track')],
    ['portfolio', named('b')],
    ['pillars', jsonArray(pillars, 'r.id')],
    ['afterMonths', toJson('number', 'o.after_months')],
    ['measuredSince', toJson('text', 'o.measured_since')],
    ['confirmed', toJson('boolean', isConfirmed('o'))],
    ['forecast', parts('f')],
    ['realised', parts('o')],
  ]);
  return jsonArray(
    `select ${one} as j, o.id from realised_outcomes o
      join outcome_forecasts f on f.organization_id = o.organization_id and f.id = o.outcome_forecast_id
      join initiatives i on i.organization_id = o.organization_id and i.id = o.initiative_id
      join portfolios b on b.organization_id = i.organization_id and b.id = i.portfolio_id
      where o.organization_id = ${statement.organization} and ${stands('o')} and (${seesAll} or f.made_by_id = ${viewer})`,
    'r.id',
  );
}

/** SQL of the metrics that anything was forecast of. */
const metricsOf = (organization: string): string =>
  `select distinct m.value ->> 'metric' as code from outcome_forecasts f cross join jsonb_array_elements(f.metrics) m
    where f.organization_id = ${organization}`;

const TYPES: Readonly<Partial<Record<CalibrationClass, string>>> = { PILLAR: 'Pillar', PORTFOLIO: 'Portfolio' };

const calibration = computed<Facts>(
  (scope) => {
    const said = (name: keyof Arguments, cast: string) =>
      scope.statement.parameter((binding) => asked(scope, binding)[name] ?? null, cast);
    return jsonObject([
      ['by', toJson('text', said('by', 'text'))],
      ['of', toJson('text', said('of', 'text'))],
      ['afterMonths', toJson('number', said('afterMonths', 'int'))],
      ['cases', casesSql(scope)],
      ['known', definitions(scope, metricsOf(scope.statement.organization))],
    ]);
  },
  ({ cases, known, ...only }) => {
    const fallIsBetter = (code: string) => storedMetric(known[code] ?? code).direction === 'LOWER_IS_BETTER';
    const wanted = { ...only, fallIsBetter };
    const type = TYPES[wanted.by];
    return calibratedBy(cases.map(read), wanted).map(({ id, ...each }) => ({
      ...{ ...each, id: id === null || type === undefined ? null : globalId(type, id) },
    }));
  },
);

const read = ({ forecast, realised, ...rest }: StoredCase): Case => ({
  ...rest,
  forecast: { ...forecast, drivers: driverForecastsFrom(forecast.drivers) },
  realised: { ...realised, drivers: realisedDriversFrom(realised.drivers) },
});

interface Class {
  readonly track: Track;
  readonly currencyCode: string;
  /** Sums over the drivers, in minor units a year. */
  readonly likely: number;
  readonly cases: readonly { readonly track: Track; readonly likely: number; readonly realised: number }[];
}

const sumOf = (drivers: string, amount: string): string =>
  `(select coalesce(sum((i.value ->> '${amount}')::numeric), 0) from jsonb_array_elements(${drivers}) i)`;

const uplift = computed<Class>(
  ({ row, statement }) => {
    const one = jsonObject([
      ['track', toJson('text', 'c.track')],
      ['likely', toJson('number', sumOf('c.forecast', 'likelyMinor'))],
      ['realised', toJson('number', sumOf('c.realised', 'yearlyMinor'))],
    ]);
    // Of each initiative the last mark that was confirmed.
    const latest = `select distinct on (o.initiative_id) o.initiative_id as id, i.track, f.drivers as forecast, o.drivers as realised
      from realised_outcomes o join initiatives i on i.organization_id = o.organization_id and i.id = o.initiative_id
        join outcome_forecasts f on f.organization_id = o.organization_id and f.id = o.outcome_forecast_id
      where o.organization_id = ${statement.organization} and o.initiative_id <> ${row}.initiative_id and ${stands('o')}
        and ${isConfirmed('o')}
      order by o.initiative_id, o.measured_since desc, o.after_months desc`;
    return jsonObject([
      [
        'track',
        toJson(
          'text',
          `(select i.track from initiatives i where i.organization_id = ${row}.organization_id and i.id = ${row}.initiative_id)`,
        ),
      ],
      ['currencyCode', toJson('text', currencyOfInitiative(row))],
      ['likely', toJson('number', sumOf(`${row}.drivers`, 'likelyMinor'))],
      ['cases', jsonArray(`select ${one} as j, c.id from (${latest}) c`, 'r.id')],
    ]);
  },
  ({ track, currencyCode, likely, cases }) => {
    const known = cases.filter((each) => each.likely > 0);
    const ratios = (of: typeof known) => of.map((each) => each.realised / each.likely);
    const told = upliftOf(ratios(known.filter((each) => each.track === track)), ratios(known));
    if (told === null || likely <= 0) return null;
    const times = (quantile: number) => ({ amountMinor: BigInt(Math.round(likely * quantile)), currencyCode });
    return { track, ...told, low: times(told.p20), likely: times(told.p50), high: times(told.p80) };
  },
);

export const calibrationReads = [extendRead('Query', { calibration }), extendRead('OutcomeForecast', { uplift })];
