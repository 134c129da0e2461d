import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, NodeType, orderType, listArgs } from '../platform/graphql/types.graphql';
import {
  ApprovalPolicyGroupType,
  ApprovalQuestionType,
  AssignedSeatType,
  ContentChangeType,
  EscalationType,
  RecusalType,
} from './vote.graphql';
import { APPROVAL_DECISIONS, type Approval, type ApprovalDecision } from './domain/approval';

const ApprovalDecisionEnum = enumOf('ApprovalDecision', APPROVAL_DECISIONS, 'What became of a request for approval.', {
  APPROVED: 'It passed.',
  RETURNED: 'It was sent back for rework: approval may be asked for again.',
  REJECTED: 'A veto, or too many against it: the work goes back, and approval may be asked for again.',
  WITHDRAWN: 'What was to be passed was stopped or begun anew before anybody decided.',
});

@ObjectType('Approval', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A request for approval at a gate, and what became of it.',
})
export class ApprovalType
  extends NodeType
  implements
    Pick<
      Approval,
      'id' | 'gate' | 'subjectVersion' | 'contentVersion' | 'requestedAt' | 'decision' | 'decidedAt' | 'reason'
    >
{
  @Field(() => String, { description: 'What is to be passed: of an initiative, the stage that it would leave.' })
  gate!: string;
  @Field(() => Int, { description: 'The version of the subject when approval was asked for.' })
  subjectVersion!: number;
  @Field(() => Int, {
    description: '1 when it was asked for; raised by each material change, which voids the votes before it.',
  })
  contentVersion!: number;
  @Field(() => [ApprovalPolicyGroupType], {
    nullable: true,
    description:
      'Who has to say yes, each group of them, as it was when it was asked; null for what is older than votes.',
  })
  policy!: ApprovalPolicyGroupType[] | null;
  @Field(() => [ApprovalQuestionType], { description: 'What voters asked, in that order.' })
  questions!: ApprovalQuestionType[];
  @Field(() => [RecusalType], { description: 'Who declared a conflict of interest, in that order.' })
  recusals!: RecusalType[];
  @Field(() => [AssignedSeatType], { description: 'Approvers who were named because too few were left.' })
  assignedSeats!: AssignedSeatType[];
  @Field(() => [ContentChangeType], { description: 'What changed materially since it was asked for, in that order.' })
  changedSince!: ContentChangeType[];
  @Field(() => [EscalationType], { description: 'Who above the voters was told of overdue votes, in that order.' })
  escalations!: EscalationType[];
  @Field(() => PersonType) requestedBy!: PersonType;
  @Field(() => GraphQLISODateTime) requestedAt!: Date;
  @Field(() => ApprovalDecisionEnum, { nullable: true, description: 'Null while it is open.' })
  decision!: ApprovalDecision | null;
  @Field(() => PersonType, {
    nullable: true,
    description:
      'Whose vote decided it, or whose step withdrew it; null while it is open, and where it was returned since nobody decided in time.',
  })
  decidedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is open.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What whoever decided told whoever asked.' })
  reason!: string | null;
}

export const ApprovalConnection = connectionType('Approval', () => ApprovalType);
const ApprovalOrder = orderType(
  'ApprovalOrder',
  { REQUESTED_AT: 'REQUESTED_AT' },
  'How approvals are ordered: by the moment of the request, ascending, by default.',
);

@InputType()
class ApprovalFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that nobody has decided; false: the decided ones.',
  })
  open?: boolean;
}

export const ApprovalsArgs = listArgs(ApprovalOrder, ApprovalFilter);
