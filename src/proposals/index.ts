export { foundIdeaTriage } from './idea-triage.service';
export { IdeaTriageTable } from './idea-triage.table';
export { ProposalEventTable } from './proposal-event.table';
export { proposalConnection } from './proposal.read';
export { ideaTriageHandover, proposalHandover } from './proposal-handover';
export {
  AlternativeTable,
  EffortTable,
  ProposalNeedTable,
  ProposalObjectiveTable,
  ProposalPillarTable,
  ProposalTable,
} from './proposal.table';
export { lockProposal, subjectOf, writeProposal, type ProposalChange } from './proposal-writing';
export { ProposalSupporterTable } from './supporter.table';
export { foundTrackThresholds } from './track.service';
export { TrackThresholdsTable } from './track-thresholds.table';
