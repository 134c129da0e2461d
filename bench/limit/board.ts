import type { PoolClient } from 'pg';
import { availableTransitions } from '../../src/initiatives/domain/available-transitions';
import { STAGES, type Initiative } from '../../src/initiatives/domain/initiative';
import type { Viewer } from '../../src/people/domain/person';
import { electionOn, type Electors } from '../ballots';
import { DEFAULT_PROCESS } from '../default-process';
import { electorsSql, factsOf, type Facts } from './facts';
import { viewerOf, type Entered } from './session';

interface Card extends Pick<
  Initiative,
  'id' | 'title' | 'stage' | 'status' | 'snapshot' | 'track' | 'definitionVersion' | 'policyVersion' | 'portfolioId'
> {
  readonly enteredStageAt: Date;
  readonly sponsorId: string;
  readonly leadId: string;
  readonly businessOwnerId: string;
  readonly sponsor: string;
  readonly facts: Facts;
}

interface Shared {
  readonly electors: Electors;
  readonly counts: Readonly<Record<string, number>>;
}

const NOTHING: Shared = { electors: { holders: [], standIns: [] }, counts: {} };

/** W3: $2 today. One row for each card; what all cards need stands in one of them. */
const BOARD = `select case row_number() over () when 1 then json_build_object('electors', ${electorsSql('$2')},
      'counts', (select json_object_agg(stage, count) from (select stage, count(*) from initiatives
        where organization_id = $1 and status <> 'CLOSED' group by stage) c)) end as shared,
    i.id, i.title, i.stage, i.status, i.snapshot, i.track, i.definition_version as "definitionVersion", i.policy_version as "policyVersion",
    i.portfolio_id as "portfolioId", i.entered_stage_at as "enteredStageAt", i.sponsor_id as "sponsorId", i.lead_id as "leadId",
    i.business_owner_id as "businessOwnerId", (select name from people where organization_id = $1 and id = i.sponsor_id) as sponsor,
    f.facts
  from unnest('{${STAGES.join(',')}}'::text[]) with ordinality s(stage, position)
    cross join lateral (select * from initiatives where organization_id = $1 and stage = s.stage and status <> 'CLOSED'
      order by entered_stage_at, id limit 20) i
    cross join lateral (${factsOf('i', '$2::date')}) f
  order by s.position, i.entered_stage_at, i.id`;

/** The rules are Steward's own here, since they are no part of what is compared: everything around them is by hand. */
export async function board(client: PoolClient, entered: Entered): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const { rows } = await client.query<Card & { shared: Shared | null }>({
    name: 'board',
    text: BOARD,
    values: [entered.organization_id, today],
  });
  const viewer = viewerOf(entered);
  const { counts, electors } = rows.find(({ shared }) => shared !== null)?.shared ?? NOTHING;
  const stageBoard = STAGES.map((stage) => ({
    stage,
    count: counts[stage] ?? 0,
    initiatives: rows.filter((row) => row.stage === stage).map((row) => cardOf(row, viewer, electors)),
  }));
  return JSON.stringify({ stageBoard });
}

function cardOf(row: Card, viewer: Viewer, electors: Electors) {
  const { id, title, status, enteredStageAt, sponsor, facts } = row;
  const { proposerId, drafterId, requestedById, request } = facts;
  const people = { proposerId, drafterId, requestedById };
  const transitions = availableTransitions({
    initiative: row,
    process: DEFAULT_PROCESS,
    facts: facts.gathered,
    viewer,
    people,
    election: request === null ? null : electionOn(request, electors, row, people),
  });
  return {
    id,
    title,
    status,
    enteredStageAt,
    sponsor: { name: sponsor },
    availableTransitions: transitions.map(({ event, label, allowed, missing, reasons, whoCould }) => ({
      event,
      label,
      allowed,
      missing: missing.map(({ message }) => ({ message })),
      reasons: reasons.map(({ message }) => message),
      whoCould,
    })),
  };
}
