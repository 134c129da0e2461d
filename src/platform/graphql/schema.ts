import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { bindReads } from '../read/bind';
import type { ReadModels } from '../read/models';

type ResolverClass = abstract new (...dependencies: never[]) => object;

/**
 * The schema of these resolvers' classes, tied to the read path.
 * @param resolvers the instances that answer mutations, found by their class
 */
export function createSchema(resolvers: readonly object[], models: ReadModels): GraphQLSchema {
  const byClass = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = buildSchemaSync({
    resolvers: resolvers.map((resolver) => resolver.constructor) as unknown as NonEmptyArray<
      ResolverClass & (new () => object)
    >,
    container: { get: (wanted) => byClass.get(wanted) as never },
    // Inputs are checked in the domain, where the refusal can name everything at once.
    validate: false,
  });
  bindReads(schema, models);
  return schema;
}
