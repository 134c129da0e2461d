import type { Operation } from './workload';

/** What W1 tells of a proposal. */
const CARD = `fragment Card on Proposal {
  id title status
  pillars { name }
  proposer { name }
  sponsor { name }
  estimates(first: 10) { nodes { driver likely scorer { name } } }
  initiative { id stage status approvals(first: 3) { nodes { gate decision requestedAt decidedBy { name } } } }
}`;

const ranking = (funded: string): string => `query Ranking($portfolioId: ID!, $after: String) {
  portfolio(id: $portfolioId) {
    name
    ranking(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        rank tied withinBudget points
        value { amountMinor currencyCode }
        totalCost { amountMinor currencyCode }
        proposal { ...Card }
      }
    }
    funded: ${funded} { nodes { ...Card } }
  }
}
${CARD}`;

const INITIATIVE = `query Initiative($id: ID!) {
  initiative(id: $id) {
    id title stage status version enteredStageAt
    budget { amountMinor currencyCode }
    proposal { title }
    portfolio { name }
    sponsor { name }
    lead { name }
    businessOwner { name }
    history(first: 50) { nodes { sequence event fromStage toStage reason occurredAt actor { name } } }
    approvals(first: 50) {
      nodes { gate decision subjectVersion requestedAt requestedBy { name } decidedAt decidedBy { name } reason }
    }
  }
}`;

const BOARD = `query Board {
  stageBoard(first: 20) {
    stage
    count
    initiatives {
      id title status enteredStageAt
      sponsor { name }
      availableTransitions { event label allowed missing { message } reasons whoCould }
    }
  }
}`;

const move = (mutation: string, input: string, payload: string): string =>
  `mutation Move($input: ${input}!) { move: ${mutation}(input: $input) { ${payload} } }`;
const MOVED = 'initiative { id stage status version }';
const MOVED_OR_REFUSED = `... on MoveInitiativePayload { ${MOVED} } ... on UserError { code message }`;

/** What is sent to Steward. */
export const STEWARD_DOCUMENTS: Readonly<Record<Operation, string>> = {
  ranking: ranking(
    'proposals(first: 10, filter: { status: [FUNDED] }, orderBy: { field: UPDATED_AT, direction: DESC })',
  ),
  initiative: INITIATIVE,
  board: BOARD,
  requestApproval: move('requestApproval', 'MoveInitiativeInput', MOVED_OR_REFUSED),
  returnForRework: move('returnForRework', 'MoveInitiativeWithReasonInput', MOVED_OR_REFUSED),
};

/** What is sent to the usual server, whose schema knows no more arguments than these need. */
export const USUAL_DOCUMENTS: Readonly<Record<Operation, string>> = {
  ranking: ranking('funded(first: 10)'),
  initiative: INITIATIVE,
  board: BOARD,
  requestApproval: move('requestApproval', 'MoveInput', MOVED),
  returnForRework: move('returnForRework', 'MoveInput', MOVED),
};
