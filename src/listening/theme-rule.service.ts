import type { Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, staleVersion, type InvalidInput, type Refusal } from '../shared/refusal';
import { themeRules, type ThemeRuleDraft, type ThemeRuleInput, type ThemeRuleSet } from './domain/theme-rules';
import { feedbackLanguageOf } from './feedback-language.service';
import { ChannelTable, ProductTable, ThemeTable } from './feedback.table';
import { ThemeRuleSetTable, ThemeRuleTable } from './theme-rule.table';
import { changeRules, runRules, type RunOfRules } from './theme-tagging';

interface SetThemeRules extends Keyed {
  readonly rules: readonly ThemeRuleInput[];
  /** 0 while there are none. */
  readonly expectedVersion: number;
}

/** The rules by which feedback gets its themes. */
export class ThemeRuleService {
  constructor(private readonly governor: Governor) {}

  /** Puts rules in force, and runs them on all feedback. */
  set(caller: Caller, input: SetThemeRules): Promise<({ themeRuleSetId: string } & RunOfRules) | Refusal> {
    return this.governor.govern(caller, 'setThemeRules', input, async (tx) => {
      requirePermission(tx, 'editLists');
      await changeRules(tx);
      const before = await inForce(tx);
      const current = before?.version ?? 0;
      if (input.expectedVersion !== current) {
        return staleVersion('the theme rules', input.expectedVersion, { version: current });
      }
      const rules = themeRules(input.rules);
      if (isRefusal(rules)) return rules;
      await requireTheirs(tx, rules);
      const silent = await saysNothing(tx, rules);
      if (silent) return silent;
      const id = tx.newId();
      await tx.insert(ThemeRuleSetTable, [{ id, version: current + 1, setById: tx.viewer.personId, setAt: tx.now }]);
      await tx.send();
      const rows = rules.map((rule) => ({ ...rule, id: tx.newId(), themeRuleSetId: id }));
      await tx.insert(ThemeRuleTable, rows);
      const run = await runRules(tx, id, rules);
      const entry = {
        ...{ subjectKind: 'THEME_RULE_SET', subjectId: id, action: 'themeRulesSet' },
        ...{ before: { version: current }, after: { version: current + 1, rules, ...run } },
      };
      return { outcome: { themeRuleSetId: id, ...run }, audit: [entry] };
    });
  }
}

async function inForce(tx: Transaction): Promise<ThemeRuleSet | undefined> {
  const versions = await tx.all(ThemeRuleSetTable, 'organizationId', [tx.viewer.organizationId]);
  return versions.toSorted((a, b) => b.version - a.version)[0];
}

/** @throws Fault NOT_FOUND for the first id that leads nowhere */
async function requireTheirs(tx: Transaction, rules: readonly ThemeRuleDraft[]): Promise<void> {
  const named = (idOf: (rule: ThemeRuleDraft) => string | null) => [
    ...new Set(rules.map(idOf).filter((id): id is string => id !== null)),
  ];
  await tx.requireAll(
    ThemeTable,
    named(({ themeId }) => themeId),
    'theme',
  );
  await tx.requireAll(
    ProductTable,
    named(({ productId }) => productId),
    'product',
  );
  await tx.requireAll(
    ChannelTable,
    named(({ channelId }) => channelId),
    'channel',
  );
}

/** Words that no search finds in the organization's language, "the" in English: a rule with them would never fit. */
async function saysNothing(tx: Transaction, rules: readonly ThemeRuleDraft[]): Promise<InvalidInput | undefined> {
  const language = await feedbackLanguageOf(tx);
  const words = rules.flatMap(({ words }, rule) => words.map((word, at) => ({ word, rule, at })));
  const silent = await tx.manager.query<{ place: string }[]>(
    `select w.place from unnest($2::text[]) with ordinality w(word, place)
      where numnode(phraseto_tsquery(lower($1)::regconfig, w.word)) = 0`,
    [language, words.map(({ word }) => word)],
  );
  if (silent.length === 0) return undefined;
  return invalidInput(
    silent.map(({ place }) => {
      const { word, rule, at } = words[Number(place) - 1]!;
      const message = `"${word}" is no word that a search in ${language} finds.`;
      return { path: `input.rules[${rule}].words[${at}]`, message };
    }),
  );
}
