import {
  counted,
  countsOf,
  isReplaced,
  metricJson,
  smallestSample,
  storedMetric,
  toldMetric,
  type StoredCounts,
  type StoredMetric,
} from '../metrics';
import { combinedReading, verdictBetween } from '../metrics/domain/verdict';
import { connection } from '../platform/read/connection';
import { computed, expression, list, one, oneBack, ownRows, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { runCostSaved } from './domain/run-cost-saved';
import { AgreementTable, PostponementTable, SunsetPlanTable, SwitchOffTable } from './sunset-plan.table';

const ofInitiative = (alias: string, row: string): string =>
  `${alias}.organization_id = ${row}.organization_id and ${alias}.initiative_id = ${row}.id`;

/** SQL of the day on which the initiative in `row` was switched off; null until then. */
const offOn = (row: string): string =>
  `(select o.switched_off_on from sunset_switch_offs o where ${ofInitiative('o', row)})`;

/** The version that holds. */
const standing: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const { row } = scope;
    return `coalesce((select ${scope.object('SunsetPlan', alias)} from sunset_plans ${alias}
      where ${ownRows(scope, 'SunsetPlan', alias)} and ${ofInitiative(alias, row)}
        and ${alias}.number = (select max(n.number) from sunset_plans n where ${ofInitiative('n', row)})), 'null')`;
  },
};

interface Guarded {
  readonly guardrails: readonly StoredMetric[];
  readonly smallest: number;
  readonly readings: readonly (StoredCounts & { readonly metric: string; readonly isBaseline: boolean })[];
}

/** SQL of the metrics whose codes are the items of a list of JSON, as a JSON text. */
const metricsIn = ({ statement }: FieldScope, codes: string): string =>
  `(select '[' || coalesce(string_agg(${metricJson(statement, 'g.code')}, ',' order by g.o), '') || ']'
    from jsonb_array_elements_text(${codes}) with ordinality g(code, o))`;

/** What the plan says must not get worse, with what was measured up to the switch-off and after it. */
function guardedFacts(scope: FieldScope): string {
  const { row } = scope;
  const alias = scope.statement.alias();
  const day = offOn(row);
  const reading = jsonObject([
    ['metric', toJson('text', `${alias}.metric`)],
    ['isBaseline', toJson('boolean', `coalesce(${alias}.window_to <= ${day}, true)`)],
    ...countsOf(alias),
  ]);
  // A window in which it was switched off tells of neither side.
  const tells = `(${day} is null or ${alias}.window_to <= ${day} or ${alias}.window_from > ${day})`;
  const readings = `(select '[' || coalesce(string_agg(${reading}, ','), '') || ']' from readings ${alias}
    where ${ownRows(scope, 'Reading', alias)} and ${alias}.subject_kind = 'INITIATIVE' and ${alias}.subject_id = ${row}.id
      and not ${isReplaced(alias)} and ${tells})`;
  const codes = `(select p.guardrails from sunset_plans p where ${ofInitiative('p', row)} order by p.number desc limit 1)`;
  return jsonObject([
    ['guardrails', metricsIn(scope, codes)],
    ['smallest', smallestSample(scope.statement)],
    ['readings', readings],
  ]);
}

const guardrails = computed<Guarded>(guardedFacts, ({ guardrails: metrics, smallest, readings }) =>
  metrics.map(storedMetric).map((metric) => {
    const all = readings.filter((reading) => reading.metric === metric.code).map(counted);
    const [before, after] = [all.filter(({ isBaseline }) => isBaseline), all.filter(({ isBaseline }) => !isBaseline)];
    const isJudged = before.length > 0 && after.length > 0;
    return {
      metric: toldMetric(metric),
      before: before.length === 0 ? null : combinedReading(metric, before),
      after: after.length === 0 ? null : combinedReading(metric, after),
      verdict: isJudged ? { ...verdictBetween(metric, before, after, smallest), metric: toldMetric(metric) } : null,
    };
  }),
);

