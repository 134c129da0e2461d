import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, NodeType, orderType } from '../platform/graphql/types.graphql';
import { CONDITION_STATES, type Condition, type ConditionState } from './domain/condition';

const ConditionStateEnum = enumOf('ConditionState', CONDITION_STATES, 'What has become of a condition.', {
  SET: 'Said with a vote whose approval is open.',
  OPEN: 'The approval was given: it is to be met.',
  MET: 'It is said to be met; whoever set it is to confirm that.',
  CONFIRMED: 'Whoever set it has seen that it is met.',
  WAIVED: 'Whoever set it does not insist on it any more.',
  LAPSED:
    'It came to nothing: its vote did not count any more, the approval was not given, or the initiative was stopped.',
});

type OwnFields =
  | 'id'
  | 'number'
  | 'text'
  | 'state'
  | 'dueOn'
  | 'setAt'
  | 'openedAt'
  | 'done'
  | 'link'
  | 'metAt'
  | 'reason'
  | 'decidedAt'
  | 'version';

@ObjectType('Condition', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Something that has to be done although a gate is approved, or a proposal funded: its words stay, what becomes of it is told.',
})
export class ConditionType extends NodeType implements Pick<Condition, OwnFields> {
  @Field(() => Int, { description: '1, 2, 3, … within what set it.' }) number!: number;
  @Field(() => String) text!: string;
  @Field(() => ConditionStateEnum) state!: ConditionState;
  @Field(() => PersonType, {
    nullable: true,
    description:
      'Who is to meet it; null while it is set and its vote names nobody: then whoever leads the initiative.',
  })
  owner!: PersonType | null;
  @Field(() => PersonType, {
    description: 'Who says whether it is met: whose vote set it, or who took over from them when they left.',
  })
  confirmer!: PersonType;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day for it; null where there is none.' })
  dueOn!: string | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When it is due: the end of that day by the clock of the organization, put off by as much as the initiative was on hold. Null during a hold, and unless it is open.',
  })
  dueAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether it is open and its time has passed.' }) overdue!: boolean;
  @Field(() => GraphQLISODateTime, { description: 'When the vote was cast.' }) setAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the approval was given.' })
  openedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was done, as it was said last.' }) done!: string | null;
  @Field(() => String, { nullable: true, description: 'Where that can be read; http or https.' }) link!: string | null;
  @Field(() => PersonType, { nullable: true, description: 'Who said last that it is met.' }) metBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) metAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'What was said last when it was confirmed, reopened or waived.',
  })
  reason!: string | null;
  @Field(() => PersonType, { nullable: true, description: 'Who confirmed, reopened or waived it last.' })
  decidedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each change of it.' }) version!: number;
}

export const ConditionConnection = connectionType('Condition', () => ConditionType);
const ConditionOrder = orderType(
  'ConditionOrder',
  { DUE_ON: 'DUE_ON', SET_AT: 'SET_AT' },
  'How conditions are ordered: the soonest last day first by default, those without one last.',
);

@InputType({ description: 'Conditions that fit all that is given.' })
class ConditionFilter {
  @Field(() => [ConditionStateEnum], { nullable: true, description: 'In one of these.' }) state?: ConditionState[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that are open past their time; false: all others.',
  })
  overdue?: boolean;
}
export const ConditionsArgs = listArgs(ConditionOrder, ConditionFilter);

@InputType()
class ConditionTimeFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that are open past their time; false: all others.',
  })
  overdue?: boolean;
}
export const ConditionsToMeetArgs = listArgs(ConditionOrder, ConditionTimeFilter);
export const ConditionsToConfirmArgs = listArgs(ConditionOrder);
