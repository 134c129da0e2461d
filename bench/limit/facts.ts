import type { ForecastChange } from '../../src/initiatives/domain/initiative';

/**
 * SQL of what a gate looks at, as a jsonb of one column `facts`: what was gathered for an initiative since it last went
 * back to design, and who else has a part in it.
 * @param i the alias of the initiative's row
 * @param today SQL of the calendar date on which evidence must still count
 */
export const factsOf = (i: string, today: string): string => `
  select jsonb_build_object(
    'evidenceCounts', coalesce((select jsonb_object_agg(kind, pieces) from (select kind, count(*) as pieces from evidence
      where organization_id = $1 and subject_kind = 'INITIATIVE' and subject_id = ${i}.id and recorded_at > round.began
        and (expires_on is null or expires_on >= ${today}) group by kind) k), '{}'),
    'deliverables', coalesce((select jsonb_agg(distinct kind) from deliverables
      where organization_id = $1 and initiative_id = ${i}.id and delivered_at > round.began), '[]'),
    'baselineReadings', r.baselines, 'followUpReadings', r.follow_ups,
    'forecast', (select jsonb_build_object('costChange', cost_change, 'valueChange', value_change) from forecasts
      where organization_id = $1 and initiative_id = ${i}.id and number > 1 and made_at > round.began order by number desc limit 1),
    'proposerId', (select proposer_id from proposals where organization_id = $1 and id = ${i}.proposal_id),
    'requestedById', a.requested_by_id, 'approvalId', a.id) as facts
  from (select coalesce(max(occurred_at), '-infinity') as began from initiative_events
      where organization_id = $1 and initiative_id = ${i}.id and event = 'ITERATE') round
    cross join lateral (select count(*) filter (where n.is_baseline) as baselines,
        count(*) filter (where not n.is_baseline and n.recorded_at > round.began and exists (select from readings b
          where b.organization_id = $1 and b.subject_kind = 'INITIATIVE' and b.subject_id = ${i}.id and b.is_baseline
            and b.metric = n.metric and b.window_to < n.window_from)) as follow_ups
      from readings n where n.organization_id = $1 and n.subject_kind = 'INITIATIVE' and n.subject_id = ${i}.id) r
    left join approvals a on a.organization_id = $1 and a.subject_kind = 'INITIATIVE' and a.subject_id = ${i}.id
      and a.decision is null`;

/** The facts as they come. */
export interface Facts {
  readonly evidenceCounts: Readonly<Record<string, number>>;
  readonly deliverables: readonly string[];
  readonly baselineReadings: number;
  readonly followUpReadings: number;
  readonly forecast: ForecastChange | null;
  readonly proposerId: string;
  readonly requestedById: string | null;
  readonly approvalId: string | null;
}
