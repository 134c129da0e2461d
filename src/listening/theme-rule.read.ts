import { Fault } from '../shared/fault';
import { isRefusal } from '../shared/refusal';
import { parseGlobalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { expression, list, one, ownRows, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import { themeRules, type ThemeRuleInput } from './domain/theme-rules';
import { ThemeRuleSetTable, ThemeRuleTable } from './theme-rule.table';
import { rulesJson } from './theme-tagging';

/** Of rules that change more themes than this, those with the first names are told. */
const MOST_THEMES = 200;

const inForce: FieldRead = {
  sql: (scope) => {
    const alias = scope.statement.alias();
    const latest = `select ${scope.object('ThemeRuleSet', alias)} from theme_rule_sets ${alias}
      where ${ownRows(scope, 'ThemeRuleSet', alias)} order by ${alias}.version desc limit 1`;
    return `coalesce((${latest}), 'null')`;
  },
};

/** The rules of the field's argument. @throws Fault BAD_USER_INPUT for what no version of rules may be */
function rulesAsked({ args }: FieldScope, binding: Binding): string {
  const given = (args.of(binding)['rules'] as readonly ThemeRuleInput[]).map((rule) => ({
    ...rule,
    themeId: rowId('Theme', rule.themeId) ?? '',
    productId: rowId('Product', rule.productId),
    channelId: rowId('Channel', rule.channelId),
  }));
  const rules = themeRules(given, 'rules');
  if (isRefusal(rules)) throw new Fault('BAD_USER_INPUT', `themeRulesPreview: ${rules.message}`);
  return rulesJson(rules);
}

/** An id of nobody for one that leads nowhere: as a condition it fits nothing. */
function rowId(type: string, id: string | null | undefined): string | null {
  if (id == null) return null;
  const parsed = parseGlobalId(id);
  return parsed?.type === type ? parsed.id : '00000000-0000-0000-0000-000000000000';
}

const themeRulesPreview: FieldRead = {
  sql: (scope) => {
    const { statement } = scope;
    const rules = statement.parameter((binding) => rulesAsked(scope, binding), 'jsonb');
    const themes = scope.inner('themes');
    const changes = themes ? changesByTheme(themes) : `'[]'`;
    const row = jsonObject([
      ['feedbackChanged', toJson('number', '(select count(distinct feedback_id) from change)')],
      ['themes', changes],
    ]);
    return `(with change as materialized (select * from theme_rule_changes(${rules})) select ${row})`;
  },
};

function changesByTheme(scope: FieldScope): string {
  const { statement } = scope;
  statement.page(() => MOST_THEMES);
  const alias = statement.alias();
  const counted = `select c.theme_id, h.name, count(*) filter (where c.is_added) as added,
      count(*) filter (where not c.is_added) as removed
    from change c join themes h on ${ownRows(scope, 'Theme', 'h')} and h.id = c.theme_id
    group by c.theme_id, h.name order by h.name limit ${MOST_THEMES}`;
  const json = scope.object('ThemeRuleChange', alias, { rows: () => MOST_THEMES });
  return jsonArray(`select ${json} as j, ${alias}.name from (${counted}) ${alias}`, 'r.name');
}

/** How many of them feedback has, mostly: what the list counts for where the rows of an answer are limited. */
const TAGS = 5;

const tags: FieldRead = {
  sql: (scope) => {
    const { statement, row } = scope;
    const rows = (binding: Binding): number => scope.rowsAbove(binding) * TAGS;
    statement.page(rows);
    const alias = statement.alias();
    const links = `select l.*, h.name from feedback_themes l
      join themes h on ${ownRows(scope, 'Theme', 'h')} and h.id = l.theme_id
      where l.organization_id = ${row}.organization_id and l.feedback_id = ${row}.id`;
    const json = scope.object('FeedbackTag', alias, { rows });
    return jsonArray(`select ${json} as j, ${alias}.name from (${links}) ${alias}`, 'r.name');
  },
};

export const themeRuleReads = [
  readModel('ThemeRuleSet', ThemeRuleSetTable, {
    setBy: one('Person', 'set_by_id'),
    rules: list('ThemeRule', {
      where: (alias, row) => `${alias}.theme_rule_set_id = ${row}.id`,
      orderBy: (alias) => `${alias}.position`,
    }),
  }),
  readModel('ThemeRule', ThemeRuleTable, {
    words: expression('json', (row) => `to_json(${row}.words)`),
    theme: one('Theme', 'theme_id'),
    product: one('Product', 'product_id'),
    channel: one('Channel', 'channel_id'),
  }),
  readModel('FeedbackTag', undefined, {
    theme: one('Theme', 'theme_id'),
    origin: expression('text', (row) => `${row}.origin`),
    ruleVersion: expression(
      'number',
      (row) =>
        `(select s.version from theme_rule_sets s where s.organization_id = ${row}.organization_id and s.id = ${row}.rule_set_id)`,
    ),
  }),
  readModel('ThemeRuleChange', undefined, {
    theme: one('Theme', 'theme_id'),
    added: expression('number', (row) => `${row}.added`),
    removed: expression('number', (row) => `${row}.removed`),
  }),
  extendRead('Feedback', { tags }),
  extendRead('Query', {
    themeRules: inForce,
    themeRuleSets: connection('ThemeRuleSet', {
      orders: { VERSION: [{ sql: (row) => `${row}.version`, form: 'integer' }] },
      defaultDirection: 'DESC',
    }),
    themeRulesPreview,
  }),
];
