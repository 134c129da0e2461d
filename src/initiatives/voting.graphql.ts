import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApprovalType } from '../approvals/approval.graphql';
import type { ConditionDraft } from '../approvals/domain/condition';
import type { VoteChoice } from '../approvals/domain/tally';
import type { VoteInput } from '../approvals/domain/vote';
import { ApprovalQuestionType, VoteChoiceEnum, VoteType } from '../approvals/vote.graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import { InitiativeEventType, InitiativeType } from './initiative.graphql';

@InputType({ description: 'What has to be done although it is approved.' })
class ConditionInput implements ConditionDraft {
  @Field(() => String, { description: 'Up to 2000 characters; they stay as they are.' }) text!: string;
  @Field(() => ID, { nullable: true, description: 'Who is to meet it: whoever leads the initiative when left out.' })
  ownerId?: string | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day for it, today or later: by the days that the gate policy gives, if any, when left out.',
  })
  dueOn?: string | null;
}

@InputType({ description: '`expectedVersion` is that of the initiative.' })
export class CastVoteInput extends VersionedInput implements VoteInput {
  @Field(() => ID) approvalId!: string;
  @Field(() => VoteChoiceEnum) choice!: VoteChoice;
  @Field(() => ID, {
    nullable: true,
    description: 'One of `canVoteFor`. When left out: yourself, or the only one that you stand in for.',
  })
  forId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Up to 2000 characters. RETURN, REJECT and QUESTION (the question itself) need one.',
  })
  reason?: string | null;
  @Field(() => [ConditionInput], { nullable: true, description: '1 to 20, with APPROVE_WITH_CONDITIONS only.' })
  conditions?: ConditionInput[] | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Who is to answer a QUESTION: whoever asked for the approval when left out.',
  })
  questionToId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class CastVotePayload {
  @Field(() => VoteType) vote!: VoteType;
  @Field(() => ApprovalType) approval!: ApprovalType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => InitiativeEventType, {
    nullable: true,
    description:
      'The move that came of the vote: it decided, or a further group of those that approve side by side has approved; else null.',
  })
  event!: InitiativeEventType | null;
}
export const CastVoteResult = mutationResult('CastVoteResult', () => CastVotePayload);

@InputType()
export class RecuseInput extends MutationInput {
  @Field(() => ID) approvalId!: string;
  @Field(() => String, { description: 'Up to 2000 characters. Everyone in the organization can read it.' })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class RecusePayload {
  @Field(() => ApprovalType) approval!: ApprovalType;
}
export const RecuseResult = mutationResult('RecuseResult', () => RecusePayload);

@InputType()
export class AnswerQuestionInput extends MutationInput {
  @Field(() => ID) questionId!: string;
  @Field(() => String, { description: 'Up to 5000 characters.' }) answer!: string;
}
@ObjectType({ simpleResolvers: true })
export class AnswerQuestionPayload {
  @Field(() => ApprovalQuestionType) question!: ApprovalQuestionType;
  @Field(() => ApprovalType) approval!: ApprovalType;
}
export const AnswerQuestionResult = mutationResult('AnswerQuestionResult', () => AnswerQuestionPayload);

@InputType()
export class ReassignApproverInput extends MutationInput {
  @Field(() => ID) approvalId!: string;
  @Field(() => String, { description: 'The name of the group, as `policy` has it.' }) group!: string;
  @Field(() => ID, { description: 'Somebody without a part in it.' }) personId!: string;
  @Field(() => String, { description: 'Up to 2000 characters. Everyone in the organization can read it.' })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class ReassignApproverPayload {
  @Field(() => ApprovalType) approval!: ApprovalType;
}
export const ReassignApproverResult = mutationResult('ReassignApproverResult', () => ReassignApproverPayload);
