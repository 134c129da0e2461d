import { globalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { computed, expression, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import type { HandoverStep } from './handover';

/** What a person holds, by the same steps that hand it over. */
export const holdingReads = (steps: readonly HandoverStep[]) => {
  const holdings = ({ row, statement: { organization } }: FieldScope): string => {
    const held = steps.map((step) => `(${step.held(`${row}.id`, organization)})`).join(' union all ');
    return `(select h.*, ${organization} as organization_id from (${held}) h)`;
  };
  return [
    readModel('Holding', undefined, {
      kind: expression('text', (row) => `${row}.kind`),
      heldId: computed<{ kind: string; id: string }>(
        ({ row }) =>
          jsonObject([
            ['kind', toJson('text', `${row}.kind`)],
            ['id', toJson('text', `${row}.id`)],
          ]),
        ({ kind, id }) => globalId(kind, id),
      ),
      name: expression('text', (row) => `${row}.name`),
      heldAs: expression('text', (row) => `${row}.held_as`),
    }),
    extendRead('Person', {
      holdings: connection('Holding', {
        rows: holdings,
        orders: {
          KIND: (['kind', 'name', 'held_as'] as const).map((column) => ({
            sql: (row: string) => `${row}.${column}`,
            form: 'text',
          })),
        },
      }),
    }),
  ];
};
