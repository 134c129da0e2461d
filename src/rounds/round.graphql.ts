import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, listArgs, NodeType, orderType } from '../platform/graphql/types.graphql';
import type { DriverCode } from '../scoring/domain/drivers';
import { ProposalType } from '../proposals/proposal.graphql';
import { DriverCodeEnum } from '../scoring/scoring-model.graphql';
import {
  SCORING_ROUND_STATUSES,
  type ScoringAssignment,
  type ScoringRound,
  type ScoringRoundStatus,
} from './domain/scoring-round';

const ScoringRoundStatusEnum = enumOf(
  'ScoringRoundStatus',
  SCORING_ROUND_STATUSES,
  'Whether a scoring round takes estimates.',
  {
    OPEN: 'Its scorers estimate, and each sees their own estimates alone.',
    CLOSED: 'Everybody sees them, and scores are made of them.',
  },
);

@ObjectType({
  simpleResolvers: true,
  description: 'How far a scorer has come in a scoring round, in numbers of drivers.',
})
export class ScorerProgress {
  @Field(() => PersonType) scorer!: PersonType;
  @Field(() => Int, { description: 'Drivers that they are asked for, over all proposals that they estimate.' })
  asked!: number;
  @Field(() => Int, { description: 'Of these, how many they have estimated.' }) estimated!: number;
  @Field(() => Int, { description: 'Proposals that they do not estimate, for a conflict of interest.' })
  conflicts!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How far a scoring round has come on a proposal, in numbers of drivers.',
})
export class ProposalProgress {
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => Int, { description: 'Drivers that its scorers are asked for, each scorer counted.' }) asked!: number;
  @Field(() => Int, { description: 'Of these, how many were estimated.' }) estimated!: number;
  @Field(() => Int, { description: 'Scorers who do not estimate it, for a conflict of interest.' })
  conflicts!: number;
}

@ObjectType('ScoringRound', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Named scorers are asked for value drivers of proposals by a date. Until it is closed each sees their own estimates alone, no score moves, and nobody sees more: nor does an admin, nor does the audit tell.',
})
export class ScoringRoundType
  extends NodeType
  implements
    Pick<
      ScoringRound,
      | 'id'
      | 'name'
      | 'dueOn'
      | 'status'
      | 'openedAt'
      | 'closedAt'
      | 'missingAcceptedBecause'
      | 'timesClosed'
      | 'version'
    >
{
  @Field(() => String) name!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'By when its scorers are asked to estimate: until it is closed, they may.',
  })
  dueOn!: string;
  @Field(() => ScoringRoundStatusEnum) status!: ScoringRoundStatus;
  @Field(() => PersonType) openedBy!: PersonType;
  @Field(() => GraphQLISODateTime) openedAt!: Date;
  @Field(() => PersonType, { nullable: true, description: 'Null while it is open.' }) closedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is open.' }) closedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was closed although estimates were missing; null where none was, and while it is open.',
  })
  missingAcceptedBecause!: string | null;
  @Field(() => Int, {
    description: 'How often it was closed. Whoever estimates after the first time can have seen what others held.',
  })
  timesClosed!: number;
  @Field(() => [ScorerProgress], { description: 'In the order in which they were asked.' })
  progressByScorer!: ScorerProgress[];
  @Field(() => [ProposalProgress], { description: 'In the order in which they were asked about.' })
  progressByProposal!: ProposalProgress[];
  @Field(() => Int, { description: 'Raised by each conflict of interest, by closing and by reopening.' })
  version!: number;
}

@ObjectType('ScoringAssignment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What a scoring round asks one scorer about one proposal.',
})
export class ScoringAssignmentType
  extends NodeType
  implements Pick<ScoringAssignment, 'id' | 'drivers' | 'conflict' | 'conflictDeclaredAt'>
{
  @Field(() => ScoringRoundType) round!: ScoringRoundType;
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => PersonType) scorer!: PersonType;
  @Field(() => [DriverCodeEnum], { description: 'In the order of the drivers.' }) drivers!: DriverCode[];
  @Field(() => Int, { description: 'How many drivers these are.' }) asked!: number;
  @Field(() => Int, { description: 'Of these, how many the scorer has estimated.' }) estimated!: number;
  @Field(() => String, {
    nullable: true,
    description: 'The conflict of interest for which the scorer is excluded; null where there is none.',
  })
  conflict!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was declared.' })
  conflictDeclaredAt!: Date | null;
}

export const ScoringAssignmentConnection = connectionType('ScoringAssignment', () => ScoringAssignmentType);
const ScoringAssignmentOrder = orderType(
  'ScoringAssignmentOrder',
  { ASKED: 'ASKED' },
  'How assignments are ordered: as they were asked for, ascending, by default.',
);
@InputType()
class ScoringAssignmentFilter {
  @Field(() => ID, { nullable: true, description: 'Of this scorer.' }) scorerId?: string;
  @Field(() => ID, { nullable: true, description: 'About this proposal.' }) proposalId?: string;
}
export const ScoringAssignmentsArgs = listArgs(ScoringAssignmentOrder, ScoringAssignmentFilter);

export const ScoringRoundConnection = connectionType('ScoringRound', () => ScoringRoundType);
const ScoringRoundOrder = orderType(
  'ScoringRoundOrder',
  { OPENED_AT: 'OPENED_AT', DUE_ON: 'DUE_ON' },
  'How scoring rounds are ordered: by when they were opened, the latest first by default.',
);
@InputType()
class ScoringRoundFilter {
  @Field(() => [ScoringRoundStatusEnum], { nullable: true, description: 'In one of these.' })
  status?: ScoringRoundStatus[];
  @Field(() => ID, { nullable: true, description: 'Those that ask this person.' }) scorerId?: string;
}
export const ScoringRoundsArgs = listArgs(ScoringRoundOrder, ScoringRoundFilter);
