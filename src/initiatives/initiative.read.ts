import { approvalList } from '../approvals';
import { commentsOn } from '../comments';
import { evidenceList } from '../listening';
import { metricVerdicts, readingList } from '../metrics';
import { viewerOf } from '../people';
import { globalId } from '../platform/global-id';
import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, computed, expression, list, money, one, oneBack, pointingBack, toJson } from '../platform/read/fields';
import { filterById, type Filters } from '../platform/read/filter';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonObject } from '../platform/read/statement';
import { availableTransitions } from './domain/available-transitions';
import { missingWork } from './domain/gates';
import type { GateFacts, InitiativeInProcess, InitiativeStatus } from './domain/initiative';
import { standingAt, type Standing } from './domain/lifecycle';
import { processOf } from './domain/process-versions';
import { electionFrom, openBallotSql, type OpenVoteFacts } from './ballot.read';
import { openApproval } from './elections';
import { moveFactsSql, tellsOfChange, type MoveFacts } from './initiative-facts';
import { DeliverableTable, InitiativeEventTable, InitiativeTable } from './initiative.table';
import { libraryOf, processVersions } from './process-library';
import { stageBoard, stageColumn } from './stage-board.read';

/** What was put down for an initiative by kind and id. */
const gatheredFor = (alias: string, row: string): string =>
  `${alias}.subject_kind = 'INITIATIVE' and ${alias}.subject_id = ${row}.id`;

const answers = (row: string, personId: string): string =>
  `(${row}.sponsor_id = ${personId} or ${row}.lead_id = ${personId} or ${row}.business_owner_id = ${personId})`;

/** What every list of initiatives can be filtered by. */
export const initiativeFilters: Filters = {
  stage: { cast: 'text[]', sql: (row, stages) => `${row}.stage = any(${stages})` },
  status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
  portfolioId: filterById('Portfolio', (row, id) => `${row}.portfolio_id = ${id}`),
  personId: filterById('Person', answers),
};

const initiativeConnection = (where?: ConnectionOptions['where']) =>
  connection('Initiative', {
    ...(where ? { where } : {}),
    orders: {
      ENTERED_STAGE_AT: [{ sql: (row) => `${row}.entered_stage_at`, form: 'timestamptz' }],
      CREATED_AT: [{ sql: (row) => `${row}.created_at`, form: 'timestamptz' }],
      TITLE: [{ sql: (row) => `${row}.title`, form: 'text' }],
    },
    filters: initiativeFilters,
  });

/** All that decides what can happen to an initiative, brought along by the statement that reads it. */
interface Situation {
  readonly initiative: InitiativeInProcess & { readonly status: InitiativeStatus };
  readonly facts: MoveFacts;
}

const situation = (scope: FieldScope): string => jsonObject(situationOf(scope));

/** With the ballot of the approval that is open, if there is one. */
function situationWithBallot(scope: FieldScope): string {
  const alias = scope.statement.alias();
  const ballot = `(select ${openBallotSql(alias, scope)} from approvals ${alias}
    where ${openApproval(alias, scope.row)})`;
  return jsonObject([...situationOf(scope), ['ballot', toJson('json', ballot)]]);
}

function situationOf({ row, statement }: FieldScope): (readonly [string, string])[] {
  statement.bring(processVersions);
  const today = statement.today();
  return [
    [
      'initiative',
      jsonObject([
        ['portfolioId', toJson('text', `${row}.portfolio_id`)],
        ['stage', toJson('text', `${row}.stage`)],
        ['status', toJson('text', `${row}.status`)],
        ['snapshot', toJson('json', `${row}.snapshot`)],
        ['track', toJson('text', `${row}.track`)],
        ['definitionVersion', toJson('number', `${row}.definition_version`)],
        ['policyVersion', toJson('number', `${row}.policy_version`)],
        ['sponsorId', toJson('text', `${row}.sponsor_id`)],
        ['leadId', toJson('text', `${row}.lead_id`)],
        ['businessOwnerId', toJson('text', `${row}.business_owner_id`)],
      ]),
    ],
    ['facts', toJson('json', moveFactsSql(row, today))],
  ];
}

/** Told by the code that executes the moves, on the same facts. */
const transitions = computed<(Situation & Pick<OpenVoteFacts, 'ballot'>) | (Situation & { readonly ballot: null })>(
  situationWithBallot,
  ({ initiative, facts, ballot }, reading) => {
    const { viewer } = reading;
    const { gathered, people } = facts;
    const process = processOf(libraryOf(viewer.organizationId), initiative);
    const election = ballot === null ? null : electionFrom({ initiative, people, ballot }, reading);
    const asked = { initiative, process, facts: gathered, viewer: viewerOf(viewer), people, election };
    const available = availableTransitions(asked);
    return available.map(({ to, reasons, ...transition }) => ({
      ...transition,
      toStage: to.stage,
      toStatus: to.status,
      reasons: reasons.map(({ message }) => message),
    }));
  },
);

