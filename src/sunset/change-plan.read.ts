import { realisedYearly } from '../outcomes';
import { connection } from '../platform/read/connection';
import { computed, expression, money, one, pointingBack, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { ChangePlanTable } from './change-plan.table';
import { adoptionState, type ChangePlan } from './domain/change-plan';
import type { AdoptionRecord } from './domain/adoption';

/** The items of a list of a row, as rows of a type. @param columns SQL of them, of an item `d.value` */
const itemsOf = (type: string, list: string, columns: string): FieldRead => ({
  sql: (scope) => {
    const alias = scope.statement.alias();
    const items = `select ${columns}, d.o from jsonb_array_elements(${scope.row}.${list}) with ordinality d(value, o)`;
    return `(select '[' || coalesce(string_agg(${scope.object(type, alias)}, ',' order by ${alias}.o), '') || ']'
      from (${items}) ${alias})`;
  },
});

/** The last plan, the last count and the last forecast of an initiative, as one row. */
const adoption: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const { row } = scope;
    const of = (table: string) =>
      `${table}.organization_id = ${row}.organization_id and ${table}.initiative_id = ${row}.id`;
    const lasts = `select ${row}.organization_id, ${row}.currency_code, p.id as plan_id, p.target_percent, p.target_on,
        a.id as latest_id, a.users, a.of_all, coalesce(v.yearly_minor, c.value_yearly_minor) as value_minor,
        case when v.yearly_minor is not null then 'REALISED' when c.id is not null then 'FORECAST' end as value_basis
      from (select 1) one
        left join lateral (select p.* from change_plans p where ${of('p')} order by p.number desc limit 1) p on true
        left join lateral (select a.* from adoption_records a where ${of('a')}
          order by a.day desc, a.recorded_at desc, a.id desc limit 1) a on true
        left join lateral (select c.* from forecasts c where ${of('c')} order by c.number desc limit 1) c on true
        cross join lateral (select ${realisedYearly(`${row}.organization_id`, `${row}.id`)} as yearly_minor) v`;
    return `(select ${scope.object('Adoption', alias)} from (${lasts}) ${alias})`;
  },
};

interface Standing {
  readonly target: Pick<ChangePlan, 'targetPercent' | 'targetOn'> | null;
  readonly latest: Pick<AdoptionRecord, 'users' | 'ofAll'> | null;
  readonly today: string;
}

const state = computed<Standing>(
  ({ row, statement }) => {
    const target = jsonObject([
      ['targetPercent', toJson('number', `${row}.target_percent`)],
      ['targetOn', toJson('text', `${row}.target_on`)],
    ]);
    const latest = jsonObject([
      ['users', toJson('number', `${row}.users`)],
      ['ofAll', toJson('number', `${row}.of_all`)],
    ]);
    return jsonObject([
      ['target', `case when ${row}.plan_id is null then 'null' else ${target} end`],
      ['latest', `case when ${row}.latest_id is null then 'null' else ${latest} end`],
      ['today', toJson('text', statement.today())],
    ]);
  },
  ({ target, latest, today }) => (target === null ? null : adoptionState(target, latest, today)),
);

export const changePlanReads = [
  readModel('ChangePlan', ChangePlanTable, {
    initiative: one('Initiative', 'initiative_id'),
    groups: itemsOf(
      'ChangingGroup',
      'groups',
      `d.value ->> 'name' as name, d.value ->> 'whatChanges' as what_changes, (d.value ->> 'people')::int as people`,
    ),
    steps: itemsOf(
      'ChangeStep',
      'steps',
      `d.value ->> 'kind' as kind, d.value ->> 'what' as what, d.value ->> 'dueOn' as due_on, (d.value ->> 'ownerId')::uuid as owner_id`,
    ),
    plannedBy: one('Person', 'planned_by_id'),
  }),
  readModel('ChangingGroup', undefined, {
    name: expression('text', (row) => `${row}.name`),
    whatChanges: expression('text', (row) => `${row}.what_changes`),
    people: expression('number', (row) => `${row}.people`),
  }),
  readModel('ChangeStep', undefined, {
    kind: expression('text', (row) => `${row}.kind`),
    what: expression('text', (row) => `${row}.what`),
    dueOn: expression('text', (row) => `${row}.due_on`),
    owner: one('Person', 'owner_id'),
  }),
  readModel('Adoption', undefined, {
    state,
    plan: one('ChangePlan', 'plan_id'),
    latest: one('AdoptionRecord', 'latest_id'),
    value: money((row) => `${row}.value_minor`),
    valueBasis: expression('text', (row) => `${row}.value_basis`),
  }),
  extendRead('Initiative', {
    adoption,
    changePlans: connection('ChangePlan', {
      where: pointingBack('initiative_id'),
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
    }),
  }),
];
