import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { EvidenceKind } from '../listening/domain/evidence';
import { EvidenceKindEnum } from '../listening/evidence.graphql';
import { mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { EvidencePolicy } from './domain/evidence-cap';

@ObjectType('EvidencePolicy', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Which evidence a confidence asks for. An estimate that names none of these kinds, speaking for a need of its proposal and not expired, is kept with the next lower confidence.',
})
export class EvidencePolicyType extends NodeType implements Pick<EvidencePolicy, 'forHigh' | 'forMedium' | 'version'> {
  @Field(() => [EvidenceKindEnum], { description: 'One of these for HIGH; an empty list asks for none.' })
  forHigh!: EvidenceKind[];
  @Field(() => [EvidenceKindEnum], { description: 'One of these for MEDIUM; an empty list asks for none.' })
  forMedium!: EvidenceKind[];
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
}

@InputType()
export class SetEvidencePolicyInput extends VersionedInput implements Pick<EvidencePolicy, 'forHigh' | 'forMedium'> {
  @Field(() => [EvidenceKindEnum], { description: 'One of these for HIGH; an empty list asks for none.' })
  forHigh!: EvidenceKind[];
  @Field(() => [EvidenceKindEnum], { description: 'The same for MEDIUM; where there are any, HIGH asks for some.' })
  forMedium!: EvidenceKind[];
}
@ObjectType({ simpleResolvers: true })
export class SetEvidencePolicyPayload {
  @Field(() => EvidencePolicyType) evidencePolicy!: EvidencePolicyType;
}
export const SetEvidencePolicyResult = mutationResult('SetEvidencePolicyResult', () => SetEvidencePolicyPayload);
