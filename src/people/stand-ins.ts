import type { Acting, Transaction } from '../audit';
import type { StandIn } from './domain/delegation';

/** Those who could stand in for somebody about now. */
export async function standInsFor(tx: Transaction<Acting>, personId: string): Promise<readonly StandIn[]> {
  const [row] = await tx.query<{ list: StandIn[] }>(
    `select coalesce(json_agg(${standInJson('stood')} order by stood.to_id, stood.first_day), '[]') as list
      from (${standInsSql('$1::uuid', '$3::timestamptz')}) stood where stood.from_id = $2::uuid`,
    [tx.viewer.organizationId, personId, tx.now],
  );
  return row?.list ?? [];
}

/** SQL of a row of `standInsSql` as JSON (`StandIn`). */
export const standInJson = (row: string): string => `json_build_object('fromId', ${row}.from_id, 'toId', ${row}.to_id,
  'firstDay', ${row}.first_day, 'lastDay', ${row}.last_day, 'portfolioId', ${row}.portfolio_id, 'timeZone', ${row}.time_zone)`;

/**
 * SQL of those who could stand in for somebody about now, as rows of `from_id`, `to_id`, `first_day`, `last_day`, `portfolio_id`
 * and `time_zone` (`StandIn` in the domain): delegations that hold, and the deputies of absences, named for them or standing.
 * Which day it is where each person is, whoever looks at them tells.
 * @param organization SQL of the organization's id
 * @param now SQL of the moment
 */
export function standInsSql(organization: string, now: string): string {
  const around = (row: string) => `${row}.first_day <= (${now} at time zone 'UTC')::date + 1
    and ${row}.last_day >= (${now} at time zone 'UTC')::date - 1`;
  const delegations = `select given.from_id, given.to_id, given.first_day, given.last_day, given.portfolio_id
    from delegations given where given.organization_id = ${organization} and given.revoked_at is null and ${around('given')}`;
  const deputies = `select away.person_id, coalesce(away.deputy_id, standing.deputy_id), away.first_day, away.last_day,
      null::uuid
    from absences away left join standing_deputies standing
      on standing.organization_id = away.organization_id and standing.person_id = away.person_id
    where away.organization_id = ${organization} and ${around('away')}`;
  return `select stood.*, coalesce(own_calendar.time_zone, calendar.time_zone) as time_zone
    from (${delegations} union all ${deputies}) stood(from_id, to_id, first_day, last_day, portfolio_id)
    join people deputy
      on deputy.organization_id = ${organization} and deputy.id = stood.to_id and deputy.deactivated_at is null
    join working_calendars calendar on calendar.organization_id = ${organization}
    left join personal_calendars own_calendar
      on own_calendar.organization_id = ${organization} and own_calendar.person_id = stood.from_id`;
}
