import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Portfolio } from './domain/portfolio';

export const PortfolioTable = new EntitySchema<Portfolio>({
  name: 'Portfolio',
  tableName: 'portfolios',
  columns: {
    id,
    organizationId,
    name: text('name'),
    periodFrom: date('period_from'),
    periodTo: date('period_to'),
    currencyCode: text('currency_code'),
    scoringModelId: uuid('scoring_model_id'),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Portfolio, EntitySchemaColumnOptions>,
});
