import { ANYONE_WHO_CONTRIBUTES, LEADERSHIP, type Rule } from './permission-rule';

/** Who may do what with proposals, from an idea to the decision on it. */
export const PROPOSAL_PERMISSIONS = {
  propose: { sentence: 'Every contributor may propose.', roles: ANYONE_WHO_CONTRIBUTES },
  importProposals: {
    sentence: 'Admins, portfolio managers and CX leaders import proposals, as their own, and take an import back.',
    roles: ['ADMIN', ...LEADERSHIP],
  },
  setIdeaTriage: {
    sentence: 'Admins and CX leaders say who answers ideas, and how soon.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  triageIdea: {
    sentence: 'Its triage owner, a portfolio manager or a CX leader answers an idea, or hands it to somebody else.',
    roles: LEADERSHIP,
    responsible: true,
  },
  setTrackThresholds: {
    sentence: 'Admins and CX leaders say from what cost on proposals are governed more strictly.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  certifyMandatory: {
    sentence: 'Compliance certifies that a proposal is mandatory, or takes that back, never for one of their own.',
    roles: ['COMPLIANCE'],
  },
  supportProposal: { sentence: 'Every contributor may support a proposal.', roles: ANYONE_WHO_CONTRIBUTES },
  mergeProposal: {
    sentence: 'Whoever proposed, a portfolio manager or a CX leader merges a proposal into another.',
    roles: LEADERSHIP,
    responsible: true,
  },
  editProposal: {
    sentence:
      'Whoever proposed or drafts it, a portfolio manager or a CX leader edits, submits or withdraws a proposal.',
    roles: LEADERSHIP,
    responsible: true,
  },
  assess: {
    sentence:
      'Portfolio managers and CX leaders open and close the assessment of a proposal, or return it for information.',
    roles: LEADERSHIP,
  },
  setEvidencePolicy: {
    sentence: 'Admins and CX leaders say which evidence a confidence asks for.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  estimate: {
    sentence: 'Scorers estimate the value drivers of a proposal; its proposer may add a view of their own.',
    roles: ['SCORER'],
    responsible: true,
  },
  changeScoringModels: {
    sentence: 'Admins and CX leaders draft, publish and retire scoring models.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  openScoringRound: {
    sentence: 'Portfolio managers and CX leaders open scoring rounds.',
    roles: LEADERSHIP,
  },
  closeScoringRound: {
    sentence: 'Whoever opened a scoring round, or a CX leader, closes it and opens it again.',
    roles: ['CX_LEADER'],
    responsible: true,
  },
  declareConflict: {
    sentence: 'A scorer who is asked about a proposal declares a conflict of interest.',
    roles: [],
    responsible: true,
  },
  decideProposal: {
    sentence: 'Portfolio managers and CX leaders fund, defer or decline a proposal that is not their own.',
    roles: LEADERSHIP,
  },
} as const satisfies Record<string, Rule>;
