/**
 * Nodes that lead to each other in a circle, the first one again at the end; undefined when there is no circle.
 * @param arrows from, to
 */
export function circle(arrows: readonly (readonly [from: string, to: string])[]): readonly string[] | undefined {
  const next = new Map<string, string[]>();
  for (const [from, to] of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  for (const start of next.keys()) {
    if (done.has(start)) continue;
    // Not by recursion: a chain may be as long as the list of candidates.
    const way = [{ node: start, at: 0 }];
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const to = next.get(last.node)?.[last.at];
      last.at += 1;
      if (to === undefined) {
        done.add(last.node);
        way.pop();
        continue;
      }
      const seenAt = way.findIndex(({ node }) => node === to);
      if (seenAt >= 0) return [...way.slice(seenAt).map(({ node }) => node), to];
      if (!done.has(to)) way.push({ node: to, at: 0 });
    }
  }
  return undefined;
}
