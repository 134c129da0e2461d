import { Field, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../platform/graphql/types.graphql';
import { CUT_DIMENSIONS, type CutDimension, type CutLabel } from './domain/cut';

export const CutDimensionEnum = enumOf(
  'CutDimension',
  CUT_DIMENSIONS,
  'What customers or employees are told apart by.',
  {
    CHANNEL: 'Where it happened: web, store, phone.',
    CONTRACT: 'The kind of contract: month-to-month, two years.',
    JOURNEY: 'The errand: "join", "get help".',
    PRODUCT: 'The product.',
    SEGMENT: 'The group of customers or employees.',
  },
);

const VALUE = 'As your organization calls it: "Month-to-month".';

@ObjectType('CutLabel', { simpleResolvers: true, description: 'What holds for everybody in a part of the whole.' })
export class CutLabelType implements CutLabel {
  @Field(() => CutDimensionEnum) dimension!: CutDimension;
  @Field(() => String, { description: VALUE }) value!: string;
}

@InputType('CutLabelInput', { description: 'What holds for everybody in a part of the whole.' })
export class CutLabelInput implements CutLabel {
  @Field(() => CutDimensionEnum) dimension!: CutDimension;
  @Field(() => String, { description: `${VALUE} 1 to 200 characters, spelt the same each time.` }) value!: string;
}
