import { computed } from '../platform/read/fields';
import { fromPlain } from '../analyses/domain/exact-json';
import { extendRead, type FieldScope } from '../platform/read/model';
import { minutes, type MinutesFacts } from './domain/minutes';
import type { ReviewVote } from './domain/review-vote';
import { latestOfEach } from './domain/vote-count';

/** All that minutes tell, brought by the statement that asks for them; names are those of today. */
function facts({ statement, row }: FieldScope): string {
  const { organization } = statement;
  const person = (id: string) =>
    `(select n.name from people n where n.organization_id = ${organization} and n.id = ${id})`;
  const sorted = (what: string, order: string, from: string) =>
    `(select coalesce(json_agg(${what} order by ${order}), '[]') ${from})`;
  const of = (alias: string) => `${alias}.organization_id = ${organization}`;
  const guests = `(select coalesce(json_agg(g.name order by g.o, g.name), '[]') from (
      select p.name, 1 as o from meeting_guests i join people p on p.organization_id = i.organization_id and p.id = i.person_id
        where ${of('i')} and i.meeting_id = m.id
      union all select x.name, 2 from jsonb_array_elements_text(m.guest_names) x(name)) g)`;
  const seats = sorted(
    `json_build_object('member', ${person('s.member_id')}, 'attendance', s.attendance, 'attendedBy', ${person('s.attended_by_id')},
      'isChair', s.member_id = b.chair_id, 'speaksForCustomer', s.member_id = m.customer_voice_id)`,
    's.position',
    `from meeting_seats s where ${of('s')} and s.meeting_id = m.id`,
  );
  const preReads = sorted(
    `json_build_object('number', p.number, 'reason', p.reason, 'changes', p.changes, 'inputsHash', p.inputs_hash,
      'frozenBy', ${person('p.frozen_by_id')}, 'frozenAt', p.frozen_at)`,
    'p.number',
    `from pre_reads p where ${of('p')} and p.review_id = ${row}.id`,
  );
  const offers = sorted(
    `json_build_object('title', p.title, 'amountMinor', o.amount_minor::text)`,
    'o.position',
    `from review_offers o join proposals p on p.organization_id = o.organization_id and p.id = o.proposal_id
      where ${of('o')} and o.review_id = ${row}.id`,
  );
  const undecided = sorted(
    'i.title',
    'i.position',
    `from review_items i where ${of('i')} and i.pre_read_id = (select l.id from pre_reads l where ${of('l')}
        and l.review_id = ${row}.id order by l.number desc limit 1)
      and not exists (select from review_decisions d where ${of('d')} and d.review_id = ${row}.id
        and d.proposal_id = i.proposal_id and d.status = 'CARRIED')`,
  );
  return `(select json_build_object(
      'review', json_build_object('status', ${row}.status, 'currencyCode', ${row}.currency_code, 'closedAt', ${row}.closed_at,
        'freedMinor', ${row}.freed_minor::text, 'closedBy', ${person(`${row}.closed_by_id`)}, 'departure', ${row}.departure),
      'portfolio', f.name, 'body', b.name, 'meeting', json_build_object('title', m.title, 'startsAt', m.starts_at,
        'timeZone', m.time_zone, 'place', m.place, 'quorum', m.quorum, 'guests', ${guests}),
      'seats', ${seats}, 'preReads', ${preReads}, 'decisions', ${decisions(row, organization, person)},
      'offers', ${offers}, 'undecided', ${undecided})::text
    from meetings m
      join governance_bodies b on b.organization_id = m.organization_id and b.id = m.governance_body_id
      join portfolios f on f.organization_id = m.organization_id and f.id = ${row}.portfolio_id
    where ${of('m')} and m.id = ${row}.meeting_id)`;
}

function decisions(review: string, organization: string, person: (id: string) => string): string {
  const conditions = `(select coalesce(json_agg(json_build_object('text', c.j ->> 'text',
      'owner', ${person(`(c.j ->> 'ownerId')::uuid`)}, 'dueOn', c.j ->> 'dueOn') order by c.o), '[]')
    from jsonb_array_elements(d.conditions) with ordinality c(j, o))`;
  const count = `case when d.count is not null then d.count || jsonb_build_object('recused',
      (select coalesce(jsonb_agg(jsonb_build_object('member', ${person(`(c.j ->> 'memberId')::uuid`)},
        'because', c.j ->> 'because') order by c.o), '[]')
      from jsonb_array_elements(d.count -> 'recused') with ordinality c(j, o))) end`;
  const votes = `(select coalesce(json_agg(json_build_object('sequence', v.sequence, 'seatId', v.seat_id, 'choice', v.choice,
      'reason', v.reason, 'seat', ${person('v.seat_id')}, 'voter', ${person('v.voter_id')}) order by v.sequence), '[]')
    from review_votes v where v.organization_id = ${organization} and v.decision_id = d.id)`;
  return `(select coalesce(json_agg(json_build_object('number', d.number, 'title', d.title, 'outcome', d.outcome,
      'status', d.status, 'amountMinor', d.amount_minor::text, 'scope', d.scope, 'until', d.until, 'reason', d.reason,
      'weightedPriceMinor', d.weighted_price_minor::text, 'priceMinor', d.price_minor::text,
      'withdrawnReason', d.withdrawn_reason, 'conditions', ${conditions}, 'lead', ${person('d.lead_id')},
      'businessOwner', ${person('d.business_owner_id')}, 'ledBy', ${person('d.decided_by_id')}, 'count', ${count},
      'votes', ${votes}) order by d.number), '[]')
    from review_decisions d where d.organization_id = ${organization} and d.review_id = ${review}.id)`;
}

type Brought = Omit<MinutesFacts, 'decisions'> & {
  readonly decisions: readonly (MinutesFacts['decisions'][number] & {
    readonly votes: readonly (MinutesFacts['decisions'][number]['votes'][number] &
      Pick<ReviewVote, 'sequence' | 'seatId'>)[];
  })[];
};

const minuted = computed<unknown>(facts, (brought) => {
  const told = fromPlain<Brought>(brought);
  const latest = told.decisions.map((decision) => ({ ...decision, votes: [...latestOfEach(decision.votes).values()] }));
  return minutes({ ...told, decisions: latest });
});

export const minutesReads = [extendRead('PortfolioReview', { minutes: minuted })];
