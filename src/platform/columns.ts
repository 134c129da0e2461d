import type { EntitySchemaColumnOptions } from 'typeorm';

/** Column options by what the value is; the database's name is the property's in snake_case. */
const column =
  (type: EntitySchemaColumnOptions['type'] & string) =>
  (name: string, more: Partial<EntitySchemaColumnOptions> = {}) =>
    ({ type, name, ...more }) satisfies EntitySchemaColumnOptions;

export const text = column('text');
export const uuid = column('uuid');
export const integer = column('integer');
export const boolean = column('boolean');
export const date = column('date');
export const timestamp = column('timestamptz');
export const json = column('jsonb');
/** JSON whose keys stay in the order in which they were written. */
export const orderedJson = column('json');
export const numeric = column('numeric');
export const real = column('double precision');
export const bytes = column('bytea');

/** A whole number beyond what a JavaScript number holds: the driver hands out text, the domain wants a BigInt. */
const wholeNumber =
  (type: 'bigint' | 'numeric') =>
  (name: string, more: Partial<EntitySchemaColumnOptions> = {}) =>
    ({
      type,
      name,
      transformer: {
        to: (value: bigint | null | undefined) => value?.toString() ?? value,
        from: (value: string | null) => (value === null ? null : BigInt(value)),
      },
      ...more,
    }) satisfies EntitySchemaColumnOptions;

/** Money in minor units, micro-points. */
export const bigint = wholeNumber('bigint');
/** Beyond 2^63, too: a sum of squares. */
export const wholeNumeric = wholeNumber('numeric');

export const id = { type: 'uuid', name: 'id', primary: true } as const satisfies EntitySchemaColumnOptions;
export const organizationId = uuid('organization_id');
export const nullable = { nullable: true } as const;