/** Amounts as texts, since a JSON number loses digits. */
interface Costs {
  readonly day: string | null;
  readonly today: string;
  readonly currencyCode: string;
  readonly before: string;
  readonly after: string;
}

const saved = computed<Costs>(
  ({ row, statement }) => {
    const day = offOn(row);
    const booked = (when: string) => `(select coalesce(sum(c.booked_minor), 0)::bigint from costs c
      where ${ofInitiative('c', row)} and c.kind = 'RUN' and ${when})`;
    return jsonObject([
      ['day', toJson('text', day)],
      ['today', toJson('text', statement.today())],
      ['currencyCode', toJson('text', `${row}.currency_code`)],
      ['before', toJson('bigint', booked(`c.day > ${day} - 365 and c.day <= ${day}`))],
      ['after', toJson('bigint', booked(`c.day > ${day} and c.day <= ${day} + 365`))],
    ]);
  },
  ({ day, today, currencyCode, ...minor }) => {
    if (day === null) return null;
    const [beforeMinor, afterMinor] = [BigInt(minor.before), BigInt(minor.after)];
    const { days, isComplete, savedMinor } = runCostSaved({ beforeMinor, afterMinor }, day, today);
    const money = (amountMinor: bigint) => ({ amountMinor, currencyCode });
    return { before: money(beforeMinor), after: money(afterMinor), saved: money(savedMinor), days, isComplete };
  },
);

/** The items of a plan's list of dependents, as rows. */
const dependents: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const items = `select d.value ->> 'name' as name, d.value ->> 'movesTo' as moves_to, (d.value ->> 'ownerId')::uuid as owner_id, d.o
      from jsonb_array_elements(${scope.row}.dependents) with ordinality d(value, o)`;
    return `(select '[' || coalesce(string_agg(${scope.object('SunsetDependent', alias)}, ',' order by ${alias}.o), '') || ']'
      from (${items}) ${alias})`;
  },
};

export const sunsetPlanReads = [
  readModel('SunsetPlan', SunsetPlanTable, {
    initiative: one('Initiative', 'initiative_id'),
    noticeChannels: expression('json', (row) => `${row}.notice_channels`),
    guardrails: computed<readonly StoredMetric[]>(
      (scope) => metricsIn(scope, `${scope.row}.guardrails`),
      (metrics) => metrics.map(storedMetric).map(toldMetric),
    ),
    dependents,
    plannedBy: one('Person', 'planned_by_id'),
  }),
  readModel('SunsetDependent', undefined, {
    name: expression('text', (row) => `${row}.name`),
    movesTo: expression('text', (row) => `${row}.moves_to`),
    owner: one('Person', 'owner_id'),
  }),
  readModel('SwitchOff', SwitchOffTable, {
    initiative: one('Initiative', 'initiative_id'),
    switchedOffBy: one('Person', 'switched_off_by_id'),
    confirmedBy: one('Person', 'confirmed_by_id'),
  }),
  readModel('SunsetPostponement', PostponementTable, {
    initiative: one('Initiative', 'initiative_id'),
    governanceBody: one('GovernanceBody', 'governance_body_id'),
    askedBy: one('Person', 'asked_by_id'),
    agreements: list('PostponementAgreement', {
      where: pointingBack('postponement_id'),
      orderBy: (alias) => `${alias}.agreed_at, ${alias}.id`,
    }),
  }),
  readModel('PostponementAgreement', AgreementTable, {
    seat: one('Person', 'seat_id'),
    agreedBy: one('Person', 'agreed_by_id'),
  }),
  extendRead('Initiative', {
    sunsetPlan: standing,
    sunsetPlans: connection('SunsetPlan', {
      where: pointingBack('initiative_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
    }),
    sunsetPostponements: connection('SunsetPostponement', {
      where: pointingBack('initiative_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
    }),
    switchOff: oneBack('SwitchOff', 'initiative_id'),
    guardrails,
    runCostSaved: saved,
  }),
];
