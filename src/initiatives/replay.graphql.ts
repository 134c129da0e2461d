import { Field, Int, ObjectType } from 'type-graphql';
import type { ReplayedState } from './domain/history-replay';

@ObjectType('ReplayedState', { simpleResolvers: true, description: 'A state that an initiative came into.' })
class ReplayedStateType implements ReplayedState {
  @Field(() => Int, { description: '0 of the beginning, then that of the event in the history.' }) sequence!: number;
  @Field(() => String, {
    nullable: true,
    description: 'What somebody sent, or the deadline that ran out; null of the beginning.',
  })
  event!: string | null;
  @Field(() => String, { description: 'The path of the state: `discover.underWay.working`.' }) state!: string;
  @Field(() => Int, { description: 'The version of the lifecycle that it was on from then.' })
  definitionVersion!: number;
}

@ObjectType('InitiativeReplay', {
  simpleResolvers: true,
  description: 'What the history of an initiative leads to, each event decided again as it was, beside what is stored.',
})
export class InitiativeReplayType {
  @Field(() => Boolean, { description: 'Whether the history leads to what is stored.' }) agrees!: boolean;
  @Field(() => String, { nullable: true, description: 'The first thing that differs; null when all agrees.' })
  difference!: string | null;
  @Field(() => [ReplayedStateType], { description: 'From the beginning as far as the history can be replayed.' })
  states!: ReplayedStateType[];
  @Field(() => String, { description: 'The path of the state that is stored.' }) state!: string;
}
