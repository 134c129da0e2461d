import { Arg, FieldResolver, Int, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import {
  CalibratedPartEnum,
  CalibrationClassEnum,
  CalibrationType,
  ReferenceClassUpliftType,
} from './calibration.graphql';
import type { CalibratedPart, CalibrationClass } from './domain/calibrated';
import { OutcomeForecastType } from './outcome-forecast.graphql';

@Resolver(() => OutcomeForecastType)
export class CalibrationResolver {
  @Query(() => [CalibrationType], {
    description:
      'How good the forecasts of outcomes were that you made; of all people for admins and CX leaders. Classes of which nothing is known are left out.',
  })
  calibration(
    @Arg('by', () => CalibrationClassEnum) _by: CalibrationClass,
    @Arg('of', () => CalibratedPartEnum) _of: CalibratedPart,
    @Arg('afterMonths', () => Int, {
      nullable: true,
      description: '3, 6 or 12; left out, of each initiative the last mark that was recorded.',
    })
    _afterMonths?: number | null,
    @Arg('mine', () => Boolean, { nullable: true, description: 'True: of those that you made alone.' })
    _mine?: boolean | null,
  ): CalibrationType[] {
    return compiled();
  }

  @FieldResolver(() => ReferenceClassUpliftType, {
    nullable: true,
    description: 'What came of forecasts like it; null where nothing is known, or nothing above 0 is likely of it.',
  })
  uplift(): ReferenceClassUpliftType | null {
    return compiled();
  }
}
