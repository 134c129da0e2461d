import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { DriverCode } from '../scoring/domain/drivers';
import { DriverCodeEnum } from '../scoring/scoring-model.graphql';
import { ScoringAssignmentType, ScoringRoundType } from './round.graphql';

@InputType({ description: 'Scorers who are asked for drivers of one proposal.' })
export class ScoringAskInput {
  @Field(() => ID, { description: 'A proposal under assessment.' }) proposalId!: string;
  @Field(() => [ID], { description: 'People who hold the role SCORER there: 1 to 50, nobody twice.' })
  scorerIds!: string[];
  @Field(() => [DriverCodeEnum], { nullable: true, description: 'All that its scoring model asks for when left out.' })
  drivers?: DriverCode[] | null;
}

@InputType()
export class OpenScoringRoundInput extends MutationInput {
  @Field(() => String, { description: 'As in "Spring 2027", up to 200 characters.' }) name!: string;
  @Field(() => GraphQLLocalDate, { description: 'By when the scorers are asked to estimate: today or later.' })
  dueOn!: string;
  @Field(() => [ScoringAskInput], {
    description: '1 to 100. A proposal may stand in several of them, with other scorers for other drivers.',
  })
  asks!: ScoringAskInput[];
}
@ObjectType({ simpleResolvers: true })
export class OpenScoringRoundPayload {
  @Field(() => ScoringRoundType) scoringRound!: ScoringRoundType;
}
export const OpenScoringRoundResult = mutationResult('OpenScoringRoundResult', () => OpenScoringRoundPayload);

@InputType()
export class ExtendScoringRoundInput extends VersionedInput {
  @Field(() => ID) scoringRoundId!: string;
  @Field(() => [ScoringAskInput], {
    description: '1 to 100: further scorers, proposals or drivers. What is asked already stays asked.',
  })
  asks!: ScoringAskInput[];
}
@ObjectType({ simpleResolvers: true })
export class ExtendScoringRoundPayload {
  @Field(() => ScoringRoundType) scoringRound!: ScoringRoundType;
}
export const ExtendScoringRoundResult = mutationResult('ExtendScoringRoundResult', () => ExtendScoringRoundPayload);

@InputType()
export class DeclareConflictInput extends MutationInput {
  @Field(() => ID) scoringRoundId!: string;
  @Field(() => ID, { description: 'A proposal that the round asks you about.' }) proposalId!: string;
  @Field(() => String, { description: 'What your interest is, in up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class DeclareConflictPayload {
  @Field(() => ScoringAssignmentType) scoringAssignment!: ScoringAssignmentType;
  @Field(() => ScoringRoundType) scoringRound!: ScoringRoundType;
}
export const DeclareConflictResult = mutationResult('DeclareConflictResult', () => DeclareConflictPayload);

@InputType()
export class CloseScoringRoundInput extends VersionedInput {
  @Field(() => ID) scoringRoundId!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is closed although estimates are missing, in up to 2000 characters. Left out, it is refused then, and names who has not estimated what.',
  })
  acceptMissingBecause?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class CloseScoringRoundPayload {
  @Field(() => ScoringRoundType) scoringRound!: ScoringRoundType;
}
export const CloseScoringRoundResult = mutationResult('CloseScoringRoundResult', () => CloseScoringRoundPayload);

@InputType()
export class ReopenScoringRoundInput extends VersionedInput {
  @Field(() => ID) scoringRoundId!: string;
  @Field(() => GraphQLLocalDate, { description: 'By when the scorers are asked to estimate: today or later.' })
  dueOn!: string;
  @Field(() => String, { description: 'Up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class ReopenScoringRoundPayload {
  @Field(() => ScoringRoundType) scoringRound!: ScoringRoundType;
}
export const ReopenScoringRoundResult = mutationResult('ReopenScoringRoundResult', () => ReopenScoringRoundPayload);
