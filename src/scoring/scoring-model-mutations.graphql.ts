import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { Anchors } from '../proposals/domain/value-drivers';
import type { DriverCode } from './domain/drivers';
import type { ModelDriverInput } from './domain/model-drivers';
import type { ScoringMethod } from './domain/scoring-model';
import type { ModelContentInput } from './domain/scoring-model-life';
import { DriverCodeEnum, ScoringMethodEnum, ScoringModelType } from './scoring-model.graphql';

@InputType({ description: 'What points mean. The scale is linear between 0 and 10, and goes on above.' })
class AnchorsInput implements Anchors {
  @Field(() => String, { description: '0 points, in up to 200 characters.' }) at0!: string;
  @Field(() => String, { description: '5 points, in up to 200 characters.' }) at5!: string;
  @Field(() => String, { description: '10 points, in up to 200 characters.' }) at10!: string;
}

@InputType({ description: 'What a model says of one of its drivers. What is left out stays as it is.' })
class ScoringModelDriverInput implements ModelDriverInput {
  @Field(() => DriverCodeEnum) driver!: DriverCode;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description:
      "What 10 points are worth a year, in minor units of your organization's currency; 1 to 99999999999999. RICE and WSJF know no worth.",
  })
  worthMinor?: bigint | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'A swing weight on any scale, > 0 with two decimals. Give those of all drivers and the worth of one: the model keeps the worth of each that follows, which must be a whole number of minor units.',
  })
  weight?: number | null;
  @Field(() => AnchorsInput, { nullable: true, description: 'Of drivers in points.' }) anchors?: AnchorsInput | null;
}

const NOTE = 'What it is for, or what differs from the one that it is based on, and why; up to 2000 characters.';
const HORIZON = 'Years over which value and cost are compared: 1 to 30.';
const RATE = "What a year's wait costs, in hundredths of a per cent: 800 are 8 %; 0 to 10000.";
const DRIVERS = 'Those of which something is said, each once; the others stay as they are.';

@InputType()
export class DraftScoringModelInput extends MutationInput implements ModelContentInput {
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
  @Field(() => ScoringMethodEnum) method!: ScoringMethod;
  @Field(() => ID, {
    nullable: true,
    description: 'The model to start from, of any method. Left out: the defaults of the method, three years at 8 %.',
  })
  basedOnId?: string | null;
  @Field(() => String, { description: NOTE }) note!: string;
  @Field(() => Int, { nullable: true, description: HORIZON }) horizonYears?: number | null;
  @Field(() => Int, { nullable: true, description: RATE }) discountRateBasisPoints?: number | null;
  @Field(() => [ScoringModelDriverInput], { nullable: true, description: DRIVERS })
  drivers?: ScoringModelDriverInput[] | null;
}

@InputType()
export class ScoringModelVersionInput extends VersionedInput {
  @Field(() => ID) scoringModelId!: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditScoringModelInput extends ScoringModelVersionInput implements ModelContentInput {
  @Field(() => String, { nullable: true, description: 'Up to 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: NOTE }) note?: string | null;
  @Field(() => Int, { nullable: true, description: HORIZON }) horizonYears?: number | null;
  @Field(() => Int, { nullable: true, description: RATE }) discountRateBasisPoints?: number | null;
  @Field(() => [ScoringModelDriverInput], { nullable: true, description: DRIVERS })
  drivers?: ScoringModelDriverInput[] | null;
}

@ObjectType({ simpleResolvers: true })
export class ScoringModelPayload {
  @Field(() => ScoringModelType) scoringModel!: ScoringModelType;
}
export const ScoringModelResult = mutationResult('ScoringModelResult', () => ScoringModelPayload);
