import type { Transaction } from '../audit';
import type { ThemeRuleDraft } from './domain/theme-rules';

/** SQL of the rules in force, as the database's functions take them; the organization is `$1`. */
const IN_FORCE = `
  select s.id, (select coalesce(jsonb_agg(jsonb_build_object('theme', r.theme_id, 'words', r.words, 'product', r.product_id,
      'channel', r.channel_id, 'speaker', r.speaker, 'source', r.source)), '[]') from theme_rules r
    where r.organization_id = s.organization_id and r.theme_rule_set_id = s.id) as rules
  from theme_rule_sets s where s.organization_id = $1 order by s.version desc limit 1`;

/** Rules as the database's functions take them. */
export const rulesJson = (rules: readonly ThemeRuleDraft[]): string =>
  JSON.stringify(
    rules.map(({ themeId, words, productId, channelId, speaker, source }) => ({
      ...{ theme: themeId, words, product: productId, channel: channelId, speaker, source },
    })),
  );

const lockName = (tx: Transaction): string => `theme rules of ${tx.viewer.organizationId}`;

/** Until the decision is written, no rules are set: feedback that comes in is judged by those in force when it is in. */
const keepRules = (tx: Transaction): Promise<unknown> =>
  tx.manager.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [lockName(tx)]);

/** Waits for feedback that is coming in; what comes later waits for the rules. A large list takes longer than a request may. */
export async function changeRules(tx: Transaction): Promise<void> {
  await tx.manager.query('set local statement_timeout = 0; set local lock_timeout = 0');
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lockName(tx)]);
}

/** Gives new feedback the themes of the rules in force. */
export async function tagByRules(
  tx: Transaction,
  of: { readonly feedbackId: string } | { readonly importId: string },
): Promise<void> {
  await keepRules(tx);
  await tx.manager.query(
    `insert into feedback_themes (organization_id, feedback_id, theme_id, origin, rule_set_id)
     select distinct $1::uuid, m.feedback_id, m.theme_id, 'RULE', s.id
       from (${IN_FORCE}) s cross join lateral feedback_by_rules(s.rules, $2, $3) m
     on conflict do nothing`,
    [tx.viewer.organizationId, 'feedbackId' in of ? of.feedbackId : null, 'importId' in of ? of.importId : null],
  );
}

/** What came of rules that were run on all feedback. */
export interface RunOfRules {
  /** Pieces of feedback of which any theme came or went. */
  readonly feedbackChanged: number;
  readonly themesAdded: number;
  readonly themesRemoved: number;
}

/** Judges all feedback anew: what it has by hand or by its file stays. */
export async function runRules(
  tx: Transaction,
  ruleSetId: string,
  rules: readonly ThemeRuleDraft[],
): Promise<RunOfRules> {
  const [run] = await tx.manager.query<RunOfRules[]>(
    `with change as materialized (select * from theme_rule_changes($3)),
     removed as (
       delete from feedback_themes l using change c
         where not c.is_added and l.organization_id = $1 and l.feedback_id = c.feedback_id and l.theme_id = c.theme_id
           and l.origin = 'RULE'
         returning 1),
     added as (
       insert into feedback_themes (organization_id, feedback_id, theme_id, origin, rule_set_id)
         select $1, c.feedback_id, c.theme_id, 'RULE', $2 from change c where c.is_added
         on conflict do nothing
         returning 1)
     select (select count(distinct feedback_id) from change)::int as "feedbackChanged",
       (select count(*) from added)::int as "themesAdded", (select count(*) from removed)::int as "themesRemoved"`,
    [tx.viewer.organizationId, ruleSetId, rulesJson(rules)],
  );
  return run!;
}
