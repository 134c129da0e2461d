import { Field, Int, ObjectType } from 'type-graphql';
import { enumOf, NodeType } from '../platform/graphql/types.graphql';
import { ALTERNATIVE_KINDS, type Alternative, type AlternativeKind } from './domain/proposal';

export const AlternativeKindEnum = enumOf(
  'AlternativeKind',
  ALTERNATIVE_KINDS,
  'What kind of other way an alternative is. A proposal has to be held against the first two.',
  { DO_NOTHING: 'Leave it as it is.', SIMPLEST: 'The simplest thing that could help.', OTHER: 'Any other way.' },
);

@ObjectType('Alternative', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What else could be done about the same problem, and what would follow.',
})
export class AlternativeType
  extends NodeType
  implements Pick<Alternative, 'id' | 'position' | 'kind' | 'title' | 'consequence'>
{
  @Field(() => Int, { description: 'From 1, in the order they were written.' }) position!: number;
  @Field(() => AlternativeKindEnum) kind!: AlternativeKind;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'What would follow.' }) consequence!: string;
}
