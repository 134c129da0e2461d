import { asMember } from '../workloads/asks';

/** What is returned is returned by a vote, which has an audit record of its own. */
const VOTES = '(select count(*) from votes where organization_id = current_organization())';

/** How many rows there are of what a move leaves behind. */
const LEFT_BEHIND = `select
  (select count(*) from initiative_events where organization_id = current_organization()) as history,
  (select sum(version) - count(*) from initiatives where organization_id = current_organization()) as moves,
  (select count(*) from audit_records where organization_id = current_organization() and subject_kind = 'INITIATIVE')
    - ${VOTES} as audit,
  (select sum(sequence) from audit_heads where organization_id = current_organization() and subject_kind = 'INITIATIVE')
    - ${VOTES} as chained,
  (select count(*) + count(decided_at) from approvals where organization_id = current_organization()) as approvals,
  (select count(*) from approvals where organization_id = current_organization()) + ${VOTES} as voted,
  (select count(*) from (select distinct subject_id, kind from notifications
    where organization_id = current_organization()) told) as told,
  (select count(*) from (select subject_id from notifications
      where organization_id = current_organization() and kind = 'APPROVAL_ASKED' group by subject_id
      having bool_and((read_at is null) = (subject_id in (select id from approvals
        where organization_id = current_organization() and decision is null)))) asked)
    + (select count(distinct subject_id) from notifications
      where organization_id = current_organization() and kind = 'APPROVAL_DECIDED') as settled,
  (select count(*) from idempotency_keys where organization_id = current_organization() and outcome is not null) as keys`;

/** By what is counted. */
export type Effects = Readonly<Record<string, number>>;

export const effectsIn = (url: string): Promise<Effects> =>
  asMember(url, async (client) => {
    const { rows } = await client.query<Record<string, string>>(LEFT_BEHIND);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([what, count]) => [what, Number(count)]));
  });

/**
 * Every move has left one of each behind: a row of history, a version, an audit record at the end of its chain, an
 * approval that was asked for or decided by a vote, news of it in the inboxes (what was asked is read once it is decided), and an
 * outcome for its key.
 * @throws Error naming what there is too much or too little of
 */
export function requireEffects(of: string, before: Effects, after: Effects, moves: number): void {
  const wrong = Object.keys(before).filter((what) => after[what]! - before[what]! !== moves);
  if (wrong.length === 0) return;
  const found = wrong.map((what) => `${after[what]! - before[what]!} of ${what}`).join(', ');
  throw new Error(`${moves} moves of ${of} have left behind ${found}.`);
}
