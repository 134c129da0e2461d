import { notFound } from '../shared/fault';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The opaque id of the API: which type, and which row of it. */
export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

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
