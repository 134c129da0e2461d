import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { ImportType } from '../imports/import.graphql';
import { NeedType } from '../listening/need.graphql';
import { StrategicObjectiveType } from '../organization/direction.graphql';
import { TeamType } from '../organization/team.graphql';
import { PersonType } from '../people/person.graphql';
import { PillarType } from '../pillars/pillar.graphql';
import type { Track } from '../process/domain/track';
import { TrackEnum } from '../process/track.graphql';
import {
  connectionType,
  enumOf,
  MissingType,
  MoneyType,
  NodeType,
  orderType,
  listArgs,
} from '../platform/graphql/types.graphql';
import { PROPOSAL_STATUSES, type Effort, type Proposal, type ProposalStatus, type Risk } from './domain/proposal';
import { PROPOSAL_ACTS, type ProposalAct } from './domain/proposal-transitions';
import { AlternativeType } from './alternative.graphql';
import { RiskEnum } from './risk.graphql';

export const ProposalStatusEnum = enumOf(
  'ProposalStatus',
  PROPOSAL_STATUSES,
  'Where a proposal stands. FUNDED, DECLINED, WITHDRAWN and MERGED are ends; the others are open.',
  {
    IDEA: 'It says who is hurt, and how.',
    DRAFT: 'It says more than an idea, and is not handed in.',
    SUBMITTED: 'It states all that it has to.',
    RETURNED: 'Something is asked for: its own side answers in it and submits it again.',
    UNDER_ASSESSMENT: 'Scorers estimate its value drivers.',
    ASSESSED: 'Every driver is estimated; a decision is awaited.',
    FUNDED: 'It became an initiative.',
    DEFERRED: 'The decision waits, until a date and for what is missing.',
    DECLINED: 'No, with the reason and its data.',
    WITHDRAWN: 'Taken back by its own side.',
    MERGED: 'It went into another that says the same.',
  },
);
const ProposalActEnum = enumOf('ProposalAct', PROPOSAL_ACTS, 'What can be done with a proposal.', {
  EDIT: 'By `editProposal`.',
  ASSIGN_TRIAGE: 'By `assignTriage`.',
  TAKE_ON: 'By `answerIdea`.',
  DECLINE_IDEA: 'By `answerIdea`.',
  SUBMIT: 'By `submitProposal`.',
  RETURN: 'By `returnProposal`.',
  START_ASSESSMENT: 'By `startAssessment`.',
  CLOSE_ASSESSMENT: 'By `closeAssessment`.',
  FUND: 'By `fundProposal`.',
  DEFER: 'By `deferProposal`.',
  DECLINE: 'By `declineProposal`.',
  RESUBMIT: 'By `resubmitProposal`, which leaves a new draft.',
  MERGE: 'By `mergeProposals`.',
  WITHDRAW: 'By `withdrawProposal`.',
});
@ObjectType('Effort', {
  simpleResolvers: true,
  description: 'What the work of a proposal asks of a team.',
})
export class EffortType implements Pick<Effort, 'personDaysHundredths'> {
  @Field(() => TeamType) team!: TeamType;
  @Field(() => Int, { description: 'In hundredths of a person-day: 1250 are 12.5 days.' })
  personDaysHundredths!: number;
}

type OwnFields = Exclude<
  keyof Proposal,
  | 'organizationId'
  | 'portfolioId'
  | 'proposerId'
  | 'triageOwnerId'
  | 'drafterId'
  | 'sponsorId'
  | 'decidedById'
  | 'certifiedById'
  | 'mergedIntoId'
  | 'resubmissionOfId'
  | 'costOneOffMinor'
  | 'costYearlyMinor'
  | 'importedDigest'
  | 'importId'
>;

