import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, NodeType, orderType, listArgs } from '../platform/graphql/types.graphql';
import { APPROVAL_DECISIONS, type Approval, type ApprovalDecision } from './domain/approval';

const ApprovalDecisionEnum = enumOf('ApprovalDecision', APPROVAL_DECISIONS, 'What became of a request for approval.', {
  APPROVED: 'It passed.',
  RETURNED: 'It was sent back for rework: approval may be asked for again.',
  WITHDRAWN: 'What was to be passed was stopped or begun anew before anybody decided.',
});

@ObjectType('Approval', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A request for approval at a gate, and what became of it.',
})
export class ApprovalType
  extends NodeType
  implements Pick<Approval, 'id' | 'gate' | 'subjectVersion' | 'requestedAt' | 'decision' | 'decidedAt' | 'reason'>
{
  @Field(() => String, { description: 'What is to be passed: of an initiative, the stage that it would leave.' })
  gate!: string;
  @Field(() => Int, { description: 'The version of the subject when approval was asked for.' })
  subjectVersion!: number;
  @Field(() => PersonType) requestedBy!: PersonType;
  @Field(() => GraphQLISODateTime) requestedAt!: Date;
  @Field(() => ApprovalDecisionEnum, { nullable: true, description: 'Null while it is open.' })
  decision!: ApprovalDecision | null;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who approved or returned it, or whose step withdrew it; null while it is open.',
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
