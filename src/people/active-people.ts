import type { Acting, Transaction } from '../audit';
import { globalId } from '../platform/global-id';
import { notFound } from '../shared/fault';
import { invalidInput, type InvalidInput } from '../shared/refusal';
import { hasLeft } from './domain/leaving';
import { isActive, type Person } from './domain/person';
import { PersonTable } from './person.table';

/**
 * Whoever is named for something (owner, lead, member, manager, …) has to be an active person of this organization: every
 * service asks here before it writes, for those who are named anew. Who stood there before may have left since.
 * @param named ids by their place in the input: `{ 'input.ownerId': ownerId }`; null and undefined name nobody
 * @returns a refusal naming each place where somebody who has left is named
 * @throws Fault NOT_FOUND for the first id that leads nowhere
 */
export async function refuseUnlessActive(
  tx: Transaction,
  named: Readonly<Record<string, string | null | undefined>>,
): Promise<InvalidInput | undefined> {
  const places = Object.entries(named).flatMap(([path, id]) => (id == null ? [] : [{ path, id }]));
  const people = await hold(
    tx,
    places.map(({ id }) => id),
  );
  const problems = places.flatMap(({ path, id }) => {
    const person = people.find((each) => each.id === id);
    if (person === undefined) throw notFound('person', globalId('Person', id));
    return isActive(person) ? [] : [{ path, message: hasLeft(person) }];
  });
  return problems.length > 0 ? invalidInput(problems) : undefined;
}

/**
 * The places of a list of people that {@link refuseUnlessActive} is asked about: `{ 'input.mentionIds[2]': id }`.
 * @param before who is on the list already, and may have left
 */
export const newlyNamed = (
  path: string,
  ids: readonly string[],
  before: readonly string[] = [],
): Record<string, string> =>
  Object.fromEntries(ids.flatMap((id, index) => (before.includes(id) ? [] : [[`${path}[${index}]`, id]])));

/** Somebody whom the input does not name, but an earlier decision: nobody once they have left. */
export async function stillHere(tx: Transaction<Acting>, id: string | null): Promise<string | null> {
  const people = await hold(tx, id === null ? [] : [id]);
  return people.find(isActive)?.id ?? null;
}

/**
 * Their rows are shared with others who name them and held against whoever would deactivate them until this is written,
 * so that nothing is put into the hands of somebody who is leaving.
 */
async function hold(tx: Transaction<Acting>, ids: readonly string[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  return tx.manager
    .createQueryBuilder(PersonTable, 'p')
    .where('p.organizationId = :organizationId and p.id in (:...ids)', {
      organizationId: tx.viewer.organizationId,
      ids,
    })
    .orderBy('p.id')
    .setLock('pessimistic_read')
    .getMany();
}
