import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import { Fault } from '../../shared/fault';
import { excerpt } from '../../shared/refusal';
import type { Caller } from '../caller';
import { Reader, type ReadPath } from '../read/reader';
import type { SignIn } from '../sign-in';
import type { RequestContext, Resolvers } from './context';
import { createFormatError } from './errors';
import { createGateway } from './executor';
import { limitedSelections } from './selection-limits';
import { refuseMalformedTexts, wellFormedLiterals } from './text-guard';

interface HttpServerParts {
  readonly schema: GraphQLSchema;
  readonly resolvers: Resolvers;
  readonly readPath: ReadPath;
  readonly signIn: SignIn;
  readonly log: Logger;
  /** Throws when the database does not answer. */
  readonly ready: () => Promise<void>;
  /** The page that a browser gets at `/graphql`. */
  readonly explorer: () => Promise<string>;
}

/** The largest request that is read: a proposal with all its texts is a hundredth of it. */
const BODY_LIMIT = 1_000_000;
const REQUEST_ID = /^[\x21-\x7e]{1,64}$/;

/** The HTTP server with `/graphql`, `/livez` and `/readyz`; not yet listening. */
export async function createHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { ignoreTrailingSlash: true },
    // A body that trickles in must not hold its connection for ever.
    requestTimeout: 60_000,
    // Idle keep-alive connections must not hold up a stop; running requests are finished.
    forceCloseConnections: 'idle',
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  tellHttpErrors(app, parts.log);
  endConnectionsAtStop(app);
  const apollo = createApollo(parts, app);
  await apollo.start();
  app.get('/livez', () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await parts.ready();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (wantsPage && /^\/graphql\/?(\?|$)/.test(request.url))
      await reply.type('text/html').send(await parts.explorer());
  });
  await app.register(fastifyApollo(apollo), {
    context: async (request): Promise<RequestContext> => {
      const caller = await signedIn(parts.signIn, request);
      return { caller, resolvers: parts.resolvers, reader: new Reader(parts.readPath, caller) };
    },
  });
  return app;
}

/** A connection that is busy when the stop begins would stay open after its answer, and hold the stop up. */
function endConnectionsAtStop(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** What is wrong before GraphQL is reached — no JSON, too large, no such path — is told in the form of all its errors. */
function tellHttpErrors(app: FastifyInstance, log: Logger): void {
  const answer = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });
  app.setErrorHandler((error: FastifyError, { headers }, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log.error({ err: error }, 'internal error');
      return reply.code(status).send(answer('Something went wrong inside; it is in the log.', 'INTERNAL_SERVER_ERROR'));
    }
    const compressed = headers['content-encoding'] === undefined ? '' : ' Send it without a Content-Encoding.';
    const tooLarge = `The request is larger than ${BODY_LIMIT} bytes.`;
    return reply.code(status).send(answer(status === 413 ? tooLarge : `${error.message}.${compressed}`, 'BAD_REQUEST'));
  });
  app.setNotFoundHandler(({ method, url }, reply) =>
    reply.code(404).send(answer(`Nothing answers ${method} ${excerpt(url)}: the API is POST /graphql.`, 'NOT_FOUND')),
  );
}

async function signedIn(signIn: SignIn, { headers, id }: FastifyRequest): Promise<Caller | undefined> {
  try {
    return await signIn.caller(headers.authorization, id);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const status = error.code === 'SERVICE_UNAVAILABLE' ? 503 : 401;
    throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status } } });
  }
}

function createApollo({ schema, log }: HttpServerParts, app: FastifyInstance): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: createGateway(schema),
    formatError: createFormatError(log),
    stringifyResult: (value) => JSON.stringify(value),
    validationRules: [limitedSelections, wellFormedLiterals],
    parseOptions: { maxTokens: 10_000 },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation: ({ request }) => {
              refuseMalformedTexts(request.variables ?? {});
              return Promise.resolve();
            },
          }),
      },
    ],
  });
}
