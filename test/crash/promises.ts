import type { EntityManager } from 'typeorm';

/** What must hold of the tables of an organization, whenever its processes were killed. */
interface Kept {
  readonly promise: string;
  /** SQL of what breaks it, a text a row. */
  readonly brokenBy: string;
}

const MINE = 'organization_id = current_organization()';

/** Each row of a table is what came of exactly one key: of none, and it was made twice; of two, and one of them lied. */
const oneKeyEach = (table: string, outcome: string, commands: string, which = 'true'): Kept => ({
  promise: `each of ${table} came of one key`,
  brokenBy: `select t.id || ' of ' || count(k.key) || ' keys' from (select id from ${table} where ${MINE} and ${which}) t
    left join (select key, outcome from idempotency_keys where ${MINE} and command in (${commands})) k
      on k.outcome ->> '${outcome}' = t.id::text
    group by t.id having count(k.key) <> 1`,
});

/** Rows of a history that somebody sent. */
const SENT = `actor_id is not null and event <> 'ASK_AGAIN'`;

/** SQL of how often what is voted on has changed, of the initiative in `i`: each raises its version and leaves a record. */
const CONTENT_CHANGES = `(select count(*) from content_changes c join approvals a on a.organization_id = c.organization_id
  and a.id = c.approval_id where a.organization_id = i.organization_id and a.subject_id = i.id)`;

