import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ThemeRule, ThemeRuleSet } from './domain/theme-rules';

export const ThemeRuleSetTable = new EntitySchema<ThemeRuleSet>({
  name: 'ThemeRuleSet',
  tableName: 'theme_rule_sets',
  columns: {
    id,
    organizationId,
    version: integer('version'),
    setById: uuid('set_by_id'),
    setAt: timestamp('set_at'),
  } satisfies Record<keyof ThemeRuleSet, EntitySchemaColumnOptions>,
});

export const ThemeRuleTable = new EntitySchema<ThemeRule>({
  name: 'ThemeRule',
  tableName: 'theme_rules',
  columns: {
    id,
    organizationId,
    themeRuleSetId: uuid('theme_rule_set_id'),
    position: integer('position'),
    themeId: uuid('theme_id'),
    words: { ...text('words'), array: true },
    productId: uuid('product_id', nullable),
    channelId: uuid('channel_id', nullable),
    speaker: text('speaker', nullable),
    source: text('source', nullable),
  } satisfies Record<keyof ThemeRule, EntitySchemaColumnOptions>,
});
