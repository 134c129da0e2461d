import type { Acting, Transaction } from '../audit';
import { covers, localDay } from './domain/working-calendar';

/** Whether somebody can be told something today. */
export interface Whereabouts {
  readonly hasLeft: boolean;
  /** By the date where they are. */
  readonly isAway: boolean;
  /** Who stands in while they are: named for this absence, or standing; null where nobody does, and while they are here. */
  readonly deputyId: string | null;
}

/** An absence of about now, of somebody; its days are null of whoever has none. */
interface About {
  readonly id: string;
  readonly hasLeft: boolean;
  readonly timeZone: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly deputyId: string | null;
}

/** Where each of these people is now. Which day it is where they are, Node's time zones tell, as everywhere. */
export async function whereaboutsOf(
  tx: Transaction<Acting>,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Whereabouts>> {
  const rows = await tx.query<About>(
    `select p.id, p.deactivated_at is not null as "hasLeft", coalesce(o.time_zone, c.time_zone) as "timeZone",
        a.first_day::text as "firstDay", a.last_day::text as "lastDay", coalesce(a.deputy_id, s.deputy_id) as "deputyId"
      from people p
        join working_calendars c on c.organization_id = p.organization_id
        left join personal_calendars o on o.organization_id = p.organization_id and o.person_id = p.id
        left join absences a on a.organization_id = p.organization_id and a.person_id = p.id
          and a.first_day <= ($3::timestamptz at time zone 'UTC')::date + 1
          and a.last_day >= ($3::timestamptz at time zone 'UTC')::date - 1
        left join standing_deputies s on s.organization_id = p.organization_id and s.person_id = p.id
      where p.organization_id = $1 and p.id = any($2::uuid[])`,
    [tx.viewer.organizationId, personIds, tx.now],
  );
  const isOfToday = ({ firstDay, lastDay, timeZone }: About): boolean =>
    firstDay !== null && lastDay !== null && covers({ firstDay, lastDay }, localDay(timeZone, tx.now));
  const absences = new Map(rows.filter(isOfToday).map((row) => [row.id, row]));
  return new Map(
    rows.map(({ id, hasLeft }) => {
      const absence = absences.get(id);
      return [id, { hasLeft, isAway: absence !== undefined, deputyId: absence?.deputyId ?? null }];
    }),
  );
}

/** The managers above somebody, from the bottom up. A line that goes round in a circle ends where it would come back. */
export async function managersAbove(tx: Transaction<Acting>, personId: string): Promise<readonly string[]> {
  const line = await tx.query<{ id: string }>(
    `with recursive line(id, manager_id, height) as (
        select p.id, p.manager_id, 0 from people p where p.organization_id = $1 and p.id = $2
        union all
        select m.id, m.manager_id, l.height + 1 from line l
          join people m on m.organization_id = $1 and m.id = l.manager_id
      ) cycle id set comes_back using passed
      select l.id from line l where l.height > 0 and not l.comes_back order by l.height`,
    [tx.viewer.organizationId, personId],
  );
  return line.map(({ id }) => id);
}
