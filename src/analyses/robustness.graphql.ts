import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { connectionType, enumOf, listArgs, orderType } from '../platform/graphql/types.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import { CANDIDATE_KINDS, type CandidateKind } from './domain/frozen-inputs';
import { ROBUSTNESS_CLASSES, type RobustnessClass } from './domain/robustness';
import type { WinShare } from './domain/win-share';

export const CandidateKindEnum = enumOf('CandidateKind', CANDIDATE_KINDS, 'What competes in an analysis.', {
  PROPOSAL: 'A proposal, on all of its cost and value.',
  INITIATIVE: 'A running initiative, on what remains: its last forecast without what was released to it.',
});
export const RobustnessClassEnum = enumOf(
  'RobustnessClass',
  ROBUSTNESS_CLASSES,
  'Whether the budget reaches a candidate whatever estimates, weights and λ may be.',
  {
    SAFE: 'In at least 90 of 100 samples.',
    CLOSE_CALL: 'In more than 10 and fewer than 90 of 100.',
    OUT: 'In at most 10 of 100.',
  },
);

@ObjectType('WinShare', { simpleResolvers: true, description: 'Which of two candidates comes first.' })
export class WinShareType implements Pick<WinShare, 'wins' | 'losses' | 'ties' | 'share'> {
  @Field(() => ProposalType) first!: ProposalType;
  @Field(() => ProposalType) second!: ProposalType;
  @Field(() => Float, {
    description: 'Of all samples, 0 to 1: in how many the first came first, a tie counted as half.',
  })
  share!: number;
  @Field(() => Int, { description: 'Samples in which the first came first.' }) wins!: number;
  @Field(() => Int, { description: 'Samples in which the second came first.' }) losses!: number;
  @Field(() => Int, { description: 'Samples in which they shared a rank.' }) ties!: number;
}

@ObjectType('ScorerInfluence', {
  simpleResolvers: true,
  description: 'Where a candidate would stand without any of the estimates of one scorer.',
})
export class ScorerInfluenceType {
  @Field(() => PersonType) scorer!: PersonType;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description: 'Its score then, in millionths of a point; null when a driver would be left without an estimate.',
  })
  scoreWithoutMicro!: bigint | null;
  @Field(() => Int, { nullable: true, description: 'Its rank then; null when it would not be ranked.' })
  rankWithout!: number | null;
}

@ObjectType('CandidateRobustness', {
  simpleResolvers: true,
  description: 'How a candidate fares when the ranking is drawn again and again. Shares are of all samples, 0 to 1.',
})
export class CandidateRobustnessType {
  @Field(() => ProposalType, { description: 'Itself, or what a running initiative was funded as.' })
  proposal!: ProposalType;
  @Field(() => CandidateKindEnum) kind!: CandidateKind;
  @Field(() => InitiativeType, { nullable: true, description: 'Null of a proposal.' })
  initiative!: InitiativeType | null;
  @Field(() => Int, { description: 'By the model, without any chance; from 1, and shared by those that are tied.' })
  rank!: number;
  @Field(() => GraphQLBigInt, { description: 'By the model, in millionths of a point.' }) scoreMicro!: bigint;
  @Field(() => Boolean, { description: 'Whether what is left pays for it and all before it, by the model.' })
  withinBudget!: boolean;
  @Field(() => RobustnessClassEnum) robustness!: RobustnessClass;
  @Field(() => Float, { description: 'P(funded): how often what is left reached it.' }) fundedShare!: number;
  @Field(() => Float, { description: 'P(top k): how often its rank was at most k.' }) topShare!: number;
  @Field(() => Float, { description: 'The mean of its ranks.' }) expectedRank!: number;
  @Field(() => Int, { description: 'The 5th percentile of its ranks.' }) lowRank!: number;
  @Field(() => Int, { description: 'The 95th percentile of its ranks.' }) highRank!: number;
  @Field(() => Int, { description: 'The best rank that it had.' }) bestRank!: number;
  @Field(() => [Float], { description: 'P(rank = r), from its best rank to its worst; at all others it is 0.' })
  rankShares!: number[];
  @Field(() => WinShareType, { nullable: true, description: 'Against the next in the ranking; null of the last.' })
  overNext!: WinShareType | null;
  @Field(() => [ScorerInfluenceType], {
    description: 'Each scorer without whom its score or rank would be another: whose view moves it.',
  })
  influences!: ScorerInfluenceType[];
}

export const CandidateRobustnessConnection = connectionType('CandidateRobustness', () => CandidateRobustnessType);
const CandidateRobustnessOrder = orderType(
  'CandidateRobustnessOrder',
  { RANK: 'RANK' },
  'How candidates are ordered: by the ranking of the model, the best first, by default.',
);
@InputType()
class CandidateRobustnessFilter {
  @Field(() => [RobustnessClassEnum], { nullable: true, description: 'Of one of these.' })
  robustness?: RobustnessClass[];
  @Field(() => [CandidateKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: CandidateKind[];
}
export const CandidateRobustnessArgs = listArgs(CandidateRobustnessOrder, CandidateRobustnessFilter);

@ObjectType('Robustness', {
  simpleResolvers: true,
  description:
    'A ranking drawn again and again: each estimate from its range, the weights around those of the model, λ between 1 and 4. Scorers are drawn independently; a bias that all share is not seen.',
})
export class RobustnessType {
  @Field(() => Int) samples!: number;
  @Field(() => Int) seed!: number;
  @Field(() => Int, { description: 'The k of P(top k).' }) top!: number;
  @Field(() => Int, { description: 'The version of what drew it: another one may draw otherwise from the same seed.' })
  engine!: number;
  @Field(() => [WinShareType], {
    description: 'Each of the last three that what is left reaches against each of the first three that it does not.',
  })
  aroundBudgetLine!: WinShareType[];
  @Field(() => [WinShareType], { description: 'Of the pairs that were asked for.' }) winShares!: WinShareType[];
}
