/**
 * SQL of what light initiatives hold of what a portfolio's row has committed, in minor units. What is light is told by the
 * track that an initiative is on now: should that change, its commitment goes along.
 */
export const lightCommittedMinor = (row: string): string =>
  `(select coalesce(sum(l.amount_minor), 0)::bigint from ledger_entries l
      join initiatives i on i.organization_id = l.organization_id and i.proposal_id = l.proposal_id and i.track = 'LIGHT'
    where l.organization_id = ${row}.organization_id and l.portfolio_id = ${row}.id and l.kind = 'COMMITMENT')`;

/** SQL of something of the last version `v` of the budget of a portfolio's row; null before it is set. */
const ofLastBudget = (row: string, sql: string): string =>
  `(select ${sql} from budget_versions v where v.organization_id = ${row}.organization_id and v.portfolio_id = ${row}.id
    order by v.number desc limit 1)`;

/** SQL of what is set aside of the budget of a portfolio's row, in minor units; null where nothing is. */
export const potMinor = (row: string): string => ofLastBudget(row, 'v.pot_minor');

/** SQL of what is left in the pot of a portfolio's row, in minor units; null without a pot, and then nothing is summed. */
export const remainingInPotMinor = (row: string): string =>
  ofLastBudget(row, `case when v.pot_minor is not null then v.pot_minor - ${lightCommittedMinor(row)} end`);

/** SQL of the pot of a portfolio's row as a row of its own: `amount_minor`, which is null without a pot, `committed_minor`. */
export const potRow = (row: string): string =>
  ofLastBudget(
    row,
    `${row}.currency_code, v.pot_minor as amount_minor,
      case when v.pot_minor is not null then ${lightCommittedMinor(row)} end as committed_minor`,
  );
