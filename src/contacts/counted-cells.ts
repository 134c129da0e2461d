import type { Transaction } from '../audit';
import { calendarDate } from '../shared/input-check';
import type { ContactCount, CountedCell } from './domain/contact-count';
import type { ServiceContact } from './domain/service-contact';

const lists = (cells: readonly CountedCell[]) =>
  (['causeId', 'channelId', 'ownerId', 'fromDay', 'toDay'] as const).map((key) => cells.map((cell) => cell[key]));

const CELLS = `unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[])
  with ordinality n(cause_id, channel_id, owner_id, from_day, to_day, place)`;

type Overlapping = CountedCell & Pick<ContactCount, 'contacts'>;

/** The counts that stand and overlap one of these. */
export const countsOverlapping = (tx: Transaction, cells: readonly CountedCell[]): Promise<Overlapping[]> =>
  overlapping(tx, cells, 'k.replaced_at is null');

/** The counts that files brought, that overlap one of these and were corrected since. */
export const correctedOverlapping = (tx: Transaction, cells: readonly CountedCell[]): Promise<Overlapping[]> =>
  overlapping(tx, cells, 'k.replaced_at is not null and k.import_id is not null');

function overlapping(tx: Transaction, cells: readonly CountedCell[], which: string): Promise<Overlapping[]> {
  return tx.query(
    `select distinct k.cause_id as "causeId", k.channel_id as "channelId", k.owner_id as "ownerId",
        k.from_day::text as "fromDay", k.to_day::text as "toDay", k.contacts
      from contact_counts k join ${CELLS} on n.cause_id = k.cause_id and n.channel_id = k.channel_id
        and n.owner_id = k.owner_id and k.from_day <= n.to_day and n.from_day <= k.to_day
      where k.organization_id = $1 and ${which} order by 4`,
    [tx.viewer.organizationId, ...lists(cells)],
  );
}

/** Of cells in which contacts are on record one by one, the first day of them, by the place of the cell. */
export async function recordedWithin(
  tx: Transaction,
  cells: readonly CountedCell[],
): Promise<ReadonlyMap<number, string>> {
  const found = await tx.query<{ place: string; day: string }>(
    `select n.place, min(c.day)::text as day
      from service_contacts c join ${CELLS} on n.cause_id = c.cause_id and n.channel_id = c.channel_id
        and n.owner_id = c.owner_id and c.day between n.from_day and n.to_day
      where c.organization_id = $1 and c.replaced_at is null group by n.place order by n.place`,
    [tx.viewer.organizationId, ...lists(cells)],
  );
  return new Map(found.map(({ place, day }) => [Number(place) - 1, day]));
}

/** The counts that cover contacts which are to be recorded one by one, by the place of the contact. */
export async function countsCovering(
  tx: Transaction,
  contacts: readonly Pick<ServiceContact, 'causeId' | 'channelId' | 'ownerId' | 'occurredAt'>[],
): Promise<ReadonlyMap<number, Pick<CountedCell, 'fromDay' | 'toDay'>>> {
  const cells = contacts.map(({ occurredAt, ...cell }) => {
    const day = calendarDate(occurredAt);
    return { ...cell, fromDay: day, toDay: day };
  });
  const found = await tx.query<{ place: string; fromDay: string; toDay: string }>(
    `select distinct on (n.place) n.place, k.from_day::text as "fromDay", k.to_day::text as "toDay"
      from contact_counts k join ${CELLS} on n.cause_id = k.cause_id and n.channel_id = k.channel_id
        and n.owner_id = k.owner_id and n.from_day between k.from_day and k.to_day
      where k.organization_id = $1 and k.replaced_at is null order by n.place, k.from_day`,
    [tx.viewer.organizationId, ...lists(cells)],
  );
  return new Map(found.map(({ place, ...count }) => [Number(place) - 1, count]));
}
