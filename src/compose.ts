import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Governor } from './audit';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import { poolOf } from './platform/database';
import type { Resolvers } from './platform/graphql/context';
import { createSchema } from './platform/graphql/schema';
import { IdentityProvider } from './platform/identity-provider';
import { ReadModels } from './platform/read/models';
import { ReadPath } from './platform/read/reader';
import { SignIn } from './platform/sign-in';
import type { Threads } from './platform/threads';
import { reads } from './compose/reads';
import { resolvers } from './compose/resolvers';
import { services } from './compose/services';

export { services };

interface Materials {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tokenKey: Uint8Array;
  /** Whose tokens are accepted; left out, those that Steward signs itself. */
  readonly accepted?: Partial<Pick<Config, 'identityProvider' | 'localTokens'>>;
  /** Whether what people are told goes out by mail, too: then a worker has to send it. */
  readonly mailGoesOut?: boolean;
  /** Where what takes long is computed; left out, threads of its own. */
  readonly threads?: Threads;
  /** That of another house of this process, which is the same; left out, it is made. */
  readonly schema?: GraphQLSchema | undefined;
}

/** Builds everything once; nothing else does. */
export function compose({ dataSource, clock, log, tokenKey, accepted = {}, mailGoesOut = false, ...made }: Materials) {
  const governor = new Governor(dataSource, clock, log, mailGoesOut);
  const built = services(governor, made.threads);
  const models = new ReadModels(dataSource, reads);
  const answering: Resolvers = new Map(resolvers(built).map((resolver) => [resolver.constructor, resolver]));
  const schema = made.schema ?? createSchema(answering, models);
  const readPath = new ReadPath(poolOf(dataSource), models, schema, clock);
  const { identityProvider: settings, localTokens } = accepted;
  const identityProvider = settings && new IdentityProvider(settings, { clock, log });
  const signIn = new SignIn(tokenKey, clock, { localTokens, identityProvider });
  return { governor, ...built, schema, resolvers: answering, readPath, signIn, clock, log };
}

export type House = ReturnType<typeof compose>;
