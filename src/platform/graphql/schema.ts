import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type BuildSchemaOptions } from 'type-graphql';
import { bindReads } from '../read/bind';
import type { ReadModels } from '../read/models';

/**
 * The schema of these resolvers' classes, tied to the read path.
 * @param resolvers the instances that answer mutations, found by their class
 */
export function createSchema(resolvers: readonly object[], models: ReadModels): GraphQLSchema {
  const byClass = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = buildSchemaSync({
    resolvers: resolvers.map((resolver) => resolver.constructor) as unknown as BuildSchemaOptions['resolvers'],
    container: { get: (wanted: unknown) => byClass.get(wanted) },
    // Inputs are checked in the domain, where the refusal can name everything at once.
    validate: false,
    // It would answer the introspection query to find faults, a third of a second at each start: Apollo and `npm run check` look.
    skipCheck: true,
  });
  bindReads(schema, models);
  return schema;
}
