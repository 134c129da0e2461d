import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Governor } from './audit';
import { FoundingService } from './people/founding.service';
import { personReads } from './people/person.read';
import { PersonResolver } from './people/person.resolver';
import { RoleService } from './people/role.service';
import type { Clock } from './platform/clock';
import { poolOf } from './platform/database';
import { NodeResolver, nodeRead } from './platform/graphql/node.resolver';
import { createSchema } from './platform/graphql/schema';
import { ReadModels } from './platform/read/models';
import { ReadPath } from './platform/read/reader';
import { SignIn } from './platform/sign-in';

interface Materials {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tokenKey: Uint8Array;
}

/** Builds every service once, from the ground up; nothing else does. */
export function compose({ dataSource, clock, log, tokenKey }: Materials) {
  const governor = new Governor(dataSource, clock, log);
  const roles = new RoleService(governor);
  const founding = new FoundingService(governor, []);

  const models = new ReadModels(dataSource, [nodeRead, ...personReads]);
  const resolvers = [new NodeResolver(), new PersonResolver(roles)];
  const schema: GraphQLSchema = createSchema(resolvers, models);
  const readPath = new ReadPath(poolOf(dataSource), models, schema, clock);
  return { governor, founding, roles, schema, readPath, signIn: new SignIn(tokenKey, clock), clock, log };
}

export type House = ReturnType<typeof compose>;
