import { libraryOf, processVersions } from '../initiatives';
import { standingAt } from '../initiatives/domain/lifecycle';
import {
  counted,
  countsOf,
  isReplaced,
  metricJson,
  smallestSample,
  storedMetric,
  type StoredCounts,
  type StoredMetric,
} from '../metrics';
import { realisedMarks } from '../outcomes';
import { verdictsOn } from '../metrics/domain/verdict';
import { computed, list, oneBack, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { caseStudy, type CaseFacts } from './domain/case-study';
import { runCostSaved } from './domain/run-cost-saved';
import { HonouredFailureTable, LessonTable } from './lesson.table';

type InService = 'history' | 'referrals' | 'forecasts' | 'realised' | 'actualMinor' | 'runMinor' | 'verdicts' | 'saved';

/** As the statement brings it; amounts as texts, since a JSON number loses digits. */
interface Brought {
  readonly told: Omit<CaseFacts, InService> & {
    readonly history: readonly (Omit<CaseFacts['history'][number], 'to'> & {
      readonly definitionVersion: number;
      readonly toState: string;
    })[];
    readonly referrals: readonly (Omit<CaseFacts['referrals'][number], 'metric'> & { readonly metric: StoredMetric })[];
    readonly forecasts: readonly Readonly<Record<'costOneOffMinor' | 'costYearlyMinor' | 'valueYearlyMinor', string>>[];
    readonly realised: readonly {
      readonly afterMonths: number;
      readonly yearlyMinor: string;
      readonly confirmed: boolean;
    }[];
    readonly actualMinor: string;
    readonly runMinor: string;
    readonly off: { readonly day: string; readonly beforeMinor: string; readonly afterMinor: string } | null;
  };
  readonly today: string;
  readonly smallest: number;
  readonly readings: readonly (StoredCounts & { readonly metric: StoredMetric; readonly isBaseline: boolean })[];
}

/** SQL of what of the tenant belongs to the initiative in `row`, by the ways in which tables name it. */
function belonging({ row, statement: { organization } }: FieldScope) {
  const of = (alias: string) => `${alias}.organization_id = ${organization}`;
  const its = (alias: string) => `${of(alias)} and ${alias}.initiative_id = ${row}.id`;
  const about = (alias: string) =>
    `${of(alias)} and ${alias}.subject_kind = 'INITIATIVE' and ${alias}.subject_id = ${row}.id`;
  const name = (id: string) => `(select n.name from people n where ${of('n')} and n.id = ${id})`;
  const booked = (kind: string, when = 'true') =>
    `(select coalesce(sum(c.booked_minor), 0)::text from costs c where ${its('c')} and c.kind = '${kind}' and ${when})`;
  return { of, its, about, name, booked };
}

const sorted = (what: string, order: string, from: string) =>
  `(select coalesce(json_agg(json_build_object(${what}) order by ${order}), '[]') ${from})`;

/** What the record tells of it; names are those of today. */
function toldSql(scope: FieldScope): string {
  const { row } = scope;
  const { of, its, about, name, booked } = belonging(scope);
  const needs = `from proposal_needs l join needs n on n.organization_id = l.organization_id and n.id = l.need_id
    where ${of('l')} and l.proposal_id = ${row}.proposal_id`;
  const forecast = `'costOneOffMinor', f.cost_one_off_minor::text, 'costYearlyMinor', f.cost_yearly_minor::text,
    'valueYearlyMinor', f.value_yearly_minor::text`;
  const event = `'event', v.event, 'toState', v.to_state, 'actor', ${name('v.actor_id')}, 'reason', v.reason,
    'definitionVersion', v.definition_version,
    'day', (v.occurred_at at time zone 'UTC')::date`;
  const lesson = `'kind', s.kind, 'text', s.text, 'forWhom', s.for_whom, 'toldBy', ${name('s.told_by_id')}`;
  const referral = `'metric', (${metricJson(scope.statement, 'k.metric')})::json, 'cause', r.cause,
    'day', (r.referred_at at time zone 'UTC')::date`;
  const referrals = `from kill_referrals r join kill_criteria k on k.organization_id = r.organization_id
    and k.id = r.kill_criterion_id where ${of('r')} and k.initiative_id = ${row}.id`;
  const evidence = `'kind', e.kind, 'collectedOn', e.collected_on, 'finding', e.finding`;
  return `(select json_build_object('title', ${row}.title, 'stage', ${row}.stage, 'status', ${row}.status,
    'currencyCode', ${row}.currency_code,
    'proposal', (select json_build_object('problem', p.problem, 'solution', p.solution) from proposals p
      where ${of('p')} and p.id = ${row}.proposal_id),
    'needs', ${sorted(`'title', n.title, 'statement', n.statement`, 'n.title, n.id', needs)},
    'evidence', ${sorted(evidence, 'e.collected_on, e.id', `from evidence e where ${about('e')}`)},
    'forecasts', ${sorted(forecast, 'f.number', `from forecasts f where ${its('f')}`)},
    'realised', (select coalesce(json_agg(json_build_object('afterMonths', m.after_months,
        'yearlyMinor', m.yearly_minor::text, 'confirmed', m.confirmed)), '[]')
      from (${realisedMarks(scope.statement.organization, `${row}.id`)}) m where m.yearly_minor is not null),
    'actualMinor', ${booked('ACTUAL')}, 'runMinor', ${booked('RUN')},
    'history', ${sorted(event, 'v.sequence', `from initiative_events v where ${its('v')}`)},
    'adoption', (select json_build_object('day', a.day, 'users', a.users, 'ofAll', a.of_all) from adoption_records a
      where ${its('a')} order by a.day desc, a.recorded_at desc, a.id desc limit 1),
    'off', (select json_build_object('day', o.switched_off_on,
        'beforeMinor', ${booked('RUN', 'c.day > o.switched_off_on - 365 and c.day <= o.switched_off_on')},
        'afterMinor', ${booked('RUN', 'c.day > o.switched_off_on and c.day <= o.switched_off_on + 365')})
      from sunset_switch_offs o where ${its('o')}),
    'referrals', ${sorted(referral, 'r.referred_at, r.id', referrals)},
    'sunset', (select json_build_object('reason', s.reason, 'customersAffected', s.customers_affected, 'noticeOn', s.notice_on,
        'noticeChannels', s.notice_channels, 'replacement', s.replacement, 'switchOffOn', s.switch_off_on,
        'offOn', (select o.switched_off_on from sunset_switch_offs o where ${its('o')}))
      from sunset_plans s where ${its('s')} order by s.number desc limit 1),
    'lessons', ${sorted(lesson, 's.told_at, s.id', `from lessons s where ${its('s')}`)},
    'honour', (select json_build_object('reason', h.reason, 'by', ${name('h.honoured_by_id')})
      from honoured_failures h where ${its('h')}))::text)`;
}

/** All that a case study tells, brought by the statement that asks for it. */
function facts(scope: FieldScope): string {
  const { statement } = scope;
  statement.bring(processVersions);
  const { about } = belonging(scope);
  const reading = jsonObject([
    ['metric', metricJson(statement, 'r.metric')],
    ['isBaseline', toJson('boolean', 'r.is_baseline')],
    ...countsOf('r'),
  ]);
  const readings = `(select '[' || coalesce(string_agg(${reading}, ','), '') || ']' from readings r
    where ${about('r')} and not ${isReplaced('r')})`;
  return jsonObject([
    ['told', toldSql(scope)],
    ['today', toJson('text', statement.today())],
    ['smallest', smallestSample(statement)],
    ['readings', readings],
  ]);
}

const study = computed<Brought>(facts, ({ told, today, smallest, readings }, { viewer }) => {
  const { history, referrals, forecasts, realised, actualMinor, runMinor, off, ...rest } = told;
  const { definition } = libraryOf(viewer.organizationId);
  return caseStudy({
    ...rest,
    history: history.map(({ definitionVersion, toState, ...each }) => ({
      ...each,
      to: standingAt(definition(definitionVersion), toState),
    })),
    referrals: referrals.map(({ metric, ...each }) => ({ ...each, metric: storedMetric(metric).name })),
    actualMinor: BigInt(actualMinor),
    runMinor: BigInt(runMinor),
    forecasts: forecasts.map((each) => ({
      costOneOffMinor: BigInt(each.costOneOffMinor),
      costYearlyMinor: BigInt(each.costYearlyMinor),
      valueYearlyMinor: BigInt(each.valueYearlyMinor),
    })),
    realised: realised.map(({ yearlyMinor, ...mark }) => ({ ...mark, yearlyMinor: BigInt(yearlyMinor) })),
    saved:
      off && runCostSaved({ beforeMinor: BigInt(off.beforeMinor), afterMinor: BigInt(off.afterMinor) }, off.day, today),
    verdicts: verdictsOn(
      readings.map((reading) => ({ ...counted(reading), metric: storedMetric(reading.metric) })),
      smallest,
    ).map(({ metric, baseline, followUp, verdict }) => ({
      ...{ metric: metric.name, unit: metric.unit, before: baseline.value, after: followUp.value, verdict },
    })),
  });
});

export const caseStudyReads = [
  readModel('Lesson', LessonTable, {
    initiative: one('Initiative', 'initiative_id'),
    toldBy: one('Person', 'told_by_id'),
  }),
  readModel('HonouredFailure', HonouredFailureTable, {
    initiative: one('Initiative', 'initiative_id'),
    honouredBy: one('Person', 'honoured_by_id'),
  }),
  extendRead('Initiative', {
    lessons: list('Lesson', {
      where: pointingBack('initiative_id'),
      orderBy: (alias) => `${alias}.told_at, ${alias}.id`,
    }),
    honour: oneBack('HonouredFailure', 'initiative_id'),
    caseStudy: study,
  }),
];
