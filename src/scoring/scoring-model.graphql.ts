import { Field, Float, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, MoneyType, NodeType, orderType } from '../platform/graphql/types.graphql';
import { SIDES, type Anchors, type Side, type ValueDriverCode } from '../proposals/domain/value-drivers';
import { DRIVER_CODES, DRIVERS, type DriverCode } from './domain/drivers';
import { SCORING_METHODS, type ScoringMethod } from './domain/scoring-model';
import { SCORING_MODEL_STATUSES, type ScoringModelStatus, type StoredScoringModel } from './domain/scoring-model-life';

export const DriverCodeEnum = enumOf(
  'DriverCode',
  DRIVER_CODES,
  'What is estimated of a proposal: the value drivers, five returns and five costs of inaction; then the drivers of RICE and of WSJF.',
  Object.fromEntries(DRIVERS.map(({ code, label, meaning, unit }) => [code, `${label}, in ${unit}. ${meaning}`])),
);
export const SideEnum = enumOf('Side', SIDES, 'The two halves of a score.', {
  RETURN: 'What a solution gains.',
  COST_OF_INACTION: 'What a solution prevents: the yearly loss if nothing is done.',
});
export const ScoringMethodEnum = enumOf('ScoringMethod', SCORING_METHODS, 'How proposals are compared.', {
  RETURN_AND_INACTION:
    'By the weighted mean of five returns and five costs of inaction, in points. The one method that looks at the inaction weight.',
  NPV: 'By net present value: what the value drivers are worth a year, less the yearly cost, discounted over the horizon, less the one-off cost. A point is a million minor units, so that a millionth of one is a minor unit.',
  RICE: 'By reach × impact × confidence ÷ effort. A point is a customer a quarter, at an impact of 1, for a person-month.',
  WSJF: 'Weighted shortest job first: by (business value + time criticality + risk reduction) ÷ job size.',
});
const ScoringModelStatusEnum = enumOf('ScoringModelStatus', SCORING_MODEL_STATUSES, 'The life of a scoring model.', {
  DRAFT: 'It may be edited; nothing is scored by it.',
  PUBLISHED: 'It never changes; portfolios may use it.',
  RETIRED: 'No portfolio begins with it any more; those that use it go on.',
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
  @Field(() => DriverCodeEnum) driver!: ValueDriverCode;
  @Field(() => String) label!: string;
  @Field(() => SideEnum) side!: Side;
  @Field(() => AnchorsType, { description: 'What 0, 5 and 10 points mean.' }) anchors!: AnchorsType;
  @Field(() => MoneyType, { description: 'What 10 points are worth a year.' }) worth!: MoneyType;
}

@ObjectType('ModelDriver', { simpleResolvers: true, description: 'A driver as a scoring model has it.' })
export class ModelDriverType {
  @Field(() => DriverCodeEnum) driver!: DriverCode;
  @Field(() => String) label!: string;
  @Field(() => SideEnum, { nullable: true, description: 'Null of the drivers of RICE and WSJF.' }) side!: Side | null;
  @Field(() => AnchorsType, {
    nullable: true,
    description: 'What 0, 5 and 10 points mean; null where it is counted in a unit of its own.',
  })
  anchors!: AnchorsType | null;
  @Field(() => String, { description: 'What it is estimated in: `points`, `person-months`.' }) unit!: string;
  @Field(() => Float, { description: 'The least that can be estimated, in that unit.' }) least!: number;
  @Field(() => Float, { description: 'The most that can be estimated, in that unit.' }) most!: number;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'What 10 points are worth a year; null by RICE and WSJF, which know no money.',
  })
  worth!: MoneyType | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Its share in the worth of all drivers, which weigh 200 together; two decimals. Null by RICE and WSJF.',
  })
  weight!: number | null;
}

type OwnFields =
  | 'id'
  | 'name'
  | 'method'
  | 'horizonYears'
  | 'discountRateBasisPoints'
  | 'currencyCode'
  | 'status'
  | 'note'
  | 'draftedAt'
  | 'publishedAt'
  | 'retiredAt'
  | 'version';

@ObjectType('ScoringModel', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What the scores of a portfolio rest on. Once published it never changes: a change is a further model.',
})
export class ScoringModelType extends NodeType implements Pick<StoredScoringModel, OwnFields> {
  @Field(() => String) name!: string;
  @Field(() => ScoringMethodEnum) method!: ScoringMethod;
  @Field(() => [ModelDriverType], { description: 'Returns first, in the order in which a score is explained.' })
  drivers!: ModelDriverType[];
  @Field(() => Int, { description: 'Years over which value and cost are compared.' }) horizonYears!: number;
  @Field(() => Int, { description: "What a year's wait costs, in hundredths of a per cent: 800 are 8 %." })
  discountRateBasisPoints!: number;
  @Field(() => String, { description: 'ISO 4217.' }) currencyCode!: string;
  @Field(() => ScoringModelStatusEnum) status!: ScoringModelStatus;
  @Field(() => String, { description: 'What it is for, or what differs from the one that it is based on, and why.' })
  note!: string;
  @Field(() => ScoringModelType, { nullable: true, description: 'The model that it was drafted from.' })
  basedOn!: ScoringModelType | null;
  @Field(() => PersonType, { nullable: true, description: 'Null of the default that every organization begins with.' })
  draftedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime) draftedAt!: Date;
  @Field(() => PersonType, { nullable: true }) publishedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null of a draft.' }) publishedAt!: Date | null;
  @Field(() => PersonType, { nullable: true }) retiredBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) retiredAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each edit, by publishing and by retiring: for `expectedVersion`.' })
  version!: number;
}

export const ScoringModelConnection = connectionType('ScoringModel', () => ScoringModelType);
const ScoringModelOrder = orderType(
  'ScoringModelOrder',
  { DRAFTED_AT: 'DRAFTED_AT' },
  'How scoring models are ordered: the latest first by default.',
);

@InputType({ description: 'Scoring models that fit all that is given.' })
class ScoringModelFilter {
  @Field(() => [ScoringModelStatusEnum], { nullable: true, description: 'In one of these.' })
  status?: ScoringModelStatus[];
  @Field(() => [ScoringMethodEnum], { nullable: true, description: 'Of one of these.' }) method?: ScoringMethod[];
}

export const ScoringModelsArgs = listArgs(ScoringModelOrder, ScoringModelFilter);
