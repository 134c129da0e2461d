import { Fault } from '../shared/fault';
import { toJson } from '../platform/read/fields';
import { filterConditions } from '../platform/read/filter';
import { extendRead, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import type { CountedBy } from './domain/feedback';
import { feedbackFilters, isOpen } from './feedback.read';

/** The most values that are counted apart. */
const MAX_COUNTS = 1_000;

/** What feedback is grouped by: the value that it counts under, and what has to be joined to know it. */
function grouping(by: CountedBy, { statement }: FieldScope, attribute: () => string): { value: string; join: string } {
  const named = (table: string, id: string, as = 'v') =>
    `left join ${table} ${as} on ${as}.organization_id = f.organization_id and ${as}.id = ${id}`;
  switch (by) {
    case 'CHANNEL':
      return { value: 'v.name', join: named('channels', 'f.channel_id') };
    case 'PRODUCT':
      return { value: 'v.name', join: named('products', 'f.product_id') };
    case 'JOURNEY':
      return { value: 'v.name', join: named('journeys', 'f.journey_id') };
    case 'OWNER':
      return { value: 'v.email', join: `${named('products', 'f.product_id', 'o')} ${named('people', 'o.owner_id')}` };
    case 'THEME': {
      const links = 'left join feedback_themes l on l.organization_id = f.organization_id and l.feedback_id = f.id';
      return { value: 'v.name', join: `${links} ${named('themes', 'l.theme_id')}` };
    }
    case 'SOURCE':
      return { value: 'f.source', join: '' };
    case 'ATTRIBUTE':
      return { value: `case when ${isOpen('f', statement)} then f.attributes ->> ${attribute()} end`, join: '' };
  }
}

/** The name of the attribute that is asked for; it goes with ATTRIBUTE alone. */
const attributeGiven = (scope: FieldScope, binding: Binding): string | undefined => {
  const { by, attribute } = scope.args.of(binding) as { by: CountedBy; attribute?: string | null };
  if ((by === 'ATTRIBUTE') === (attribute != null)) return attribute ?? undefined;
  throw new Fault(
    'BAD_USER_INPUT',
    'feedbackCounts: ATTRIBUTE goes with the name of one (attribute), and only ATTRIBUTE does.',
  );
};

function limitOf({ statement, args }: FieldScope): string {
  const limit = (binding: Binding): number => {
    const first = args.of(binding)['first'] as number;
    if (first < 1 || first > MAX_COUNTS)
      throw new Fault('BAD_USER_INPUT', `feedbackCounts: first is 1 to ${MAX_COUNTS}, not ${first}.`);
    return first;
  };
  statement.page(limit);
  return statement.parameter(limit, 'int');
}

/** How many pieces of feedback there are of each channel, product, journey, theme, …: the most first, then by value. */
const feedbackCounts: FieldRead = {
  sql: (scope) => {
    const { statement, args } = scope;
    const by = statement.shape((binding) => args.of(binding)['by'] as CountedBy);
    statement.shape((binding) => attributeGiven(scope, binding) === undefined);
    const { value, join } = grouping(by, scope, () =>
      statement.parameter((binding) => attributeGiven(scope, binding), 'text'),
    );
    const conditions = [
      `f.organization_id = ${statement.organization}`,
      ...filterConditions(scope, feedbackFilters, 'f'),
    ];
    const counted = `select ${value} as value, count(*) as count from feedback f ${join}
      where ${conditions.join(' and ')} group by 1 order by count(*) desc, 1 limit ${limitOf(scope)}`;
    const row = jsonObject([
      ['value', toJson('text', 'c.value')],
      ['count', toJson('number', 'c.count')],
    ]);
    return jsonArray(`select ${row} as j, c.count, c.value from (${counted}) c`, 'r.count desc, r.value');
  },
};

export const feedbackCountsReads = [extendRead('Query', { feedbackCounts })];
