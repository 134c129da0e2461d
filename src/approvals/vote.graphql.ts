import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DeadlineType } from '../deadlines/deadline.graphql';
import { GovernanceBodyType } from '../organization/governance.graphql';
import type { CxFunction, Role } from '../people/domain/person';
import { CxFunctionEnum, PersonType, RoleEnum } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, MissingType, NodeType, orderType } from '../platform/graphql/types.graphql';
import { ConditionType } from './condition.graphql';
import { VOTE_CHOICES, type VoteChoice } from './domain/tally';
import type { ApprovalQuestion, AssignedSeat, ContentChange, Escalation, Recusal, Vote } from './domain/vote';

export const VoteChoiceEnum = enumOf('VoteChoice', VOTE_CHOICES, 'What a voter says.', {
  APPROVE: 'Yes.',
  APPROVE_WITH_CONDITIONS:
    'Yes, and what has to be done besides stands in the conditions: each is followed up once the approval is given.',
  RETURN: 'Back to work, with a reason: one such vote decides.',
  REJECT:
    'No, with a reason. It decides where the group has a veto, or where those who are left cannot pass it any more; the work then goes back, too.',
  ABSTAIN: 'The others decide: of all, and of a percentage, it is not counted.',
  QUESTION: 'The reason is the question; the clock stands still until it is answered, and the seat is awaited still.',
});
export const VOTE_STANDINGS = ['COUNTS', 'REPLACED', 'VOIDED', 'RECUSED'] as const;
type VoteStanding = (typeof VOTE_STANDINGS)[number];
const VoteStandingEnum = enumOf('VoteStanding', VOTE_STANDINGS, 'Whether a vote is counted, and if not, why.', {
  COUNTS: 'It is the latest of its seat.',
  REPLACED: 'There is a later one of its seat.',
  VOIDED: 'What is voted on has changed since.',
  RECUSED: 'Voter or seat declared a conflict of interest.',
});

@ObjectType('Vote', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What somebody said at a gate, for themselves or for somebody else: never changed.',
})
export class VoteType
  extends NodeType
  implements Pick<Vote, 'id' | 'sequence' | 'choice' | 'reason' | 'contentVersion' | 'castAt'>
{
  @Field(() => Int, { description: '1, 2, 3, … within the approval.' }) sequence!: number;
  @Field(() => PersonType, { description: 'Whose seat it is for.' }) for!: PersonType;
  @Field(() => PersonType, { description: 'Who voted: the same person, or a deputy.' }) voter!: PersonType;
  @Field(() => VoteChoiceEnum) choice!: VoteChoice;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => [ConditionType], { description: 'Of an approval with conditions, in their order; else none.' })
  conditions!: ConditionType[];
  @Field(() => Int, { description: 'The content that it was cast on.' }) contentVersion!: number;
  @Field(() => VoteStandingEnum) standing!: VoteStanding;
  @Field(() => VoteType, {
    nullable: true,
    description:
      'The earlier vote of its seat, on the same content, whose place it took: a vote is corrected by another.',
  })
  replaces!: VoteType | null;
  @Field(() => GraphQLISODateTime, {
    description:
      'When the seat was asked about the content that it was cast on: with the approval, when it was given to somebody later, or by the change that voided the votes before.',
  })
  askedAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'When it answered.' }) castAt!: Date;
}

@ObjectType('ApprovalQuestion', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A question of a voter. While one is open, the clock of its approval stands still.',
})
export class ApprovalQuestionType
  extends NodeType
  implements Pick<ApprovalQuestion, 'id' | 'askedAt' | 'closedAt' | 'answer'>
{
  @Field(() => String) question!: string;
  @Field(() => PersonType) askedBy!: PersonType;
  @Field(() => PersonType, { description: 'Who is to answer.' }) to!: PersonType;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was answered, its seat voted otherwise, or the approval was closed; null while it is open.',
  })
  closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Null where it was closed without one, too.' })
  answer!: string | null;
  @Field(() => PersonType, { nullable: true }) answeredBy!: PersonType | null;
}

@ObjectType('Recusal', {
  simpleResolvers: true,
  description: 'Somebody who declared a conflict of interest: no vote of theirs counts here.',
})
export class RecusalType implements Pick<Recusal, 'reason' | 'recusedAt'> {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => String) reason!: string;
  @Field(() => GraphQLISODateTime) recusedAt!: Date;
}

@ObjectType('AssignedSeat', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A seat that was given to somebody because too few were left who had a say.',
})
export class AssignedSeatType extends NodeType implements Pick<AssignedSeat, 'id' | 'reason' | 'assignedAt'> {
  @Field(() => String, { description: 'The name of the group.' }) groupName!: string;
  @Field(() => PersonType, { description: 'Whose it is: when they leave, their successor takes it.' })
  person!: PersonType;
  @Field(() => PersonType) assignedBy!: PersonType;
  @Field(() => String) reason!: string;
  @Field(() => GraphQLISODateTime) assignedAt!: Date;
}

