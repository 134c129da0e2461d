import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { EvidenceType } from '../listening/evidence.graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  MoneyType,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  listArgs,
} from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import { proposalResult } from '../proposals/proposal-mutations.graphql';
import { CONFIDENCES, type Confidence } from './domain/confidence';
import type { DriverCode } from './domain/drivers';
import type { MoneyInput } from './domain/entry-in-money';
import type { Estimate, EstimateInput } from './domain/estimate';
import { ESTIMATE_STATES, type EstimateState } from './domain/figures';
import { DriverCodeEnum } from './scoring-model.graphql';

const ConfidenceEnum = enumOf(
  'Confidence',
  CONFIDENCES,
  'How sure a scorer is of a likely value in points. The range around it is cut evenly on both sides at an end of the scale.',
  { HIGH: '± 1 point.', MEDIUM: '± 2 points.', LOW: '± 3 points.' },
);
const EstimateStateEnum = enumOf('EstimateState', ESTIMATE_STATES, "What somebody's estimate of a driver says.", {
  ESTIMATED: 'So many points.',
  NOT_APPLICABLE: 'The solution does not touch it: 0 points, weight kept.',
});

const IN_ITS_UNIT =
  "In the driver's unit: points, of which 0 adds nothing and 10 is the anchor; by RICE customers a quarter, per cent, person-months.";

@ObjectType('EnteredMoney', { simpleResolvers: true, description: 'What an estimate was entered as: money a year.' })
export class EnteredMoneyType {
  @Field(() => MoneyType, { nullable: true, description: 'Null where a confidence was given.' }) low!: MoneyType | null;
  @Field(() => MoneyType) likely!: MoneyType;
  @Field(() => MoneyType, { nullable: true, description: 'Null where a confidence was given.' })
  high!: MoneyType | null;
}

