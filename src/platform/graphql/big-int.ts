import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { excerpt } from '../../shared/refusal';

const WHOLE = /^-?\d{1,40}$/;

function parse(value: unknown): bigint {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return BigInt(value as bigint | number);
  if (typeof value === 'string' && WHOLE.test(value)) return BigInt(value);
  const given = excerpt(JSON.stringify(value) ?? 'nothing');
  throw new GraphQLError(`BigInt cannot represent ${given}: give a whole number, as a text when it exceeds 2^53.`);
}

/**
 * Whole numbers of any size. The libraries' scalar answers with a number or a text, and hands a number or a BigInt to
 * resolvers, by the size of the value: a client and a sum need one of them always.
 */
export const GraphQLBigInt = new GraphQLScalarType({
  name: 'BigInt',
  description: 'A whole number of any size. It is answered as a text; as input, a number up to 2^53 or a text.',
  serialize: (value) => String(parse(value)),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
});
