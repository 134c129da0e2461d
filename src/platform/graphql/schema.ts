import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type BuildSchemaOptions, type ResolverData } from 'type-graphql';
import { bindReads } from '../read/bind';
import type { ReadModels } from '../read/models';
import type { RequestContext, Resolvers } from './context';

/** The schema of these resolvers' classes, tied to the read path: the instances come with each request. */
export function createSchema(resolvers: Resolvers, models: ReadModels): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers.keys()] as unknown as BuildSchemaOptions['resolvers'],
    container: ({ context }: ResolverData<RequestContext>) => context.resolvers,
    // Inputs are checked in the domain, where the refusal can name everything at once.
    validate: false,
    // It would answer the introspection query to find faults, a third of a second at each start: Apollo and `npm run check` look.
    skipCheck: true,
  });
  bindReads(schema, models);
  return schema;
}
