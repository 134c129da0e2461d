import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { METRIC_CODES } from './domain/metric';

/** Whether there is a metric of that code is for the domain to say, which answers at the place where it stands. */
function code(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('MetricCode: expected the code of a metric, as a word or a text.');
}

/** Codes are an organization's own to add to, and so no enum; a document still writes them as words: `metric: NPS`. */
export const GraphQLMetricCode = new GraphQLScalarType({
  name: 'MetricCode',
  description: `The code of a metric, answered as a text and taken as a word (NPS) or a text ("NPS"): one of Steward's own (${METRIC_CODES.join(', ')}), or of those that your organization has defined; \`metrics\` lists all.`,
  serialize: code,
  parseValue: code,
  parseLiteral: (node) => code(node.kind === Kind.ENUM || node.kind === Kind.STRING ? node.value : undefined),
});
