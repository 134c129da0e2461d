import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { enumOf, MoneyType } from '../platform/graphql/types.graphql';
import type { Track } from '../process/domain/track';
import { TrackEnum } from '../process/track.graphql';
import { CALIBRATED_PARTS, CALIBRATION_CLASSES, type ClassCalibration } from './domain/calibrated';
import type { Uplift } from './domain/uplift';

export const CalibrationClassEnum = enumOf(
  'CalibrationClass',
  CALIBRATION_CLASSES,
  'By what forecasts are put together.',
  {
    ALL: 'All of them as one.',
    PILLAR: 'By the pillars of their proposals: an initiative of two is in both.',
  },
);
export const CalibratedPartEnum = enumOf('CalibratedPart', CALIBRATED_PARTS, 'What was forecast.', {
  DRIVERS: 'Money a year, by value driver: of what finance has confirmed.',
  METRICS: 'Changes of metrics.',
});

@ObjectType('Calibration', {
  simpleResolvers: true,
  description: 'How good forecasts of outcomes were: each driver, or each metric, of an initiative is one of n.',
})
export class CalibrationType implements ClassCalibration {
  @Field(() => ID, { nullable: true, description: 'Of the pillar or portfolio; null of a track and of all.' })
  id!: string | null;
  @Field(() => String, { description: 'Of the pillar, the portfolio or the track; `ALL` of all.' }) name!: string;
  @Field(() => Int, { description: 'Forecasts of which it is known what came of them.' }) n!: number;
  @Field(() => Int, { description: 'The initiatives that they are of.' }) initiatives!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The mean of (realised − likely) / |likely|, in percent, each counted towards what is better: fewer points of churn are more. Below 0: less came than was likely. Those whose likely value is 0 are left out. Null where all are.',
  })
  biasPercent!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Of a hundred forecasts, how many had what came within low and high.',
  })
  coveragePercent!: number | null;
}

const OF_LIKELY = 'of what was likely came, as a multiple';

@ObjectType('ReferenceClassUplift', {
  simpleResolvers: true,
  description:
    'What came of forecasts like this one: of initiatives of its track, by empirical quantiles of realised / likely a year (Flyvbjerg 2006; quantiles by definition 7 of Hyndman and Fan 1996). Of fewer than ten each is shrunk to that of all tracks, w · class + (1 − w) · all, w = n / 10, and that to 1 likewise. Shown, and never applied.',
})
export class ReferenceClassUpliftType implements Uplift {
  @Field(() => TrackEnum) track!: Track;
  @Field(() => Int, {
    description: 'Initiatives of the track that finance has confirmed something of, without this one.',
  })
  n!: number;
  @Field(() => Int, { description: 'The same of all tracks.' }) parentN!: number;
  @Field(() => Float, { description: `In a fifth of cases at most this much ${OF_LIKELY}.` }) p20!: number;
  @Field(() => Float, { description: `In half of them at most this much ${OF_LIKELY}.` }) p50!: number;
  @Field(() => Float, { description: `In four fifths at most this much ${OF_LIKELY}.` }) p80!: number;
  @Field(() => MoneyType, { description: 'What is likely of all drivers a year × p20.' }) low!: MoneyType;
  @Field(() => MoneyType, { description: '× p50.' }) likely!: MoneyType;
  @Field(() => MoneyType, { description: '× p80.' }) high!: MoneyType;
}
