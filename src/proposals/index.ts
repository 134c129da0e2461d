export { proposalConnection } from './proposal.read';
export { proposalHandover } from './proposal-handover';
export { AlternativeTable, ProposalNeedTable, ProposalPillarTable, ProposalTable } from './proposal.table';
export { lockProposal, subjectOf, writeProposal, type ProposalChange } from './proposal-writing';
