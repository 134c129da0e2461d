import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { ApprovalType } from '../approvals/approval.graphql';
import { ON_EXPIRY, type OnExpiry, type VoteTimes } from '../approvals/domain/vote-times';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, orderType } from '../platform/graphql/types.graphql';

@ObjectType('ApprovalToDecide', {
  simpleResolvers: true,
  description: 'A vote of yours, or of somebody you stand in for, that is awaited at a gate.',
})
export class ApprovalToDecideType {
  @Field(() => ApprovalType) approval!: ApprovalType;
  @Field(() => PersonType, { description: 'Whose seat it is: yourself, or whom you may vote for now.' })
  for!: PersonType;
  @Field(() => GraphQLISODateTime, {
    description: 'When the seat was asked, or asked again since what is voted on has changed.',
  })
  askedAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When their vote is due, by their calendar; null while a question is open, where the gate policy gives no days, and where the group has what it needs already.',
  })
  dueAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether it was due already.' }) overdue!: boolean;
}

export const ApprovalToDecideConnection = connectionType('ApprovalToDecide', () => ApprovalToDecideType);
const ApprovalToDecideOrder = orderType(
  'ApprovalToDecideOrder',
  { DUE_AT: 'DUE_AT' },
  'How they are ordered: the soonest due first by default, then what has no due time, by when it was asked for.',
);
@InputType()
class ApprovalToDecideFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: those that were due already; false: all others.' })
  overdue?: boolean;
}
export const ApprovalsToDecideArgs = listArgs(ApprovalToDecideOrder, ApprovalToDecideFilter);

const OnExpiryEnum = enumOf('OnExpiry', ON_EXPIRY, 'What becomes of an approval that nobody decided in time.', {
  STAY: 'It is awaited still.',
  RETURN: 'The work goes back for rework. Nothing approves itself.',
});

@ObjectType('VoteTimes', {
  simpleResolvers: true,
  description: "How long voters have, in working days of each voter's calendar: time zone, week and the holidays.",
})
export class VoteTimesType implements VoteTimes {
  @Field(() => Int, { description: 'Working days to vote, 1 to 260; the day on which it is asked does not count.' })
  days!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'So many before it is due the voter and their deputies are reminded.',
  })
  remindBefore!: number;
  @Field(() => Int, { nullable: true, description: 'So many after it was due it is taken up the line.' })
  escalateAfter!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'So many from one step up the line to the next: managers, then the chairs of the bodies; null where all hear in one step.',
  })
  escalateEvery!: number;
  @Field(() => Int, { nullable: true, description: 'So many after it was due a vote expires: null where none does.' })
  expireAfter!: number;
  @Field(() => OnExpiryEnum, { description: 'What happens when the last vote that is awaited has expired.' })
  onExpiry!: OnExpiry;
}
