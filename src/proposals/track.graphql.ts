import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { MoneyType, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { Thresholds, TrackThresholds } from './domain/proposal-track';
import { ProposalChangeInput, proposalResult } from './proposal-mutations.graphql';

@ObjectType('TrackThresholds', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "From what commitment (one-off and first year's cost) on proposals are governed more strictly. A declared risk of HIGH makes any proposal MAJOR.",
})
export class TrackThresholdsType extends NodeType implements Pick<TrackThresholds, 'version'> {
  @Field(() => MoneyType, { description: 'Up to this, included, what has a declared risk of LOW is LIGHT.' })
  lightUpTo!: MoneyType;
  @Field(() => MoneyType, { description: 'From this on, everything is MAJOR.' }) majorFrom!: MoneyType;
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
}

@InputType()
export class SetTrackThresholdsInput extends VersionedInput implements Thresholds {
  @Field(() => GraphQLBigInt, { description: "In minor units of the organization's currency; 0 or more." })
  lightUpToMinor!: bigint;
  @Field(() => GraphQLBigInt, { description: 'In the same; more than `lightUpToMinor`.' }) majorFromMinor!: bigint;
}
@ObjectType({ simpleResolvers: true })
export class SetTrackThresholdsPayload {
  @Field(() => TrackThresholdsType) trackThresholds!: TrackThresholdsType;
}
export const SetTrackThresholdsResult = mutationResult('SetTrackThresholdsResult', () => SetTrackThresholdsPayload);

@InputType()
export class CertifyMandatoryInput extends ProposalChangeInput {
  @Field(() => String, { description: 'The rule that has to be kept; up to 4000 characters.' }) reason!: string;
}
export const CertifyMandatoryResult = proposalResult('CertifyMandatory');

@InputType()
export class RevokeCertificationInput extends ProposalChangeInput {
  @Field(() => String, { description: 'Up to 4000 characters.' }) reason!: string;
}
export const RevokeCertificationResult = proposalResult('RevokeCertification');
