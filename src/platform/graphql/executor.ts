import type { GatewayInterface, GatewayExecutor } from '@apollo/server-gateway-interface';
import {
  BREAK,
  execute,
  GraphQLError,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { RequestContext } from './context';

const notServed = (kind: string): GraphQLError =>
  new GraphQLError(`There is no ${kind} in this API.`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });

type Variables = Readonly<Record<string, unknown>>;
type Run = (context: RequestContext, variableValues: Variables) => Promise<ExecutionResult> | ExecutionResult;

/** The compiled query makes errors without `extensions`, on which Apollo trips, and puts some messages in quotes. */
const standardError = ({ message, path, nodes, originalError }: GraphQLError): GraphQLError =>
  new GraphQLError(message.replace(/^'(.*)'$/s, '$1'), {
    path: path ?? null,
    nodes: nodes ?? null,
    originalError: originalError ?? null,
  });

/**
 * Whether anything of it hangs on `@skip` or `@include`. graphql-jit keeps one condition a syntax node, so a fragment
 * that is spread twice, or a field that is selected twice, gets the conditions of both places.
 */
function isConditional(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.DIRECTIVE]: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}

/** How operations are run, each prepared once: for queries by graphql-jit where it can be relied on. */
function preparedRuns(schema: GraphQLSchema) {
  // Keyed by the parsed document, which Apollo keeps in a store bounded in bytes: a plan goes with its document.
  const runs = new WeakMap<DocumentNode, Map<string | null, Run>>();

  const interpreted =
    (document: DocumentNode, operationName: string | null): Run =>
    (contextValue, variableValues) =>
      Promise.resolve(execute({ schema, document, contextValue, variableValues, operationName }));

  const compiled = (document: DocumentNode, operationName: string | null): Run => {
    const query = compileQuery(schema, document, operationName ?? undefined);
    if (!isCompiledQuery(query)) return () => query;
    return async (context, variables) => {
      const result = await query.query(undefined, context, variables);
      // Without data nothing was run: it refuses the variables, in words and without the codes that clients know.
      if (result.errors && result.data === undefined) return interpreted(document, operationName)(context, variables);
      return result.errors ? { ...result, errors: result.errors.map(standardError) } : result;
    };
  };

  return (document: DocumentNode, operationName: string | null, isQuery: boolean): Run => {
    const known = runs.get(document)?.get(operationName);
    if (known) return known;
    const prepare = isQuery && !isConditional(document) ? compiled : interpreted;
    const operations = runs.get(document) ?? new Map<string | null, Run>();
    const run = prepare(document, operationName);
    runs.set(document, operations.set(operationName, run));
    return run;
  };
}

/**
 * Runs operations over the trees that the read path brings: queries compiled once a document, mutations by graphql-js
 * (one after the other, as the standard asks). Every request's snapshot is closed here, whatever came of it.
 */
export function createGateway(schema: GraphQLSchema): GatewayInterface {
  const runOf = preparedRuns(schema);
  const executor: GatewayExecutor = async ({ document, request, operation, operationName, context }) => {
    const requestContext = context as RequestContext;
    // Undefined when the document has several and none is named: graphql-js says so.
    const kind = (operation as typeof operation | undefined)?.operation;
    if (kind && !schema.getRootType(kind)) return { errors: [notServed(kind)] };
    try {
      const run = runOf(document, operationName ?? null, kind === OperationTypeNode.QUERY);
      return (await run(requestContext, request.variables ?? {})) as never;
    } finally {
      await requestContext.reader.close();
    }
  };

  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () => Promise.resolve({ executor }),
    stop: () => Promise.resolve(),
  };
}
