/** What differs between two states of one thing, before and after: the part of it that an audit record tells. */
export function changesOf<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const changed = (Object.keys(after) as (keyof T)[]).filter((key) => after[key] !== before[key]);
  const only = (state: T) => Object.fromEntries(changed.map((key) => [key, state[key]])) as Partial<T>;
  return { before: only(before), after: only(after) };
}