@ObjectType('Proposal', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Something that could be done for customers. It begins as an idea (who is hurt, and how) and states, in this order: problem, needs, pillars and objectives, alternatives, solution, cost.',
})
export class ProposalType extends NodeType implements Pick<Proposal, OwnFields> {
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Which customers, or employees.' }) whoIsHurt!: string;
  @Field(() => String) howTheyAreHurt!: string;
  @Field(() => String, { nullable: true, description: 'What is wrong today; null while it is not stated.' })
  problem!: string | null;
  @Field(() => [NeedType], { description: 'What customers try to get done and cannot; at least one is established.' })
  needs!: NeedType[];
  @Field(() => [PillarType], { description: 'What it strengthens.' }) pillars!: PillarType[];
  @Field(() => [StrategicObjectiveType], { description: 'What it is there for.' })
  objectives!: StrategicObjectiveType[];
  @Field(() => [AlternativeType], { description: 'In the order they were written.' })
  alternatives!: AlternativeType[];
  @Field(() => String, { nullable: true, description: 'What is to be done; null while it is not stated.' })
  solution!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many years the solution is meant to serve. Scores use the horizon of the scoring model instead.',
  })
  horizonYears!: number | null;
  @Field(() => MoneyType, { nullable: true, description: 'Paid once, at the start; null while it is not stated.' })
  costOneOff!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'To run it, a year; null while it is not stated.' })
  costYearly!: MoneyType | null;
  @Field(() => String, { description: 'ISO 4217: the currency of its costs.' }) currencyCode!: string;
  @Field(() => RiskEnum, { nullable: true, description: 'As its own side declares it; null while nobody has.' })
  declaredRisk!: Risk | null;
  @Field(() => TrackEnum, {
    nullable: true,
    description:
      "How strictly it is governed: by its commitment (one-off and first year's cost) and its declared risk against `trackThresholds` when it was written or submitted last; or certified MANDATORY. LIGHT and MANDATORY are not ranked. Null while its costs are not stated.",
  })
  track!: Track | null;
  @Field(() => String, { nullable: true, description: 'Of a mandatory one: the rule that has to be kept.' })
  certifiedBecause!: string | null;
  @Field(() => PersonType, { nullable: true, description: 'Of a mandatory one: who certified that.' })
  certifiedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null where nobody did.' })
  certifiedAt!: Date | null;
  @Field(() => [EffortType], {
    description: 'What it asks of teams, by their names; of a team that is not named, nothing.',
  })
  effortByTeam!: EffortType[];
  @Field(() => ProposalStatusEnum) status!: ProposalStatus;
  @Field(() => [ProposalActEnum], { description: 'What can be done in this status, by somebody who may.' })
  possibleActs!: ProposalAct[];
  @Field(() => [MissingType], {
    description: 'All that it still has to state before it can be submitted; empty once it cannot be edited any more.',
  })
  missingForSubmission!: MissingType[];
  @Field(() => PortfolioType, { nullable: true, description: 'What it competes in.' })
  portfolio!: PortfolioType | null;
  @Field(() => PersonType) proposer!: PersonType;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who answers it, or was to, while it is an idea; null while nobody is named.',
  })
  triageOwner!: PersonType | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The date by which it is, or was to be, answered as an idea. Null for a resubmission.',
  })
  answerBy!: string | null;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Of an idea that was taken on: who writes the draft, and may edit and submit it as its proposer may.',
  })
  drafter!: PersonType | null;
  @Field(() => Int, { description: 'How many `supporters` it has.' }) supporterCount!: number;
  @Field(() => PersonType, {
    nullable: true,
    description:
      'Who would answer for it before the executive team. Neither they nor who proposed or drafted it decide on it.',
  })
  sponsor!: PersonType | null;
  @Field(() => PersonType, { nullable: true, description: 'Who funded, deferred or declined it.' })
  decidedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while nobody did.' }) decidedAt!: Date | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Of a deferred one: the date until which it waits.' })
  deferredUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a deferred one: what has to be there for a decision.' })
  missingForDecision!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a declined one: the reason, and the data it rests on.' })
  declineReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a declined idea: what was looked at.' })
  declineBasis!: string | null;
  @Field(() => ProposalType, { nullable: true, description: 'Of a merged one: the proposal that it went into.' })
  mergedInto!: ProposalType | null;
  @Field(() => ProposalType, {
    nullable: true,
    description: 'The declined or deferred proposal that it takes up again.',
  })
  resubmissionOf!: ProposalType | null;
  @Field(() => String, { nullable: true, description: 'Of a resubmission: what is different now.' })
  whatChanged!: string | null;
  @Field(() => String, { nullable: true, description: 'Of one that was imported: what its file knows it by.' })
  externalReference!: string | null;
  @Field(() => ImportType, { nullable: true, description: 'The import that it came by.' }) import!: ImportType | null;
  @Field(() => Int, { description: 'Raised by each change of the proposal; estimates have versions of their own.' })
  version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime) updatedAt!: Date;
}

export const ProposalConnection = connectionType('Proposal', () => ProposalType);
const ProposalOrder = orderType(
  'ProposalOrder',
  {
    UPDATED_AT: 'UPDATED_AT',
    CREATED_AT: 'CREATED_AT',
    TITLE: 'TITLE',
    SUPPORTERS: 'SUPPORTERS',
    RELEVANCE: 'RELEVANCE',
  },
  'How proposals are ordered: those changed last come first by default. The direction is DESC unless it is given. SUPPORTERS is by how many there are. RELEVANCE goes with `filter.search`: the words in a title count most, then who is hurt and how, problem, solution.',
);

@InputType({ description: 'Proposals that fit all that is given.' })
class ProposalFilter {
  @Field(() => [ProposalStatusEnum], { nullable: true, description: 'In one of these.' }) status?: ProposalStatus[];
  @Field(() => [TrackEnum], { nullable: true, description: 'On one of these.' }) track?: Track[];
  @Field(() => ID, { nullable: true }) portfolioId?: string;
  @Field(() => ID, { nullable: true }) proposerId?: string;
  @Field(() => ID, {
    nullable: true,
    description: 'With this triage owner; with `status: [IDEA]`, what waits for them.',
  })
  triageOwnerId?: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: ideas whose date to be answered is past. False: all other proposals.',
  })
  triageOverdue?: boolean;
  @Field(() => ID, { nullable: true, description: 'That this import brought.' }) importId?: string;
  @Field(() => ID, { nullable: true, description: 'That answer this need.' }) needId?: string;
  @Field(() => ID, { nullable: true, description: 'That strengthen this pillar.' }) pillarId?: string;
  @Field(() => ID, { nullable: true, description: 'That serve this strategic objective.' }) objectiveId?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'That hold these English words, in any of their forms, in title, who is hurt and how, problem or solution; 1 to 200 characters. `"…"` asks for a phrase, `-word` leaves out, `or` stands between alternatives. Without these three, a title that holds words written much like each of these is found, too.',
  })
  search?: string;
}

export const ProposalsArgs = listArgs(ProposalOrder, ProposalFilter);