const gate = computed<Situation>(situation, ({ initiative, facts }, { viewer }) => {
  const { stage, status } = initiative;
  if (status === 'CLOSED') return null;
  const requirements = processOf(libraryOf(viewer.organizationId), initiative).policy.gates[stage];
  return { stage, signOff: requirements.signOff, missing: missingWork(requirements, facts.gathered) };
});

/** SQL of the version of the lifecycle that an event of the history found; `versionBefore` in the domain. */
const versionBefore = (row: string): string =>
  `coalesce((${row}.migration ->> 'fromVersion')::int, ${row}.definition_version)`;

/** One word on a state that the history names by its path. */
const standing = (column: 'from_state' | 'to_state', word: keyof Standing) =>
  computed<{ definitionVersion: number; state: string }>(
    ({ row, statement }) => {
      statement.bring(processVersions);
      return jsonObject([
        [
          'definitionVersion',
          toJson('number', column === 'from_state' ? versionBefore(row) : `${row}.definition_version`),
        ],
        ['state', toJson('text', `${row}.${column}`)],
      ]);
    },
    ({ definitionVersion, state }, { viewer }) =>
      standingAt(libraryOf(viewer.organizationId).definition(definitionVersion), state)[word],
  );

const person = (id: string): string => globalId('Person', id);
const withGlobalIds = ({ approvals, groups, ...facts }: GateFacts) => ({
  ...facts,
  approvals: approvals.map((each) =>
    'forId' in each
      ? { ...each, personId: person(each.personId), forId: person(each.forId) }
      : { ...each, personId: person(each.personId) },
  ),
  ...(groups && { groups: groups.map((group) => ({ ...group, seatIds: group.seatIds.map(person) })) }),
});

export const initiativeReads = [
  readModel('Initiative', InitiativeTable, {
    proposal: one('Proposal', 'proposal_id'),
    portfolio: one('Portfolio', 'portfolio_id'),
    sponsor: one('Person', 'sponsor_id'),
    lead: one('Person', 'lead_id'),
    businessOwner: one('Person', 'business_owner_id'),
    budget: money((row) => `${row}.budget_minor`),
    history: connection('InitiativeEvent', {
      where: pointingBack('initiative_id'),
      orders: { SEQUENCE: [{ sql: (row) => `${row}.sequence`, form: 'integer' }] },
    }),
    deliverables: list('Deliverable', {
      where: pointingBack('initiative_id'),
      orderBy: (alias) => `${alias}.delivered_at, ${alias}.id`,
    }),
    evidence: connection('Evidence', { ...evidenceList, where: gatheredFor }),
    readings: connection('Reading', { ...readingList, where: gatheredFor }),
    verdicts: metricVerdicts(tellsOfChange),
    approvals: connection('Approval', { ...approvalList, where: gatheredFor }),
    comments: commentsOn('INITIATIVE'),
    availableTransitions: transitions,
    gate,
  }),
  readModel('InitiativeEvent', InitiativeEventTable, {
    fromStage: standing('from_state', 'stage'),
    fromStatus: standing('from_state', 'status'),
    toStage: standing('to_state', 'stage'),
    toStatus: standing('to_state', 'status'),
    fromDefinitionVersion: expression('number', versionBefore),
    actor: one('Person', 'actor_id'),
    corrects: one('InitiativeEvent', 'corrects_id'),
    correctedBy: oneBack('InitiativeEvent', 'corrects_id'),
    facts: computed<GateFacts>(({ row }) => toJson('json', `${row}.facts`), withGlobalIds),
  }),
  readModel('Deliverable', DeliverableTable, {
    deliveredBy: one('Person', 'delivered_by_id'),
    corrects: one('Deliverable', 'corrects_id'),
    correctedBy: oneBack('Deliverable', 'corrects_id'),
  }),
  stageColumn,
  extendRead('Approval', { initiative: one('Initiative', 'subject_id') }),
  extendRead('Comment', { initiative: one('Initiative', 'subject_id') }),
  extendRead('AgendaItem', { initiative: one('Initiative', 'subject_id') }),
  extendRead('Evidence', { initiative: one('Initiative', 'subject_id') }),
  extendRead('Reading', { initiative: one('Initiative', 'subject_id') }),
  extendRead('Proposal', { initiative: oneBack('Initiative', 'proposal_id') }),
  extendRead('Portfolio', { initiatives: initiativeConnection(pointingBack('portfolio_id')) }),
  extendRead('Person', { initiatives: initiativeConnection((alias, row) => answers(alias, `${row}.id`)) }),
  extendRead('Query', { initiative: byId('Initiative'), initiatives: initiativeConnection(), stageBoard }),
];
