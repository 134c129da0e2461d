import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { MutationInput } from '../platform/graphql/types.graphql';
import type { MetricCode } from './domain/metric';
import type { MeanCounts, NpsCounts, ProportionCounts } from './domain/reading';
import type { SurvivalCounts, SurvivalPeriod } from './domain/survival';
import { GraphQLMetricCode } from './metric-code.graphql';

@InputType('NpsCounts', { description: 'Answers to "would you recommend us", each 0 or more, one at least in all.' })
export class NpsCountsInput implements NpsCounts {
  @Field(() => Int, { description: 'Scores 9 and 10.' }) promoters!: number;
  @Field(() => Int, { description: 'Scores 7 and 8.' }) passives!: number;
  @Field(() => Int, { description: 'Scores 0 to 6.' }) detractors!: number;
}

@InputType('ProportionCounts', { description: 'How many of all, as in 812 satisfied of 1,000.' })
export class ProportionCountsInput implements ProportionCounts {
  @Field(() => Int, { description: 'Observations, at least 1.' }) n!: number;
  @Field(() => Int, { description: 'How many of them, 0 to n.' }) count!: number;
}

@InputType('MeanCounts', { description: "Of whole numbers in the metric's unit." })
export class MeanCountsInput implements MeanCounts {
  @Field(() => Int, { description: 'Observations, at least 1.' }) n!: number;
  @Field(() => GraphQLBigInt, { description: 'The sum of the observations.' }) sum!: bigint;
  @Field(() => GraphQLBigInt, { description: 'The sum of the squares of the observations.' }) sumOfSquares!: bigint;
}

@InputType('SurvivalPeriodInput', { description: 'What became of a joining cohort in one period.' })
export class SurvivalPeriodInput implements SurvivalPeriod {
  @Field(() => Int, {
    description: 'Customers who were there when the period began, at least 1: those left after the one before.',
  })
  atRisk!: number;
  @Field(() => Int, { description: 'Of them, lost in the period.' }) lost!: number;
  @Field(() => Int, { description: 'Of them, seen until this period and not lost: of the next nothing is known yet.' })
  censored!: number;
}

@InputType('SurvivalCounts', { description: 'A joining cohort by periods: who is lost by the end of the last one.' })
export class SurvivalCountsInput implements SurvivalCounts {
  @Field(() => [SurvivalPeriodInput], { description: '1 to 120, all of one length, from the one in which it joined.' })
  periods!: SurvivalPeriodInput[];
}

/** What is counted, in exactly one of the ways. */
@InputType()
export abstract class CountedInput extends MutationInput {
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => String, {
    nullable: true,
    description:
      "`Metric.unit` of the metric, spelt as it is: another one is refused. Needed for your organization's own metrics.",
  })
  unit?: string | null;
  @Field(() => GraphQLLocalDate, { description: 'The first day of observation.' }) windowFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of observation, included; not in the future.' })
  windowTo!: string;
  @Field(() => NpsCountsInput, { nullable: true }) nps?: NpsCountsInput | null;
  @Field(() => ProportionCountsInput, { nullable: true }) proportion?: ProportionCountsInput | null;
  @Field(() => MeanCountsInput, { nullable: true }) mean?: MeanCountsInput | null;
  @Field(() => SurvivalCountsInput, { nullable: true }) survival?: SurvivalCountsInput | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many people were asked, n or more; left out where nobody was asked.',
  })
  asked?: number | null;
}
