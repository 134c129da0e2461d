import type { Person } from './person';

type InLine = Pick<Person, 'id' | 'name' | 'managerId'>;

/** A person and the managers above them, from the bottom up. Nobody stands in it twice. */
export function lineAbove(personId: string, everybody: readonly InLine[]): readonly InLine[] {
  const byId = new Map(everybody.map((person) => [person.id, person]));
  const line = new Set<InLine>();
  let next = byId.get(personId);
  while (next !== undefined && !line.has(next)) {
    line.add(next);
    next = byId.get(next.managerId ?? '');
  }
  return [...line];
}

/**
 * Whom the reports of somebody who leaves report to from now on: the successor. The one of them whom the successor
 * stands below — or who is the successor — moves up to the leaver's own manager instead: nobody would be above the
 * successor otherwise.
 * @param everybody all people of the organization
 * @returns the new manager's id by the report's id; null for nobody
 */
export function reportsAfter(
  leaver: Pick<Person, 'id' | 'managerId'>,
  successorId: string,
  everybody: readonly InLine[],
): ReadonlyMap<string, string | null> {
  const aboveSuccessor = new Set(lineAbove(successorId, everybody).map(({ id }) => id));
  const reports = everybody.filter(({ managerId }) => managerId === leaver.id);
  return new Map(reports.map(({ id }) => [id, aboveSuccessor.has(id) ? leaver.managerId : successorId]));
}

/**
 * Who would report to themselves, by way of others: each circle once, from one of its people up to the last before them.
 * Somebody who is their own manager is a circle of one.
 */
export function circlesIn(everybody: readonly InLine[]): readonly (readonly InLine[])[] {
  const byId = new Map(everybody.map((person) => [person.id, person]));
  const seen = new Set<InLine>();
  const circles: (readonly InLine[])[] = [];
  for (const person of everybody) {
    const line = new Set<InLine>();
    let next: InLine | undefined = person;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      line.add(next);
      next = byId.get(next.managerId ?? '');
    }
    const path = [...line];
    // Met on this very way, and not on an earlier one, which had its circle told already.
    if (next !== undefined && line.has(next)) circles.push(path.slice(path.indexOf(next)));
  }
  return circles;
}
