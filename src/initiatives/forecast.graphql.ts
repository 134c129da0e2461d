import { GraphQLBigInt } from '../platform/graphql/big-int';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MoneyType,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { FORECAST_KINDS, type Forecast, type ForecastInput, type ForecastKind } from './domain/forecast';
import type { Stage } from './domain/initiative';
import { InitiativeType, StageEnum } from './initiative.graphql';

@ObjectType('Tranche', {
  simpleResolvers: true,
  description: 'The part of a grant that is released when a stage is entered.',
})
export class TrancheType {
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => Int, { description: 'Of the grant, by its gate policy; 100 over all stages.' }) percent!: number;
  @Field(() => MoneyType, {
    description:
      'What was released for the stage, and what is to come when it is entered: all add up to the grant, to the cent. Of a closed initiative what was released alone.',
  })
  amount!: MoneyType;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was released first; null until then.' })
  releasedAt!: Date | null;
}

const ForecastKindEnum = enumOf('ForecastKind', FORECAST_KINDS, 'What a forecast stands for.', {
  FUNDED: 'What is funded: at first what the proposal said, later what a portfolio review confirmed.',
  REFORECAST: 'Made again in design by those who run the initiative.',
});

@ObjectType('Forecast', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What an initiative is expected to cost and to be worth: never changed, and the last one counts.',
})
export class ForecastType extends NodeType implements Pick<Forecast, 'id' | 'number' | 'kind' | 'note' | 'madeAt'> {
  @Field(() => Int, { description: '1, 2, 3, … within the initiative.' }) number!: number;
  @Field(() => ForecastKindEnum) kind!: ForecastKind;
  @Field(() => MoneyType) costOneOff!: MoneyType;
  @Field(() => MoneyType, { description: 'To run it a year.' }) costYearly!: MoneyType;
  @Field(() => MoneyType, {
    description: 'Returns and costs of inaction avoided a year; of what was funded first, by the scores of then.',
  })
  valueYearly!: MoneyType;
  @Field(() => Float, {
    description:
      'How much more, in percent, it takes from the budget (one-off cost and the first year) than what was funded when it was made; below 0 it is less. 10000 stands for all beyond, too.',
  })
  costChangePercent!: number;
  @Field(() => Float, {
    description: 'How much more, in percent, it is worth a year; below 0 it is less. 10000 stands for all beyond, too.',
  })
  valueChangePercent!: number;
  @Field(() => String, { nullable: true, description: 'Why it differs; null for what was funded first.' })
  note!: string | null;
  @Field(() => PersonType, { description: 'Who made it; of what is funded, who decided that.' }) madeBy!: PersonType;
  @Field(() => GraphQLISODateTime) madeAt!: Date;
}

export const ForecastConnection = connectionType('Forecast', () => ForecastType);
const ForecastOrder = orderType(
  'ForecastOrder',
  { NUMBER: 'NUMBER' },
  'How forecasts are ordered: by their number, ascending, by default.',
);

@InputType()
class ForecastFilter {
  @Field(() => [ForecastKindEnum], { nullable: true, description: 'Of one of these.' })
  kind?: ForecastKind[];
}

export const ForecastsArgs = listArgs(ForecastOrder, ForecastFilter);

@InputType()
export class ReforecastInput extends VersionedInput implements ForecastInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => GraphQLBigInt, { description: "In minor units (cents) of the initiative's currency; 0 or more." })
  costOneOffMinor!: bigint;
  @Field(() => GraphQLBigInt, { description: 'To run it a year, in minor units; 0 or more.' })
  costYearlyMinor!: bigint;
  @Field(() => GraphQLBigInt, {
    description:
      'Returns and costs of inaction avoided a year, in minor units; below 0 when it does more harm than good.',
  })
  valueYearlyMinor!: bigint;
  @Field(() => String, { description: 'What was learned since, in up to 2000 characters.' }) note!: string;
}
@ObjectType({ simpleResolvers: true })
export class ReforecastPayload {
  @Field(() => ForecastType) forecast!: ForecastType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const ReforecastResult = mutationResult('ReforecastResult', () => ReforecastPayload);
