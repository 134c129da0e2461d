import { Arg, ID, Query, Resolver } from 'type-graphql';
import { node, nodes } from '../read/node';
import { extendRead } from '../read/model';
import { compiled } from './context';
import { NodeType } from './types.graphql';

export const nodeRead = extendRead('Query', { node, nodes });

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, { nullable: true, description: 'Anything by its id; null for an id that leads nowhere.' })
  node(@Arg('id', () => ID) _id: string): NodeType | null {
    return compiled();
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'Up to 100 things by their ids, in that order, null where an id leads nowhere.',
  })
  nodes(@Arg('ids', () => [ID]) _ids: string[]): (NodeType | null)[] {
    return compiled();
  }
}
