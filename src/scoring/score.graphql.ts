import { GraphQLBigInt } from '../platform/graphql/big-int';
import { ArgsType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { enumOf, MoneyType } from '../platform/graphql/types.graphql';
import type { Side } from '../proposals/domain/value-drivers';
import type { DriverCode } from './domain/drivers';
import type { CostTerm } from './domain/method';
import type { DriverScore } from './domain/score';
import type { ShownInactionWeight } from './domain/scoring-model';
import { InactionWeightEnum } from './inaction-weight.graphql';
import type { ProposalScore } from './proposal-score.table';
import { AnchorsType, DriverCodeEnum, ScoringModelType, SideEnum } from './scoring-model.graphql';

@ArgsType()
export class InactionWeightArgs {
  @Field(() => InactionWeightEnum, {
    description:
      'λ: how many times a point of cost of inaction counts. By NPV, RICE and WSJF the score is the same at each.',
  })
  inactionWeight: ShownInactionWeight = InactionWeightEnum.ONE;
}

@ObjectType('ProposalScore', {
  simpleResolvers: true,
  description:
    'A score depends on the proposal and its scoring model alone: adding or removing another proposal changes nothing of it. Where coverage is not complete, drivers not yet estimated count as 0.',
})
export class ProposalScoreType implements Pick<
  ProposalScore,
  'scoreMicro' | 'returnsMicro' | 'costOfInactionMicro' | 'complete' | 'scoredAt'
> {
  @Field(() => Float, {
    description:
      'In points, which mean what the method says: 0 adds nothing, 10 is the anchor of every driver at once by RETURN_AND_INACTION; a million minor units are one by NPV.',
  })
  points!: number;
  @Field(() => GraphQLBigInt, {
    description: 'The same in millionths of a point, exact: what is ranked by. By NPV these are minor units.',
  })
  scoreMicro!: bigint;
  @Field(() => MoneyType, { nullable: true, description: 'The score by NPV, as money; null by all other methods.' })
  netPresentValue!: MoneyType | null;
  @Field(() => Float, { description: 'Points of the score that come from returns; 0 by RICE and WSJF.' })
  returns!: number;
  @Field(() => GraphQLBigInt, { description: 'In millionths of a point, exact.' }) returnsMicro!: bigint;
  @Field(() => Float, { description: 'Points of the score that come from costs of inaction; 0 by RICE and WSJF.' })
  costOfInaction!: number;
  @Field(() => GraphQLBigInt, { description: 'In millionths of a point, exact.' }) costOfInactionMicro!: bigint;
  @Field(() => Float, {
    description:
      'The share of the weight that is estimated, 0 to 1; four decimals. All drivers weigh the same by RICE and WSJF.',
  })
  coverage!: number;
  @Field(() => Boolean, { description: 'Whether no driver is still to be estimated: only then is it ranked.' })
  complete!: boolean;
  @Field(() => MoneyType, {
    description: 'A year, with costs of inaction counted once; 0 by RICE and WSJF, which know no money.',
  })
  value!: MoneyType;
  @Field(() => MoneyType, {
    description: 'A year, with costs of inaction counted as often as the inaction weight says.',
  })
  weightedValue!: MoneyType;
  @Field(() => MoneyType, { description: "The value over the model's horizon, discounted." })
  valueOverHorizon!: MoneyType;
  @Field(() => MoneyType, { description: "One-off and yearly cost over the model's horizon, discounted." })
  totalCost!: MoneyType;
  @Field(() => Float, {
    nullable: true,
    description:
      'Value over the horizon for each unit of total cost, a trillion at most; breaks ties. Null when it costs nothing.',
  })
  valuePerCost!: number | null;
  @Field(() => ScoringModelType, { description: 'What it was scored by.' }) model!: ScoringModelType;
  @Field(() => GraphQLISODateTime, { description: 'When an estimate last changed it.' }) scoredAt!: Date;
}

const DriverStateEnum = enumOf(
  'DriverState',
  ['ESTIMATED', 'NOT_APPLICABLE', 'NOT_YET_ESTIMATED'] as const satisfies readonly DriverScore['state'][],
  'What the scorers of a proposal hold of a driver, together.',
  {
    ESTIMATED: 'At least one scorer gave points.',
    NOT_APPLICABLE: 'All scorers say so: it counts as 0 and keeps its weight.',
    NOT_YET_ESTIMATED: 'No estimate counts yet: it counts as 0 and lowers the coverage.',
  },
);

@ObjectType('ScorerApart', {
  simpleResolvers: true,
  description:
    "A scorer who stands apart on a driver: more than 2 points (or a fifth of the median, where it is counted in a unit of its own), and more than twice the scorers' median distance, from their median. Of two scorers neither does.",
})
export class ScorerApartType {
  @Field(() => ID, { description: 'The person.' }) scorerId!: string;
  @Field(() => Float, { description: 'Their likely value, in the unit of the driver.' }) likely!: number;
  @Field(() => Float, { description: 'How far above the median; negative when beneath it.' }) aboveMedian!: number;
}

@ObjectType('DriverDisagreement', {
  simpleResolvers: true,
  description: 'How far scorers are apart on a driver, by their likely values in its unit; not applicable counts as 0.',
})
export class DriverDisagreementType {
  @Field(() => Float, { description: 'The value in the middle, of an even number the mean of those two.' })
  median!: number;
  @Field(() => Float, { description: 'The highest less the lowest.' }) range!: number;
  @Field(() => [ScorerApartType], { description: 'From the lowest to the highest.' }) apart!: ScorerApartType[];
}

@ObjectType('ExplainedDriver', { simpleResolvers: true, description: "One driver's part in a score." })
export class ExplainedDriverType implements Pick<DriverScore, 'driver' | 'label' | 'side' | 'state' | 'scorers'> {
  @Field(() => DriverCodeEnum) driver!: DriverCode;
  @Field(() => String) label!: string;
  @Field(() => SideEnum, { nullable: true, description: 'Null of the drivers of RICE and WSJF.' }) side!: Side | null;
  @Field(() => AnchorsType, { nullable: true, description: 'Null where it is counted in a unit of its own.' })
  anchors!: AnchorsType | null;
  @Field(() => String, { description: 'What it is estimated in: `points`, `person-months`.' }) unit!: string;
  @Field(() => Float, {
    nullable: true,
    description: 'Of 200 for all drivers, rounded to two decimals: the score uses the worth. Null by RICE and WSJF.',
  })
  weight!: number | null;
  @Field(() => MoneyType, { nullable: true, description: 'What 10 points are worth a year; null by RICE and WSJF.' })
  worth!: MoneyType | null;
  @Field(() => DriverStateEnum) state!: DriverScore['state'];
  @Field(() => Int, { description: "How many people's estimates are in the mean." }) scorers!: number;
  @Field(() => Float, { nullable: true, description: 'In its unit, rounded to two decimals.' })
  meanPoints!: number | null;
  @Field(() => String, { nullable: true, description: 'The same, exact, as a fraction or a whole number: `43/6`.' })
  meanFraction!: string | null;
  @Field(() => Float, { nullable: true, description: 'The lowest likely value of a scorer, in its unit.' })
  lowestLikely!: number | null;
  @Field(() => Float, { nullable: true, description: 'The highest likely value of a scorer, in its unit.' })
  highestLikely!: number | null;
  @Field(() => DriverDisagreementType, {
    nullable: true,
    description: 'Null where fewer than two scorers are in the mean.',
  })
  disagreement!: DriverDisagreementType | null;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description:
      'What it adds to the score, in millionths of a point. Null where it multiplies or divides: all drivers of RICE, the job size of WSJF.',
  })
  termMicro!: bigint | null;
  @Field(() => String, { description: 'All of it in a sentence.' }) sentence!: string;
}