@ObjectType('ContentChange', {
  simpleResolvers: true,
  description: 'A material change of what is voted on, which voided the votes before it.',
})
export class ContentChangeType implements Pick<ContentChange, 'contentVersion' | 'change' | 'changedAt'> {
  @Field(() => Int, { description: 'The content that it made: 2 for the first change.' }) contentVersion!: number;
  @Field(() => String, { description: 'As in: There is another forecast: "Second look".' }) change!: string;
  @Field(() => PersonType) changedBy!: PersonType;
  @Field(() => GraphQLISODateTime) changedAt!: Date;
}

@ObjectType('Escalation', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody above a voter was told that the vote is overdue. It decides nothing: they see to it.',
})
export class EscalationType extends NodeType implements Pick<Escalation, 'id' | 'toldAt'> {
  @Field(() => DeadlineType, { description: 'The step that it was told in; whose vote it is stands there.' })
  deadline!: DeadlineType;
  @Field(() => PersonType) to!: PersonType;
  @Field(() => PersonType, { nullable: true, description: 'Who is absent, and in whose place they were told.' })
  insteadOf!: PersonType | null;
  @Field(() => GovernanceBodyType, {
    nullable: true,
    description:
      "The body as whose chair, or in the chair's place. Null in the voter's own line, and where no body decides.",
  })
  governanceBody!: GovernanceBodyType | null;
  @Field(() => GraphQLISODateTime) toldAt!: Date;
}

@ObjectType('ApprovalPolicyGroup', {
  simpleResolvers: true,
  description:
    'A group whose approval is asked for; its members are the holders of a role, a function, or people by name.',
})
export class ApprovalPolicyGroupType {
  @Field(() => String) name!: string;
  @Field(() => RoleEnum, { nullable: true }) role!: Role | null;
  @Field(() => CxFunctionEnum, { nullable: true }) cxFunction!: CxFunction | null;
  @Field(() => [ID], { description: 'Empty where a role or a function is asked.' }) personIds!: string[];
  @Field(() => String, { description: 'How many of them: "any one", "all", "2", "60 %".' }) needs!: string;
  @Field(() => Boolean, { description: 'Whether one rejection ends it.' }) veto!: boolean;
}

@ObjectType('AwaitedVote', { simpleResolvers: true, description: 'Somebody who has a say and has not decided yet.' })
export class AwaitedVoteType {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => [PersonType], { description: 'Who may vote for them now.' }) deputies!: PersonType[];
}

@ObjectType('GroupTally', { simpleResolvers: true })
export class GroupTallyType {
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Humans who approved: each counts once, in one group.' }) approved!: number;
  @Field(() => Int) needed!: number;
  @Field(() => [AwaitedVoteType], { description: 'Empty once it is decided.' }) awaited!: AwaitedVoteType[];
}

export const TALLY_STATES = ['OPEN', 'APPROVED', 'RETURNED', 'REJECTED', 'BLOCKED'] as const;
const TallyStateEnum = enumOf('TallyState', TALLY_STATES, 'Where the votes of an approval lead.', {
  OPEN: 'More votes are needed.',
  BLOCKED: 'Too few are left who have a say: another approver has to be named, by `reassignApprover`.',
});

@ObjectType('ApprovalTally', { simpleResolvers: true, description: 'How the votes of an approval stand.' })
export class ApprovalTallyType {
  @Field(() => TallyStateEnum, {
    description:
      'APPROVED or REJECTED of an approval that is open still: since the last vote somebody lost their say; the next vote decides.',
  })
  state!: (typeof TALLY_STATES)[number];
  @Field(() => [GroupTallyType]) groups!: GroupTallyType[];
  @Field(() => [MissingType], { description: 'As in "1 of 2 approvals by Finance"; empty once it is decided.' })
  missing!: MissingType[];
}

export const VoteConnection = connectionType('Vote', () => VoteType);
const VoteOrder = orderType(
  'VoteOrder',
  { SEQUENCE: 'SEQUENCE', CAST_AT: 'CAST_AT' },
  'How votes are ordered: in the order in which they were counted, by default.',
);
export const VotesArgs = listArgs(VoteOrder);

const DecidedOrder = orderType(
  'DecidedInMyNameOrder',
  { CAST_AT: 'CAST_AT' },
  'How they are ordered: the latest first, by default.',
);
@InputType()
class DecidedInMyNameFilter {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Cast at this moment or later.' }) since?: Date;
}
export const DecidedInMyNameArgs = listArgs(DecidedOrder, DecidedInMyNameFilter);
