import { Arg, ID, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import { InitiativeReplayType } from './replay.graphql';

@Resolver()
export class ReplayResolver {
  @Query(() => InitiativeReplayType, {
    nullable: true,
    description: 'Replays the history of an initiative through its versions. Null for an id that leads nowhere.',
  })
  replay(@Arg('initiativeId', () => ID) _initiativeId: string): InitiativeReplayType | null {
    return compiled();
  }
}