const CostTermKindEnum = enumOf(
  'CostTermKind',
  ['ONE_OFF', 'YEARLY'] as const satisfies readonly CostTerm['kind'][],
  'When a cost is paid.',
  { ONE_OFF: 'Once, today.', YEARLY: 'At the end of each year of the horizon.' },
);

@ObjectType('ExplainedCost', { simpleResolvers: true, description: 'What a cost takes from a score by NPV.' })
export class ExplainedCostType implements Pick<CostTerm, 'kind' | 'termMicro'> {
  @Field(() => CostTermKindEnum) kind!: CostTerm['kind'];
  @Field(() => MoneyType, { description: 'As the proposal states it: once, or a year.' }) stated!: MoneyType;
  @Field(() => GraphQLBigInt, {
    description: 'What it adds to the score, 0 or less, in millionths of a point: by NPV minor units.',
  })
  termMicro!: bigint;
  @Field(() => String, { description: 'All of it in a sentence.' }) sentence!: string;
}

@ObjectType('ScoreExplanation', {
  simpleResolvers: true,
  description:
    'How a score comes about, computed anew from the estimates and the model: the terms of drivers and costs add up to the score. By RICE they multiply out: reach × impact × confidence / 100 ÷ effort, of the exact means (`meanFraction`), rounded to millionths, half to even. Costs are those that the proposal states now: one that was returned and edited keeps its score until its assessment starts again.',
})
export class ScoreExplanationType {
  @Field(() => [ExplainedDriverType], { description: 'In the order of the model.' }) drivers!: ExplainedDriverType[];
  @Field(() => [ExplainedCostType], { description: 'One-off and yearly by NPV; empty by all other methods.' })
  costs!: ExplainedCostType[];
  @Field(() => [String], { description: 'A sentence a driver, one a cost by NPV, then one for the score.' })
  sentences!: readonly string[];
  @Field(() => GraphQLBigInt, {
    description: 'The score in millionths of a point: the sum of all terms, by RICE the product.',
  })
  sumMicro!: bigint;
}