@ObjectType('Estimate', {
  implements: NodeType,
  simpleResolvers: true,
  description: "One person's view of one driver of one proposal.",
})
export class EstimateType
  extends NodeType
  implements
    Pick<
      Estimate,
      | 'id'
      | 'driver'
      | 'roundId'
      | 'blind'
      | 'afterReopening'
      | 'state'
      | 'confidence'
      | 'askedConfidence'
      | 'cappedBecause'
      | 'calculation'
      | 'rationale'
      | 'version'
      | 'updatedAt'
    >
{
  @Field(() => ProposalType) proposal!: ProposalType;
  @Field(() => DriverCodeEnum) driver!: DriverCode;
  @Field(() => PersonType) scorer!: PersonType;
  @Field(() => Boolean, {
    description:
      "Whether it is in the mean. Left out: the proposer's own view; what was given in a scoring round that is open, or that closed with fewer than two scorers on the driver or a conflict of interest; and what a later round took the place of.",
  })
  counted!: boolean;
  @Field(() => ID, { nullable: true, description: 'The scoring round it was given in, where there was one.' })
  roundId!: string | null;
  @Field(() => Boolean, {
    description: 'Whether its scoring round is open: then it is your own, and nobody else sees it.',
  })
  blind!: boolean;
  @Field(() => Boolean, {
    description: 'Given in a scoring round that had been closed before: its scorer can have seen what others held.',
  })
  afterReopening!: boolean;
  @Field(() => EstimateStateEnum) state!: EstimateState;
  @Field(() => Float, { description: IN_ITS_UNIT }) low!: number;
  @Field(() => Float, { description: IN_ITS_UNIT }) likely!: number;
  @Field(() => Float, { description: IN_ITS_UNIT }) high!: number;
  @Field(() => ConfidenceEnum, {
    nullable: true,
    description:
      'What low and high were derived from, as the evidence carries it; null when the scorer gave low and high, which are kept as they are.',
  })
  confidence!: Confidence | null;
  @Field(() => ConfidenceEnum, { nullable: true, description: 'What the scorer gave.' })
  askedConfidence!: Confidence | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why a lower confidence was kept than the scorer gave, by `evidencePolicy` at that time; null where none was.',
  })
  cappedBecause!: string | null;
  @Field(() => [EvidenceType], { description: 'What it rests on.' }) evidence!: EvidenceType[];
  @Field(() => EnteredMoneyType, {
    nullable: true,
    description:
      'What it was entered as, where that was money: the points are that by the worth of the driver, to hundredths (a half to the even neighbour).',
  })
  entered!: EnteredMoneyType | null;
  @Field(() => String, { nullable: true, description: '"Customers × change × margin".' }) calculation!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in words.' }) rationale!: string | null;
  @Field(() => Int, { description: 'Raised each time that the scorer estimates anew.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime) updatedAt!: Date;
}

export const EstimateConnection = connectionType('Estimate', () => EstimateType);
const EstimateOrder = orderType(
  'EstimateOrder',
  { DRIVER: 'DRIVER', UPDATED_AT: 'UPDATED_AT' },
  'How estimates are ordered: by default by driver, in the order of the drivers.',
);

@InputType()
class EstimateFilter {
  @Field(() => [DriverCodeEnum], { nullable: true, description: 'Of one of these.' }) driver?: DriverCode[];
  @Field(() => ID, { nullable: true }) scorerId?: string;
}

export const EstimatesArgs = listArgs(EstimateOrder, EstimateFilter);

const RANGE =
  "In the driver's unit, with at most two decimals. Points: returns from -10, all others from 0, up to 100 (10 is the anchor). Effort and job size are more than 0; `least` and `most` of the model's driver say it of each.";
const FIRST_OR_NEXT = 'The version of your estimate that this one replaces; 0 or left out for your first.';

const MONEY = "A year, in minor units of the currency of the portfolio's scoring model.";

@InputType({
  description:
    'A view in money, which is one in points by what 10 points of the driver are worth: `likelyMinor` and a confidence, or all three.',
})
class MoneyEstimateInput implements MoneyInput {
  @Field(() => GraphQLBigInt, { nullable: true, description: MONEY }) lowMinor?: bigint | null;
  @Field(() => GraphQLBigInt, { description: MONEY }) likelyMinor!: bigint;
  @Field(() => GraphQLBigInt, { nullable: true, description: MONEY }) highMinor?: bigint | null;
}

@InputType({
  description:
    'A view of one driver: `likely` with a confidence, or `low`, `likely` and `high`; or `inMoney` in place of points; or `notApplicable` without any of them. Of a proposal on the track MAJOR it is low, likely and high.',
})
export class DriverEstimateInput implements EstimateInput {
  @Field(() => DriverCodeEnum) driver!: DriverCode;
  @Field(() => Int, { nullable: true, description: FIRST_OR_NEXT }) expectedVersion?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'The solution does not touch it: 0 points, weight kept.' })
  notApplicable?: boolean | null;
  @Field(() => Float, { nullable: true, description: RANGE }) low?: number | null;
  @Field(() => Float, { nullable: true, description: RANGE }) likely?: number | null;
  @Field(() => Float, { nullable: true, description: RANGE }) high?: number | null;
  @Field(() => MoneyEstimateInput, { nullable: true, description: 'In place of low, likely and high in points.' })
  inMoney?: MoneyEstimateInput | null;
  @Field(() => ConfidenceEnum, { nullable: true, description: 'In place of low and high.' })
  confidence?: Confidence | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Evidence of the needs of the proposal: at most 20. `evidencePolicy` says what a confidence asks for.',
  })
  evidenceIds?: string[] | null;
  @Field(() => String, { nullable: true, description: '"Customers × change × margin"; up to 4000 characters.' })
  calculation?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 4000 characters.' }) rationale?: string | null;
}

@InputType()
export class EstimateDriverInput extends MutationInput {
  @Field(() => ID) proposalId!: string;
  @Field(() => DriverEstimateInput) estimate!: DriverEstimateInput;
}
@ObjectType({ simpleResolvers: true })
export class EstimateDriverPayload {
  @Field(() => EstimateType) estimate!: EstimateType;
  @Field(() => ProposalType) proposal!: ProposalType;
}
export const EstimateDriverResult = mutationResult('EstimateDriverResult', () => EstimateDriverPayload);

@InputType()
export class EstimateDriversInput extends MutationInput {
  @Field(() => ID) proposalId!: string;
  @Field(() => [DriverEstimateInput], { description: 'Each driver once; all are written, or none.' })
  estimates!: DriverEstimateInput[];
}
@ObjectType({ simpleResolvers: true })
export class EstimateDriversPayload {
  @Field(() => [EstimateType], { description: 'In the order of the input.' }) estimates!: EstimateType[];
  @Field(() => ProposalType) proposal!: ProposalType;
}
export const EstimateDriversResult = mutationResult('EstimateDriversResult', () => EstimateDriversPayload);

export const CloseAssessmentResult = proposalResult('CloseAssessment');
