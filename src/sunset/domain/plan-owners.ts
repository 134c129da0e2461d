interface Owned {
  readonly ownerId: string | null;
}

/** The items of a plan in the hands of a successor. @returns all of them in their order, and those that change hands */
export function withOwner<T extends Owned>(
  items: readonly T[],
  { leaver, successor }: { readonly leaver: { readonly id: string }; readonly successor: { readonly id: string } },
): { readonly items: readonly T[]; readonly changed: readonly T[] } {
  const given = (item: T): T => (item.ownerId === leaver.id ? { ...item, ownerId: successor.id } : item);
  return { items: items.map(given), changed: items.filter(({ ownerId }) => ownerId === leaver.id).map(given) };
}
