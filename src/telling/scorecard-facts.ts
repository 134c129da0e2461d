import { isReplaced, metricJson, storedMetric, type StoredMetric } from '../metrics';
import type { EntryFacts, GoalFacts, ScorecardFacts } from './domain/scorecard';
import { tallyOf, tallySql, type StoredTally } from './stored-tally';

/** Whose facts, as SQL, and the day that they speak of. */
interface Asked {
  readonly organization: string;
  readonly person: string;
  readonly asOf: string;
}

/** SQL of the JSON of what a scorecard is made from: of the one that lives, and of those that are frozen. */
export const scorecardFactsSql = (asked: Asked): string => {
  const { organization } = asked;
  const metric = metricJson({ organization }, 's.metric');
  return `json_build_object(
    'smallestSample', (select m.n from smallest_samples m where m.organization_id = ${organization}),
    'entries', (select coalesce(json_agg(json_build_object('metric', (${metric})::json, 'cut', s.cut, 'because', s.because,
        'latest', ${tallyOrNull('latest')}, 'before', ${tallyOrNull('before')},
        'goals', ${goalsSql(asked, 's')}) order by s.metric, s.cut::text), '[]')
      from (${seriesSql(asked)}) s
        left join lateral (${latestSql(asked, 's')}) latest on true
        left join lateral (select b.* from readings b
          where b.organization_id = ${organization} and b.subject_kind = 'ORGANIZATION' and b.metric = s.metric and b.cut = s.cut
            and b.source is not distinct from latest.source and b.window_to < latest.window_from and not ${isReplaced('b')}
          order by b.window_to desc, b.recorded_at desc, b.id desc limit 1) before on true
      where latest.id is not null or s.is_goal))`;
};

const tallyOrNull = (row: string): string => `case when ${row}.id is null then null else ${tallySql(row)} end`;

/** The latest reading of a series that ended by the day, narrowed by a condition on `r`. */
const latestSql = ({ organization, asOf }: Asked, series: string, where = 'true'): string => `select r.* from readings r
  where r.organization_id = ${organization} and r.subject_kind = 'ORGANIZATION' and r.metric = ${series}.metric
    and r.cut = ${series}.cut and r.window_to <= ${asOf} and not ${isReplaced('r')} and ${where}
  order by r.window_to desc, r.recorded_at desc, r.id desc limit 1`;

/** Goals that stand, and had begun by the day. */
const stands = (goal: string, { organization, asOf }: Asked): string =>
  `${goal}.organization_id = ${organization} and ${goal}.retired_at is null and ${goal}.starts_on <= ${asOf}`;

/**
 * What stands on the scorecard, and why: all that is measured of exactly the products and journeys that somebody owns, told by
 * their names, and the metrics of the goals that they answer for, or that hang on a pillar of theirs.
 */
const seriesSql = (asked: Asked): string => {
  const { organization, person, asOf } = asked;
  const labelled = (table: string, dimension: string): string => `select '${dimension}' as kind, o.name,
      jsonb_build_array(jsonb_build_object('dimension', '${dimension}', 'value', o.name)) as cut
    from ${table} o where o.organization_id = ${organization} and o.owner_id = ${person}`;
  return `select why.metric, why.cut, bool_or(why.is_goal) as is_goal,
      json_agg(json_build_object('kind', why.kind, 'name', why.name) order by why.kind, why.name) as because
    from (
      select r.metric, r.cut, o.kind, o.name, false as is_goal
        from (${labelled('products', 'PRODUCT')} union all ${labelled('journeys', 'JOURNEY')}) o
          join readings r on r.organization_id = ${organization} and r.subject_kind = 'ORGANIZATION' and r.cut = o.cut
            and r.window_to <= ${asOf}
      union
      select g.metric, g.cut, 'GOAL', g.title, true from goals g
        where ${stands('g', asked)} and g.accountable_id = ${person}
      union
      select g.metric, g.cut, 'PILLAR', p.name, true
        from goals g join pillars p on p.organization_id = g.organization_id and p.id = g.pillar_id
        where ${stands('g', asked)} and p.owner_id = ${person}
    ) why group by why.metric, why.cut`;
};

/** All goals of a metric and cut, with the reading that each is judged on. */
const goalsSql = (asked: Asked, series: string): string => `(select coalesce(json_agg(json_build_object(
    'title', g.title, 'accountable', (select p.name from people p
      where p.organization_id = g.organization_id and p.id = g.accountable_id),
    'baseline', g.baseline, 'target', g.target, 'startsOn', g.starts_on, 'dueOn', g.due_on,
    'reading', (select ${tallySql('c')} from (
      ${latestSql(asked, series, 'r.window_to > g.starts_on and r.window_to <= g.due_on')}) c)) order by g.due_on, g.id), '[]')
  from goals g where ${stands('g', asked)} and g.metric = ${series}.metric and g.cut = ${series}.cut)`;

/** SQL that holds for people who have a scorecard: they own a product, journey or pillar, or answer for a goal that stands. */
export const isLeader = (person: string): string => {
  const owns = (table: string): string => `exists (select from ${table} o
    where o.organization_id = ${person}.organization_id and o.owner_id = ${person}.id)`;
  return `(${['products', 'journeys', 'pillars'].map(owns).join(' or ')} or exists (select from goals g
    where g.organization_id = ${person}.organization_id and g.accountable_id = ${person}.id and g.retired_at is null))`;
};

/** What {@link scorecardFactsSql} brings. */
export interface StoredScorecardFacts extends Pick<ScorecardFacts, 'smallestSample'> {
  readonly entries: readonly (Pick<EntryFacts, 'cut' | 'because'> & {
    readonly metric: StoredMetric;
    readonly latest: StoredTally | null;
    readonly before: StoredTally | null;
    readonly goals: readonly (Omit<GoalFacts, 'reading'> & { readonly reading: StoredTally | null })[];
  })[];
}

/** The facts as the domain knows them. */
export const scorecardFacts = ({ smallestSample, entries }: StoredScorecardFacts): ScorecardFacts => ({
  smallestSample,
  entries: entries.map(({ metric, latest, before, goals, ...entry }) => ({
    ...entry,
    ...{ metric: storedMetric(metric), latest: latest && tallyOf(latest), before: before && tallyOf(before) },
    goals: goals.map(({ reading, ...goal }) => ({ ...goal, reading: reading && tallyOf(reading) })),
  })),
});