const PROMISES: readonly Kept[] = [
  oneKeyEach('initiatives', 'initiativeId', `'fundProposal'`),
  // What time brings about has no key.
  // Nor has what comes of a change of what is voted on.
  oneKeyEach('initiative_events', 'eventId', `'moveInitiative', 'castVote', 'confirmFunding'`, SENT),
  oneKeyEach('evidence', 'evidenceId', `'recordInitiativeEvidence'`),
  oneKeyEach('deliverables', 'deliverableId', `'addDeliverable'`),
  oneKeyEach('readings', 'readingId', `'recordReading'`),
  oneKeyEach('costs', 'costId', `'bookActualCost'`, 'import_id is null'),
  {
    promise: 'histories count 1, 2, 3, … without a gap, and the version counts with them',
    // A forecast that is made again and a material change raise the version, too, and what time brings about does not.
    brokenBy: `select i.id || ' at version ' || i.version || ': ' || coalesce(string_agg(e.sequence::text, ' ' order by e.sequence), '')
      from initiatives i left join initiative_events e on e.organization_id = i.organization_id and e.initiative_id = i.id
      where i.${MINE} group by i.organization_id, i.id, i.version
      having count(e.id) filter (where ${SENT}) + ${CONTENT_CHANGES} + (select count(*) from forecasts f
          where f.organization_id = i.organization_id and f.initiative_id = i.id and f.kind = 'REFORECAST') <> i.version - 1 or count(distinct e.sequence) <> count(e.id) or coalesce(max(e.sequence), 0) <> count(e.id)`,
  },
  {
    promise: 'an initiative is funded once, and what is funded once',
    brokenBy: `select i.id || ' of ' || count(l.id) || ' commitments' from initiatives i
      left join ledger_entries l on l.organization_id = i.organization_id and l.proposal_id = i.proposal_id and l.kind = 'COMMITMENT' and l.amount_minor > 0
      where i.${MINE} group by i.id having count(l.id) <> 1
      union all select 'commitment ' || l.id || ' of no initiative' from ledger_entries l where l.${MINE} and l.kind = 'COMMITMENT'
        and not exists (select from initiatives i where i.organization_id = l.organization_id and i.proposal_id = l.proposal_id)`,
  },
  {
    promise: 'what was spent is what the costs say',
    brokenBy: `select i.id || ': ' || s.spent || ' spent, ' || c.cost || ' booked' from initiatives i
      cross join lateral (select coalesce(sum(l.amount_minor), 0) as spent from ledger_entries l
        where l.organization_id = i.organization_id and l.proposal_id = i.proposal_id and l.kind = 'SPENT') s
      cross join lateral (select coalesce(sum(c.booked_minor), 0) as cost from costs c
        where c.organization_id = i.organization_id and c.initiative_id = i.id and c.of_grant) c
      where i.${MINE} and s.spent <> c.cost`,
  },
  {
    promise: 'a budget is what its last version says, and what its periods add up to',
    brokenBy: `select v.id || ': ' || v.amount_minor || ', ' || l.booked || ' booked, ' || p.planned || ' planned'
      from (select distinct on (portfolio_id) * from budget_versions where ${MINE} order by portfolio_id, number desc) v
      cross join lateral (select sum(amount_minor) as booked from ledger_entries l
        where l.organization_id = v.organization_id and l.portfolio_id = v.portfolio_id and l.kind = 'BUDGET') l
      cross join lateral (select sum(amount_minor) as planned from budget_periods p
        where p.organization_id = v.organization_id and p.budget_version_id = v.id) p
      where v.amount_minor <> l.booked or v.amount_minor <> p.planned`,
  },
  {
    promise: 'what was done to an initiative stands in its audit, once',
    // A vote that decides leaves two: what was voted, and what came of it; so does a material change.
    brokenBy: `select i.id || ' has ' || coalesce(h.sequence, 0) || ' records' from initiatives i
      left join audit_heads h on h.organization_id = i.organization_id and h.subject_kind = 'INITIATIVE' and h.subject_id = i.id
      where i.${MINE} and coalesce(h.sequence, 0) <> (select count(*) from idempotency_keys k
        where k.${MINE} and k.outcome ->> 'initiativeId' = i.id::text) + ${CONTENT_CHANGES} + (select count(*) from initiative_events e
        where e.${MINE} and e.initiative_id = i.id and (e.event in ('APPROVE', 'RETURN') or e.actor_id is null))`,
  },
  {
    promise: 'every deadline that ran out fired, and fired once',
    brokenBy: `select d.id || ' fired ' || count(e.id) || ' times' from deadlines d
      left join initiative_events e on e.organization_id = d.organization_id and e.initiative_id = d.subject_id
        and e.event = d.name and e.occurred_at = d.fired_at
      where d.${MINE} and d.subject_kind = 'INITIATIVE' and d.state = 'FIRED' group by d.id having count(e.id) <> 1
      union all select e.id || ' of no deadline' from initiative_events e where e.${MINE} and e.actor_id is null
        and not exists (select from deadlines d where d.organization_id = e.organization_id and d.subject_id = e.initiative_id
          and d.name = e.event and d.fired_at = e.occurred_at)
      union all select d.id || ' has not fired' from deadlines d
        where d.${MINE} and d.state = 'PENDING' and d.due_at < now() - interval '10 seconds'`,
  },
  {
    promise: 'whoever is asked to approve is told',
    brokenBy: `select a.id::text from approvals a where a.${MINE} and not exists (select from notifications n
      where n.organization_id = a.organization_id and n.kind = 'APPROVAL_ASKED' and n.subject_id = a.id)`,
  },
  {
    promise:
      'a condition waits while its approval is open, is followed up once that is given, and else comes to nothing',
    brokenBy: `select c.id || ' is ' || c.state || ', and its approval ' || coalesce(a.decision, 'open') from conditions c
      join approvals a on a.organization_id = c.organization_id and a.id = c.approval_id
      where c.${MINE} and case when a.decision is null then c.state <> 'SET' when a.decision = 'APPROVED' then c.state = 'SET'
        else c.state <> 'LAPSED' end`,
  },
  {
    promise: 'whoever is to meet a condition is told, and so is whoever is to confirm it',
    brokenBy: `select c.id || ' is ' || c.state from conditions c join votes v on v.organization_id = c.organization_id and v.id = c.vote_id
      where c.${MINE} and c.state in ('OPEN', 'MET') and c.owner_id <> v.voter_id and not exists (select from notifications n
        where n.organization_id = c.organization_id and n.subject_id = c.id
          and n.kind = case c.state when 'OPEN' then 'CONDITION_TO_MEET' else 'CONDITION_TO_CONFIRM' end)`,
  },
  {
    promise: 'an open condition with a last day has one deadline that goes on, and no other has any',
    brokenBy: `select c.id || ' is ' || c.state || ' with ' || count(d.id) from conditions c left join deadlines d
        on d.organization_id = c.organization_id and d.subject_kind = 'CONDITION' and d.subject_id = c.id and d.left_at is null
      where c.${MINE} group by c.id, c.state, c.due_on having count(d.id) <> (c.state = 'OPEN' and c.due_on is not null)::int`,
  },
  oneKeyEach('review_votes', 'reviewVoteId', `'castReviewVote'`),
  {
    promise: 'what a portfolio review has carried is written when it is closed, and nothing of it before',
    brokenBy: `select d.id || ' to ' || d.outcome || ' of a review that is ' || r.status from review_decisions d
      join portfolio_reviews r on r.organization_id = d.organization_id and r.id = d.review_id
      where d.${MINE} and case when r.status = 'CLOSED' and d.status = 'CARRIED'
        then (d.outcome like 'FUND%') <> (d.begun_id is not null) or d.outcome in ('PAUSE', 'SUNSET') and d.event_id is null
        else d.begun_id is not null or d.event_id is not null end
      union all select d.id || ' is open in a review that is closed' from review_decisions d
        join portfolio_reviews r on r.organization_id = d.organization_id and r.id = d.review_id
        where d.${MINE} and d.status = 'OPEN' and r.status = 'CLOSED'`,
  },
  {
    promise: 'every mail is sent',
    brokenBy: `select n.id || ' is ' || coalesce(d.state, 'not queued') from notifications n
      left join mail_deliveries d on d.organization_id = n.organization_id and d.notification_id = n.id
      where n.${MINE} and n.unmailed is null and d.state is distinct from 'SENT'`,
  },
];

/** The promises that are broken in the organization that was entered, with the first few rows that break them. */
export async function brokenPromises(manager: EntityManager): Promise<string[]> {
  const broken: string[] = [];
  for (const { promise, brokenBy } of PROMISES) {
    const rows = await manager.query<{ what: string }[]>(`select what from (${brokenBy}) b(what)`);
    const first = rows.slice(0, 3).map(({ what }) => what);
    if (rows.length > 0) broken.push(`${promise}: not so in ${rows.length} cases, ${first.join('; ')}`);
  }
  return broken;
}
