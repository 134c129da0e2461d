import { MAX_PAGE } from '../platform/read/connection';
import { expression } from '../platform/read/fields';
import { readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, literal, type Binding, type Gathered } from '../platform/read/statement';
import { Fault } from '../shared/fault';
import { STAGES } from './domain/initiative';

/** What stands on a board: what is closed is on none. */
const onBoard = (alias: string, organization: string): string =>
  `${alias}.organization_id = ${organization} and ${alias}.status <> 'CLOSED'`;

/** How many stand in each stage: counted in one go. */
const counts: Gathered = {
  name: 'stage_counts',
  sql: ({ organization }) =>
    `select i.stage, count(*) as initiatives from initiatives i where ${onBoard('i', organization)} group by i.stage`,
};

/** The five stages as rows that bring along how many initiatives of each are shown. */
export const stageBoard: FieldRead = {
  sql: ({ statement, args, object }) => {
    const size = (binding: Binding) => sizeOf(args.of(binding)['first'] as number);
    const rows = (binding: Binding) => STAGES.length * size(binding);
    statement.page(rows);
    const column = statement.alias();
    const shown = statement.parameter(size, 'int');
    const stages = `select s.stage, s.position, ${shown} as shown
      from unnest(${literal(`{${STAGES.join(',')}}`)}::text[]) with ordinality s(stage, position)`;
    const columns = `select ${object('StageColumn', column, { rows })} as j, ${column}.position from (${stages}) ${column}`;
    return jsonArray(columns, 'r.position');
  },
};

export const stageColumn = readModel('StageColumn', undefined, {
  stage: expression('text', (row) => `${row}.stage`),
  count: expression('number', (row, { statement }) => {
    statement.gather(counts);
    return `coalesce((select c.initiatives from stage_counts c where c.stage = ${row}.stage), 0)`;
  }),
  initiatives: {
    sql: ({ row, statement, object }) => {
      const [alias, first] = [statement.alias(), statement.alias()];
      const longest = `select ${alias}.* from initiatives ${alias}
        where ${onBoard(alias, statement.organization)} and ${alias}.stage = ${row}.stage
        order by ${alias}.entered_stage_at, ${alias}.id limit ${row}.shown`;
      const rows = `select ${object('Initiative', first)} as j, ${first}.entered_stage_at, ${first}.id from (${longest}) ${first}`;
      return jsonArray(rows, 'r.entered_stage_at, r.id');
    },
  },
});

function sizeOf(first: number): number {
  if (first < 1 || first > MAX_PAGE) {
    throw new Fault('BAD_USER_INPUT', `stageBoard: a column holds 1 to ${MAX_PAGE} initiatives, not ${first}.`);
  }
  return first;
}
