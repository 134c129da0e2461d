import { GraphQLLocalDate } from 'graphql-scalars';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { AlternativeKind, Risk } from './domain/proposal';
import type { AlternativeInput, ContentInput, EffortInput, IdeaInput } from './domain/proposal-content';
import type { DeclineInput, DeferInput, ReturnInput } from './domain/proposal-life';
import { AlternativeKindEnum } from './alternative.graphql';
import { ProposalType } from './proposal.graphql';
import { RiskEnum } from './risk.graphql';

@InputType()
export class ProposeIdeaInput extends MutationInput implements IdeaInput {
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => String, { description: 'Which customers, or employees; up to 4000 characters.' }) whoIsHurt!: string;
  @Field(() => String, { description: 'Up to 4000 characters.' }) howTheyAreHurt!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The pillar that it would strengthen most: its owner answers. Without, whoever answers ideas does.',
  })
  pillarId?: string | null;
}

@InputType('AlternativeInput')
class AlternativeInputType implements AlternativeInput {
  @Field(() => AlternativeKindEnum) kind!: AlternativeKind;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => String, { description: 'What would follow; up to 4000 characters.' }) consequence!: string;
}

@InputType('EffortInput', { description: 'What the work of a proposal asks of a team.' })
class EffortInputType implements EffortInput {
  @Field(() => ID, { description: 'A team that was not retired.' }) teamId!: string;
  @Field(() => Int, { description: 'In hundredths of a person-day, 0 to 2,000,000,000: 1250 are 12.5 days.' })
  personDaysHundredths!: number;
}

@InputType({ description: 'A change of one proposal, decided on the version that the caller read.' })
export class ProposalChangeInput extends VersionedInput {
  @Field(() => ID) proposalId!: string;
}

const MINOR_UNITS = "In whole minor units (cents) of the organization's currency; 0 or more.";

@InputType({
  description: 'New content. What is left out stays as it is; null takes an optional text, link or amount away.',
})
export class EditProposalInput extends ProposalChangeInput implements ContentInput {
  @Field(() => String, { nullable: true, description: 'Up to 200 characters.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 4000 characters.' }) whoIsHurt?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 4000 characters.' }) howTheyAreHurt?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 4000 characters.' }) problem?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 4000 characters.' }) solution?: string | null;
  @Field(() => Int, { nullable: true, description: '1 to 30.' }) horizonYears?: number | null;
  @Field(() => GraphQLBigInt, { nullable: true, description: MINOR_UNITS }) costOneOffMinor?: bigint | null;
  @Field(() => GraphQLBigInt, { nullable: true, description: `A year. ${MINOR_UNITS}` }) costYearlyMinor?:
    bigint | null;
  @Field(() => RiskEnum, { nullable: true }) declaredRisk?: Risk | null;
  @Field(() => ID, { nullable: true, description: 'What it shall compete in.' }) portfolioId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The person who would answer for it.' }) sponsorId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Replaces all; at most 20.' }) needIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Replaces all; at most 20.' }) pillarIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Strategic objectives. Replaces all; at most 20.' })
  objectiveIds?: string[] | null;
  @Field(() => [AlternativeInputType], { nullable: true, description: 'Replaces all; at most 20.' })
  alternatives?: AlternativeInputType[] | null;
  @Field(() => [EffortInputType], {
    nullable: true,
    description: 'One for each team that has to do something. Replaces all; at most 20.',
  })
  effortByTeam?: EffortInputType[] | null;
}

@InputType()
export class ReturnProposalInput extends ProposalChangeInput implements ReturnInput {
  @Field(() => String, { description: 'What has to be known before it can be judged; up to 4000 characters.' })
  asked!: string;
  @Field(() => GraphQLLocalDate, { description: 'A date after today.' }) answerBy!: string;
}

@InputType()
export class ResubmitProposalInput extends ProposalChangeInput {
  @Field(() => String, { description: 'What is different now; up to 4000 characters.' }) whatChanged!: string;
}

@InputType()
export class DeferProposalInput extends ProposalChangeInput implements DeferInput {
  @Field(() => GraphQLLocalDate, { description: 'A date after today.' }) until!: string;
  @Field(() => String, { description: 'What has to be there for a decision; up to 4000 characters.' }) missing!: string;
}

@InputType()
export class DeclineProposalInput extends ProposalChangeInput implements DeclineInput {
  @Field(() => String, { description: 'The reason, and the data that it rests on; up to 4000 characters.' })
  reason!: string;
}

/** The result of a mutation that leaves one proposal behind: `XPayload { proposal }` or a refusal. */
export function proposalResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => ProposalType) proposal!: ProposalType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

export const ProposeIdeaResult = proposalResult('ProposeIdea');
export const EditProposalResult = proposalResult('EditProposal');
export const SubmitProposalResult = proposalResult('SubmitProposal');
export const ReturnProposalResult = proposalResult('ReturnProposal');
export const ResubmitProposalResult = proposalResult('ResubmitProposal');
export const StartAssessmentResult = proposalResult('StartAssessment');
export const WithdrawProposalResult = proposalResult('WithdrawProposal');
export const DeferProposalResult = proposalResult('DeferProposal');
export const DeclineProposalResult = proposalResult('DeclineProposal');
