import { notFound } from '../shared/fault';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The opaque id of the API: which type, and which row of it. */
export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/**
 * SQL of the global id of a row.
 * @param type a short name: PostgreSQL breaks what is longer than 76 characters into lines
 */
export const globalIdSql = (type: string, id: string): string =>
  `translate(encode(convert_to('${type}:' || ${id}, 'UTF8'), 'base64'), '+/=', '-_')`;

/** Reads a global id; what is none is undefined. */
export function parseGlobalId(id: string): { type: string; id: string } | undefined {
  const [type, uuid, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  return type && uuid && rest.length === 0 && UUID.test(uuid) && globalId(type, uuid) === id
    ? { type, id: uuid }
    : undefined;
}

/** The name of a type in a sentence: `ScoringModel` → `scoring model`. */
export const kindOf = (type: string): string => type.replace(/(?<=.)([A-Z])/g, ' $1').toLowerCase();

/**
 * The row's id of a global id that must be of one type.
 * @throws Fault NOT_FOUND when it is of another type, or no id at all: as for an id that leads nowhere
 */
export function localId(type: string, id: string): string {
  const parsed = parseGlobalId(id);
  if (parsed?.type !== type) throw notFound(kindOf(type), id);
  return parsed.id;
}

/**
 * An input with the rows' ids in place of its global ones. What is left out or null stays so: an edit tells them apart.
 * @param types by the input's fields, the type that each must be of: `{ proposalId: 'Proposal', needIds: 'Need' }`
 * @throws Fault NOT_FOUND as {@link localId} does
 */
export function withLocalIds<Input extends object>(
  input: Input,
  types: { readonly [Field in keyof Input]?: string },
): Input {
  const located = Object.entries<string | undefined>(types as Record<string, string>).map(([field, type = '']) => {
    const given = input[field as keyof Input] as string | readonly string[] | null | undefined;
    if (given == null) return [field, given] as const;
    return [field, typeof given === 'string' ? localId(type, given) : given.map((id) => localId(type, id))] as const;
  });
  return { ...input, ...Object.fromEntries(located) };
}
