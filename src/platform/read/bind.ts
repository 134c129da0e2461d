import {
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { isRefusal } from '../../shared/refusal';
import { treeKey } from './compiler';
import type { ReadModels } from './models';
import type { Reader } from './reader';

/** What the read path puts into each request's context. */
export interface ReadContext {
  readonly reader: Reader;
}

type Field = GraphQLField<unknown, ReadContext>;

/**
 * Ties the schema to the read path: fields of read models take what the compiled statement brought, a mutation's
 * payload loads its rows by id, and abstract types are resolved without waiting.
 * @throws Error when a field of a read model has nothing that says how it is read
 */
export function bindReads(schema: GraphQLSchema, models: ReadModels): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) {
      const payload = type.getTypes().find((member) => member.name.endsWith('Payload'))?.name;
      type.resolveType = (value) => (isRefusal(value) ? REFUSAL_TYPES[value.code] : payload);
    } else if (isInterfaceType(type)) {
      type.resolveType = (value: { __typename?: string }) => value.__typename;
    } else if (isObjectType(type)) {
      bindFields(type, models);
    }
  }
}

/** The GraphQL type of each refusal. */
const REFUSAL_TYPES = {
  INVALID_INPUT: 'InvalidInput',
  STALE_VERSION: 'StaleVersion',
  NOT_POSSIBLE_NOW: 'NotPossibleNow',
  OWN_DECISION: 'OwnDecision',
  GATE_UNMET: 'GateUnmet',
  OVER_BUDGET: 'OverBudget',
  IDEMPOTENCY_KEY_REUSED: 'IdempotencyKeyReused',
} as const;

function bindFields(type: GraphQLObjectType, models: ReadModels): void {
  for (const field of Object.values(type.getFields()) as Field[]) {
    if (type.name === 'Mutation') continue;
    if (type.name === 'Query') bindRoot(type, field, models);
    else if (models.has(type.name)) bindTree(type, field, models);
    else if (type.name.endsWith('Payload')) bindPayload(field, models);
  }
}

function bindRoot(type: GraphQLObjectType, field: Field, models: ReadModels): void {
  const { answer } = models.fieldOf(type.name, field.name);
  field.resolve = async (_root, _args, context, info) => {
    const raw = await context.reader.root(info);
    return raw === null || !answer ? raw : answer(raw as never, { ...context.reader.reading, type: type.name });
  };
}

function bindTree(type: GraphQLObjectType, field: Field, models: ReadModels): void {
  const { answer } = models.fieldOf(type.name, field.name);
  const hasArguments = field.args.length > 0;
  if (!answer && !hasArguments) {
    delete field.resolve;
    return;
  }
  field.resolve = (parent, _args, context, info) => {
    const raw = (parent as Record<string, unknown>)[treeKey(hasArguments, info.fieldNodes[0]!)];
    if (raw === null || raw === undefined || !answer) return raw;
    return answer(raw as never, { ...context.reader.reading, type: type.name });
  };
}

/** `proposal` of a payload is loaded by `proposalId` of the outcome, `estimates` by `estimateIds`. */
function bindPayload(field: Field, models: ReadModels): void {
  const type = getNamedType(field.type).name;
  if (!models.hasTable(type)) return;
  const many = isList(field.type);
  const key = many ? `${field.name.replace(/s$/, '')}Ids` : `${field.name}Id`;
  field.resolve = (outcome, _args, context, info: GraphQLResolveInfo) => {
    const id = (outcome as Record<string, string | readonly string[] | null>)[key];
    if (id == null) return null;
    return typeof id === 'string'
      ? context.reader.load(info, type, id)
      : id.map((one) => context.reader.load(info, type, one));
  };
}

const isList = (type: GraphQLOutputType): boolean => (isNonNullType(type) ? isList(type.ofType) : isListType(type));
