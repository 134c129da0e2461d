import { aKey, type Steward } from './steward';

/** What a mutation answered: the payload's fields, or the refusal's. */
export type Acted = Record<string, any> & { readonly __typename: string };

/**
 * Sends a mutation with one input, as the person with this e-mail, under a key of its own unless the input has one.
 * @param selection of the payload
 */
export async function act(
  steward: Steward,
  email: string,
  mutation: string,
  input: Record<string, unknown>,
  selection = '__typename',
): Promise<Acted> {
  const [first, rest] = [mutation.charAt(0).toUpperCase(), mutation.slice(1)];
  const moves = ['requestApproval', 'approveGate', 'resumeInitiative'];
  const reasoned = ['returnForRework', 'holdInitiative', 'stopInitiative', 'iterateInitiative'];
  const changes = ['submitProposal', 'startAssessment', 'closeAssessment', 'withdrawProposal'];
  const own = { input: `${first}${rest}Input`, payload: `${first}${rest}Payload` };
  const types = moves.includes(mutation)
    ? { input: 'MoveInitiativeInput', payload: 'MoveInitiativePayload' }
    : reasoned.includes(mutation)
      ? { input: 'MoveInitiativeWithReasonInput', payload: 'MoveInitiativePayload' }
      : changes.includes(mutation)
        ? { ...own, input: 'ProposalChangeInput' }
        : own;
  const data = await steward.data(
    email,
    `mutation($input: ${types.input}!) { answer: ${mutation}(input: $input) {
      __typename
      ... on ${types.payload} { ${selection} }
      ... on UserError { code message }
      ... on GateUnmet { missing { message } }
      ... on StaleVersion { currentVersion }
      ... on InvalidInput { problems { path message } } } }`,
    { input: { idempotencyKey: aKey(), ...input } },
  );
  return data['answer'] as Acted;
}
