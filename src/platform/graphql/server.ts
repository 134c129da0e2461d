import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import { Fault } from '../../shared/fault';
import type { Caller } from '../caller';
import { Reader, type ReadPath } from '../read/reader';
import type { SignIn } from '../sign-in';
import type { RequestContext } from './context';
import { createFormatError } from './errors';
import { createGateway } from './executor';
import { limitedSelections } from './selection-limits';
import { refuseMalformedTexts, wellFormedLiterals } from './text-guard';

interface HttpServerParts {
  readonly schema: GraphQLSchema;
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
    // Idle keep-alive connections must not hold up a stop; running requests are finished.
    forceCloseConnections: 'idle',
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
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
    if (wantsPage && request.url.split('?')[0] === '/graphql')
      await reply.type('text/html').send(await parts.explorer());
  });
  await app.register(fastifyApollo(apollo), {
    context: async (request): Promise<RequestContext> => {
      const caller = await signedIn(parts.signIn, request);
      return { caller, reader: new Reader(parts.readPath, caller) };
    },
  });
  return app;
}

async function signedIn(signIn: SignIn, { headers, id }: FastifyRequest): Promise<Caller | undefined> {
  try {
    return await signIn.caller(headers.authorization, id);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
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
