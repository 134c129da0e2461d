import { parseGlobalId } from '../platform/global-id';
import { expression, list, one } from '../platform/read/fields';
import { filterConditions, type Filters } from '../platform/read/filter';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, type Binding } from '../platform/read/statement';
import { Fault } from '../shared/fault';
import { calendarDate, isCalendarDate } from '../shared/input-check';
import { MOST_DIMENSIONS } from './domain/assessment-template';

/** SQL of the template that is asked for; the first when none is. */
function templateOf({ statement, args }: FieldScope): string {
  const given = (binding: Binding) => args.of(binding)['templateId'] as string | null | undefined;
  if (statement.shape((binding) => given(binding) == null)) {
    return `(select f.id from assessment_templates f where f.organization_id = ${statement.organization}
      order by f.position limit 1)`;
  }
  return statement.parameter((binding) => {
    const parsed = parseGlobalId(given(binding) ?? '');
    return parsed?.type === 'AssessmentTemplate' ? parsed.id : null;
  }, 'uuid');
}

/** The day whose inventory is asked for; today when none is. */
function dayOf({ args }: FieldScope, binding: Binding): string {
  const day = (args.of(binding)['asOf'] as string | null | undefined) ?? calendarDate(binding.now);
  if (!isCalendarDate(day))
    throw new Fault('BAD_USER_INPUT', `inventory: asOf is a day from 1900 to 2999, not ${day}.`);
  return day;
}

/**
 * Whether somebody sees to the pillar of an item, as SQL given its alias: what knows of that stands on higher floors. An item
 * has `organization_id`, `pillar_id` (null for a dimension of none) and `today`.
 */
export type SeenTo = Readonly<Record<'hasGoal' | 'hasProposal', (item: string) => string>>;

/** The dimensions of a template as it stands, each with its latest level up to a day and the level before that. */
const inventory = (filters: Filters): FieldRead => ({
  sql: (scope) => {
    const { statement, object } = scope;
    const [item, { organization }] = [statement.alias(), statement];
    const day = statement.parameter((binding) => dayOf(scope, binding), 'date');
    statement.page(() => MOST_DIMENSIONS);
    const items = `select d.organization_id, d.id as dimension_id, d.template_id, d.code, d.position, ${day} as day,
          d.pillar_id, ${statement.today()} as today, p.target_level, p.target_on, l.id as latest_id, l.level_hundredths, l.previous_hundredths
        from assessment_templates t
        join assessment_dimensions d
          on d.organization_id = ${organization} and d.template_id = t.id and d.template_version = t.version
        left join pillars p on p.organization_id = ${organization} and p.id = d.pillar_id
        left join lateral (
          select r.id, r.level_hundredths,
              lead(r.level_hundredths) over (order by r.as_of desc, r.id desc) as previous_hundredths
            from maturity_results r
            where r.organization_id = ${organization} and r.template_id = t.id and r.code = d.code and r.as_of <= ${day}
            order by r.as_of desc, r.id desc limit 1) l on true
        where t.organization_id = ${organization} and t.id = ${templateOf(scope)}`;
    const conditions = ['true', ...filterConditions(scope, filters, item)];
    const rows = `select ${object('InventoryItem', item, { rows: () => MOST_DIMENSIONS })} as j, ${item}.position
      from (${items}) ${item} where ${conditions.join(' and ')}`;
    return jsonArray(rows, 'r.position');
  },
});

const asked = (holds: (item: string) => string): Filters[string] => ({
  cast: 'boolean',
  sql: (item, wanted) => `(${holds(item)}) = ${wanted}`,
});

const hasGap = (item: string): string => `coalesce(${item}.target_level * 100 > ${item}.level_hundredths, false)`;

export const inventoryReads = ({ hasGoal, hasProposal }: SeenTo) => [
  readModel('InventoryItem', undefined, {
    dimension: one('AssessmentDimension', 'dimension_id'),
    level: expression('number', (row) => `${row}.level_hundredths / 100.0`),
    targetLevel: expression('number', (row) => `${row}.target_level`),
    targetOn: expression('text', (row) => `${row}.target_on`),
    gap: expression('number', (row) => `(${row}.target_level * 100 - ${row}.level_hundredths) / 100.0`),
    trend: expression('number', (row) => `(${row}.level_hundredths - ${row}.previous_hundredths) / 100.0`),
    latest: one('MaturityResult', 'latest_id'),
    series: list('MaturityResult', {
      where: (alias, row) =>
        `${alias}.template_id = ${row}.template_id and ${alias}.code = ${row}.code and ${alias}.as_of <= ${row}.day`,
      orderBy: (alias) => `${alias}.as_of, ${alias}.id`,
    }),
  }),
  extendRead('Query', {
    inventory: inventory({ hasGap: asked(hasGap), hasGoal: asked(hasGoal), hasProposal: asked(hasProposal) }),
  }),
];
