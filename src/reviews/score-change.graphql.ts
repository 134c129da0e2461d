import { Field, Float, ID, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { enumOf } from '../platform/graphql/types.graphql';
import type { DriverCode } from '../scoring/domain/drivers';
import { DriverCodeEnum } from '../scoring/scoring-model.graphql';
import { SCORE_CHANGE_CAUSES, type ScoreChange, type ScoreChangeCause } from './domain/score-change';

const ScoreChangeCauseEnum = enumOf('ScoreChangeCause', SCORE_CHANGE_CAUSES, 'What moved a score.', {
  ESTIMATE: 'A scorer’s view of a driver that is another, came or went.',
  MODEL: 'Another scoring model.',
  INACTION_WEIGHT: 'Another inaction weight.',
  COST: 'Another cost.',
});

@ObjectType('ScoreChangeStep', {
  simpleResolvers: true,
  description: 'One thing that differs, and what the score moved by it.',
})
class ScoreChangeStepType {
  @Field(() => ScoreChangeCauseEnum) cause!: ScoreChangeCause;
  @Field(() => DriverCodeEnum, { nullable: true, description: 'Of an estimate; null else.' })
  driver!: DriverCode | null;
  @Field(() => ID, { nullable: true, description: 'Whose view it is; null unless it is an estimate.' })
  scorerId!: string | null;
  @Field(() => String, { nullable: true }) scorerName!: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The likely value in points before; null where there was none, and of what is not applicable.',
  })
  before!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same after.' }) after!: number | null;
  @Field(() => GraphQLBigInt, { description: 'In millionths of a point; may be 0 or below.' }) movedMicro!: bigint;
}

@ObjectType('ScoreChange', {
  simpleResolvers: true,
  description:
    'Why a score is another by other inputs. What differs is replaced one after the other, in a fixed order: estimates by driver and scorer, the scoring model, the inaction weight, the cost; each is charged with what the score moves by then, so that the steps add up exactly.',
})
export class ScoreChangeType implements Omit<ScoreChange, 'steps'> {
  @Field(() => GraphQLBigInt, { description: 'The score by the first inputs, in millionths of a point.' })
  beforeMicro!: bigint;
  @Field(() => GraphQLBigInt, { description: 'The score by the second inputs, in millionths of a point.' })
  afterMicro!: bigint;
  @Field(() => GraphQLBigInt, { description: 'The difference: the sum of the steps.' }) movedMicro!: bigint;
  @Field(() => [ScoreChangeStepType], { description: 'In the order in which they are accounted for.' })
  steps!: ScoreChangeStepType[];
}
