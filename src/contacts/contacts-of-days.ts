/** SQL of what is asked for. */
type Asked = Readonly<Record<'organization' | 'from' | 'to' | 'now', string>>;

/** SQL of within how many days a further contact is a repeat. */
export const REPEAT_WINDOW_DAYS = (organization: string): string =>
  `(select w.days from repeat_windows w where w.organization_id = ${organization})`;

const WINDOW = 'make_interval(hours => 24 * w.days)';

/**
 * SQL of the contacts of the days, each with what came before and after it of the same customer: `is_repeat`, `is_followed`,
 * … Definitions: ADR 29. Contacts of customers nobody knows are among them, and nothing comes before or after them; those that were corrected are not. Those
 * around the days are looked at as far as the repeat window reaches.
 */
export const contactsOfDays = (asked: Asked): string => `
  with of_customers as (
    select c.*, w.days,
        c.occurred_at - lag(c.occurred_at) over customer <= ${WINDOW} as is_repeat,
        lead(c.occurred_at) over customer - c.occurred_at <= ${WINDOW} as is_followed,
        lead(c.channel_id) over customer as next_channel_id, lead(c.cause_id) over customer as next_cause_id
      from service_contacts c
      join repeat_windows w on w.organization_id = c.organization_id
      where c.organization_id = ${asked.organization} and c.customer_id is not null and c.replaced_at is null
        and c.day between ${asked.from} - w.days and ${asked.to} + w.days
      window customer as (partition by c.customer_id order by c.occurred_at, c.id)),
  of_days as (
    select id, occurred_at, customer_id, cause_id, channel_id, charged_to_id as owner_id, product_id, journey_id, mode, transfers,
        relation, coalesce(is_repeat, false) as is_repeat, coalesce(is_followed, false) as is_followed, next_channel_id,
        next_cause_id, days
      from of_customers where day between ${asked.from} and ${asked.to}
    union all
    select id, occurred_at, null, cause_id, channel_id, charged_to_id, product_id, journey_id, mode, transfers, relation, false,
        false, null, null, null
      from service_contacts
      where organization_id = ${asked.organization} and customer_id is null and replaced_at is null
        and day between ${asked.from} and ${asked.to})
  select d.cause_id, d.channel_id, d.owner_id, coalesce(d.product_id, a.product_id) as product_id,
      coalesce(d.journey_id, a.journey_id) as journey_id, d.customer_id is not null as is_known, d.mode, d.transfers,
      d.relation, d.is_repeat, d.is_followed, d.next_cause_id, d.is_followed and d.next_channel_id <> d.channel_id as is_switch,
      d.customer_id is not null and not d.is_followed
        and d.occurred_at + make_interval(hours => 24 * d.days) >= ${asked.now} as may_be_followed,
      d.mode = 'DIGITAL' and d.customer_id is not null and exists (
        select from service_contacts h
          join contact_causes b on b.organization_id = ${asked.organization} and b.id = h.cause_id
          where h.organization_id = ${asked.organization} and h.customer_id = d.customer_id and h.mode = 'HUMAN' and h.replaced_at is null
            and (h.occurred_at, h.id) > (d.occurred_at, d.id)
            and h.occurred_at <= d.occurred_at + make_interval(hours => 24 * d.days)
            and coalesce(coalesce(h.journey_id, b.journey_id) = coalesce(d.journey_id, a.journey_id), true)
      ) as ends_with_human
    from of_days d join contact_causes a on a.organization_id = ${asked.organization} and a.id = d.cause_id`;

/** SQL of what {@link contactsOfDays} come to. */
export const SUMS = `
  count(*) as contacts,
  count(*) filter (where is_known) as of_known_customers,
  count(*) filter (where is_repeat) as repeats,
  count(*) filter (where is_repeat and relation = 'SAME_ISSUE') as same_issue,
  count(*) filter (where is_repeat and relation = 'DOWNSTREAM_ISSUE') as downstream_issue,
  count(*) filter (where is_repeat and relation = 'UNHAPPY_WITH_ANSWER') as unhappy_with_answer,
  count(*) filter (where is_repeat and relation is null) as relation_unknown,
  count(*) filter (where is_followed) as followed,
  count(*) filter (where may_be_followed) as may_be_followed,
  count(*) filter (where is_switch) as channel_switches,
  coalesce(sum(transfers), 0) as transfers,
  count(*) filter (where transfers > 0) as transferred,
  count(*) filter (where mode = 'DIGITAL' and is_known) as digital,
  count(*) filter (where ends_with_human) as ended_with_human`;
