/**
 * SQL of a mark of all that a recommended set of a portfolio rests on: another one when any of it has changed. What is frozen
 * with an analysis tells more, but nobody freezes a portfolio for each reader who asks whether a run is stale.
 * @param portfolio the alias of its row
 * @param today SQL of the day: periods of the budget that have ended count no more
 */
export const inputsMark = (portfolio: string, today: string): string => {
  const of = (row: string) =>
    `${row}.organization_id = ${portfolio}.organization_id and ${row}.portfolio_id = ${portfolio}.id`;
  return `md5(concat_ws('|', ${portfolio}.version, ${portfolio}.scoring_model_id,
    -- what competes, with its cost, effort, pillars and track: each of them raises the version
    (select string_agg(concat_ws(':', m.id, m.version), ',' order by m.id) from proposals m
      where ${of('m')} and m.status in ('UNDER_ASSESSMENT', 'ASSESSED')),
    (select string_agg(concat_ws(':', m.proposal_id, m.score_micro, m.returns_micro, m.cost_of_inaction_micro, m.complete,
        m.value_over_horizon_minor), ',' order by m.proposal_id, m.inaction_weight_hundredths)
      from proposal_scores m where ${of('m')}),
    (select string_agg(concat_ws(':', m.id, m.stage, m.status, (select max(f.number) from forecasts f
        where f.organization_id = m.organization_id and f.initiative_id = m.id)), ',' order by m.id)
      from initiatives m where ${of('m')}),
    (select concat_ws(':', count(*), sum(m.amount_minor)) from ledger_entries m
      where ${of('m')} and m.kind in ('BUDGET', 'COMMITMENT', 'RELEASE')),
    (select count(*) from budget_versions v join budget_periods b on b.organization_id = v.organization_id
        and b.budget_version_id = v.id where ${of('v')} and b.last_day < ${today})))`;
};
