import { Field, Float, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { connectionType, enumOf, MoneyType, NodeType, orderType, listArgs } from '../platform/graphql/types.graphql';
import {
  DRIVER_CODES,
  SIDES,
  VALUE_DRIVERS,
  type Anchors,
  type DriverCode,
  type Side,
} from '../proposals/domain/value-drivers';
import { SCORING_METHODS, type ScoringMethod, type ScoringModel } from './domain/scoring-model';

export const DriverCodeEnum = enumOf(
  'DriverCode',
  DRIVER_CODES,
  'The value drivers: five returns, five costs of inaction.',
  Object.fromEntries(VALUE_DRIVERS.map(({ code, label, anchors }) => [code, `${label}. 10 points: ${anchors.at10}.`])),
);
export const SideEnum = enumOf('Side', SIDES, 'The two halves of a score.', {
  RETURN: 'What a solution gains.',
  COST_OF_INACTION: 'What a solution prevents: the yearly loss if nothing is done.',
});
const ScoringMethodEnum = enumOf('ScoringMethod', SCORING_METHODS, 'How proposals are compared.', {
  RETURN_AND_INACTION: 'By the weighted mean of five returns and five costs of inaction, in points.',
});

@ObjectType('Anchors', {
  simpleResolvers: true,
  description:
    'What points mean: yearly average over three years, whole customer base, against today. The scale is linear: 5 is half of 10.',
})
export class AnchorsType implements Anchors {
  @Field(() => String, { description: '0 points.' }) at0!: string;
  @Field(() => String, { description: '5 points.' }) at5!: string;
  @Field(() => String, { description: '10 points.' }) at10!: string;
}

@ObjectType('ValueDriver', {
  simpleResolvers: true,
  description: 'One thing that makes a solution valuable, as every new scoring model begins with it.',
})
export class ValueDriverType {
  @Field(() => DriverCodeEnum) driver!: DriverCode;
  @Field(() => String) label!: string;
  @Field(() => SideEnum) side!: Side;
  @Field(() => AnchorsType, { description: 'What 0, 5 and 10 points mean.' }) anchors!: AnchorsType;
  @Field(() => MoneyType, { description: 'What 10 points are worth a year.' }) worth!: MoneyType;
}

@ObjectType('ModelDriver', { simpleResolvers: true, description: 'A value driver as a scoring model has it.' })
export class ModelDriverType extends ValueDriverType {
  @Field(() => Float, { description: 'Its share in the worth of all drivers, which weigh 200 together; two decimals.' })
  weight!: number;
}

type OwnFields = 'id' | 'name' | 'method' | 'horizonYears' | 'discountRateBasisPoints' | 'currencyCode' | 'publishedAt';

@ObjectType('ScoringModel', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What the scores of a portfolio rest on. Published once and never changed: a change is a further model.',
})
export class ScoringModelType extends NodeType implements Pick<ScoringModel, OwnFields> {
  @Field(() => String) name!: string;
  @Field(() => ScoringMethodEnum) method!: ScoringMethod;
  @Field(() => [ModelDriverType], { description: 'Returns first, in the order in which a score is explained.' })
  drivers!: ModelDriverType[];
  @Field(() => Int, { description: 'Years over which value and cost are compared.' }) horizonYears!: number;
  @Field(() => Int, { description: "What a year's wait costs, in hundredths of a per cent: 800 are 8 %." })
  discountRateBasisPoints!: number;
  @Field(() => String, { description: 'ISO 4217.' }) currencyCode!: string;
  @Field(() => GraphQLISODateTime) publishedAt!: Date;
}

export const ScoringModelConnection = connectionType('ScoringModel', () => ScoringModelType);
const ScoringModelOrder = orderType(
  'ScoringModelOrder',
  { PUBLISHED_AT: 'PUBLISHED_AT' },
  'How scoring models are ordered: the latest first by default.',
);

export const ScoringModelsArgs = listArgs(ScoringModelOrder);
