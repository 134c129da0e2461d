import { getNamedType, isUnionType, type GraphQLSchema } from 'graphql';
import { aKey, type Steward } from './steward';

/** What a mutation answered: the payload's fields, or the refusal's. */
export type Acted = Record<string, any> & { readonly __typename: string };

/**
 * The document of a mutation, with everything that a refusal of it can say; input and payload are the schema's.
 * @param selection of the payload
 */
export function mutationDocument(schema: GraphQLSchema, mutation: string, selection: string): string {
  const { args, type } = schema.getMutationType()!.getFields()[mutation]!;
  const result = getNamedType(type);
  const payload = isUnionType(result) ? result.getTypes().find(({ name }) => name.endsWith('Payload')) : undefined;
  return `mutation($input: ${String(args[0]!.type)}) { ${mutation}(input: $input) {
    __typename
    ... on ${payload!.name} { ${selection} }
    ... on UserError { code message }
    ... on InvalidInput { problems { path message } }
    ... on GateUnmet { missing { code message } }
    ... on NotPossibleNow { status }
    ... on StaleVersion { currentVersion } } }`;
}

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
  const document = mutationDocument(steward.house.schema, mutation, selection);
  const data = await steward.data(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return data[mutation] as Acted;
}
