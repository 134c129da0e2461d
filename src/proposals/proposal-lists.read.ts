import { connection } from '../platform/read/connection';
import { money, one, ownRows, pointingBack, theOne } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { IdeaTriageTable } from './idea-triage.table';
import { ProposalEventTable } from './proposal-event.table';
import { proposalConnection } from './proposal.read';
import { ProposalSupporterTable } from './supporter.table';
import { TrackThresholdsTable } from './track-thresholds.table';

/** The event that a returned proposal waits for an answer to: the last of its returns. */
const returnedFor: FieldRead = {
  sql: (scope) => {
    const event = scope.statement.alias();
    const last = `(select ${scope.object('ProposalEvent', event)} from proposal_events ${event}
      where ${ownRows(scope, 'ProposalEvent', event)} and ${event}.proposal_id = ${scope.row}.id
        and ${event}.to_status = 'RETURNED' order by ${event}.version desc limit 1)`;
    return `case when ${scope.row}.status = 'RETURNED' then coalesce(${last}, 'null') else 'null' end`;
  },
};

export const proposalListsReads = [
  readModel('ProposalEvent', ProposalEventTable, { actor: one('Person', 'actor_id') }),
  readModel('ProposalSupporter', ProposalSupporterTable, {
    person: one('Person', 'person_id'),
    cameWith: one('Proposal', 'came_with_id'),
  }),
  readModel('IdeaTriage', IdeaTriageTable, { owner: one('Person', 'owner_id') }),
  extendRead('Proposal', {
    history: connection('ProposalEvent', {
      where: pointingBack('proposal_id'),
      orders: { VERSION: [{ sql: (row) => `${row}.version`, form: 'integer' }] },
      filters: { toStatus: { cast: 'text[]', sql: (row, statuses) => `${row}.to_status = any(${statuses})` } },
    }),
    returnedFor,
    supporters: connection('ProposalSupporter', {
      where: pointingBack('proposal_id'),
      orders: { SUPPORTED_AT: [{ sql: (row) => `${row}.supported_at`, form: 'timestamptz' }] },
    }),
    mergedFrom: proposalConnection(pointingBack('merged_into_id')),
    resubmissions: proposalConnection(pointingBack('resubmission_of_id')),
  }),
  readModel('TrackThresholds', TrackThresholdsTable, {
    lightUpTo: money((row) => `${row}.light_up_to_minor`),
    majorFrom: money((row) => `${row}.major_from_minor`),
  }),
  extendRead('Query', { ideaTriage: theOne('IdeaTriage'), trackThresholds: theOne('TrackThresholds') }),
];
