/** Names of whole numbers that may be beyond 2⁵³, and of moments: by them JSON tells what a text stands for. */
const WHOLE = /(Minor|Micro)$/;
const MOMENT = /At$/;

/**
 * A value in what JSON holds, so that nothing of it is lost: big integers and dates become texts, under names that say so.
 * @throws TypeError for a big integer or a date under another name: it would not come back
 */
export function plainOf(value: unknown, name = ''): unknown {
  if (typeof value === 'bigint') return named(WHOLE, name, String(value));
  if (value instanceof Date) return named(MOMENT, name, value.toISOString());
  if (Array.isArray(value)) return value.map((item) => plainOf(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, plainOf(member, key)]));
}

/** What {@link plainOf} was given. */
export function fromPlain<T>(plain: unknown, name = ''): T {
  if (typeof plain === 'string' && WHOLE.test(name)) return BigInt(plain) as T;
  if (typeof plain === 'string' && MOMENT.test(name)) return new Date(plain) as T;
  if (Array.isArray(plain)) return plain.map((item) => fromPlain<unknown>(item, name)) as T;
  if (typeof plain !== 'object' || plain === null) return plain as T;
  return Object.fromEntries(Object.entries(plain).map(([key, member]) => [key, fromPlain<unknown>(member, key)])) as T;
}

function named(names: RegExp, name: string, text: string): string {
  if (!names.test(name)) throw new TypeError(`"${name}" is ${text}: its name has to match ${names.source}.`);
  return text;
}
