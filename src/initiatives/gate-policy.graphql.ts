import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  listArgs,
  MissingType,
  mutationResult,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import {
  DocumentStatusEnum,
  DocumentVersionType,
  DraftDocumentInput,
  EditDocumentInput,
} from '../process/document-version.graphql';
import type { DocumentStatus } from '../process/domain/document-version';
import type { Track } from '../process/domain/track';
import { TrackEnum } from '../process/track.graphql';
import type { StoredGatePolicy } from './domain/gate-policy';
import type { AffectedInitiative, PolicyPreview } from './domain/policy-preview';
import type { DeliverableKind, Stage } from './domain/initiative';
import type { MaterialContent } from './domain/material';
import { DeliverableKindEnum, StageEnum } from './initiative.graphql';

@ObjectType('GatePolicy', {
  implements: DocumentVersionType,
  simpleResolvers: true,
  description:
    'One version of what the gates of a track ask for: `{ "gates": { "DISCOVER": { … }, … }, "material": { … } }`, as `gatePolicySchema` describes it.',
})
export class GatePolicyType extends DocumentVersionType implements Pick<StoredGatePolicy, 'track'> {
  @Field(() => TrackEnum) track!: Track;
}

export const GatePolicyConnection = connectionType('GatePolicy', () => GatePolicyType);

const GatePolicyOrder = orderType(
  'GatePolicyOrder',
  { NUMBER: 'NUMBER' },
  'How gate policies are ordered: the newest first by default.',
);

@InputType({ description: 'Gate policies that fit all that is given.' })
export class GatePolicyFilter {
  @Field(() => [TrackEnum], { nullable: true, description: 'Of one of these.' }) track?: Track[];
  @Field(() => [DocumentStatusEnum], { nullable: true, description: 'In one of these.' }) status?: DocumentStatus[];
  @Field(() => Int, { nullable: true }) number?: number;
}

export const GatePoliciesArgs = listArgs(GatePolicyOrder, GatePolicyFilter);

@ObjectType('AffectedInitiative', {
  simpleResolvers: true,
  description: 'A running initiative that would miss more at the gate ahead.',
})
class AffectedInitiativeType implements AffectedInitiative {
  @Field(() => ID, { description: 'The id of the initiative.' }) id!: string;
  @Field(() => String) title!: string;
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => [MissingType], { description: 'What it would miss and does not miss now.' })
  missing!: readonly MissingType[];
}

@ObjectType('MissedByInitiatives', { simpleResolvers: true, description: 'One thing that initiatives would miss.' })
class MissedByInitiativesType {
  @Field(() => String, { description: 'Stable, for programs: `INTERVIEW`.' }) code!: string;
  @Field(() => Int, { description: 'How many initiatives would miss it and do not miss it now.' }) initiatives!: number;
}

@ObjectType('MaterialContent', {
  simpleResolvers: true,
  description:
    'What is material: its change while an approval is open voids the votes, and those who cast them are asked again. Evidence, readings and comments never are.',
})
class MaterialContentType implements MaterialContent {
  @Field(() => Int, {
    nullable: true,
    description:
      'A forecast whose cost (one-off and first year) differs by more than so many percent from the one that is voted on; null: no cost is.',
  })
  costPercent!: number | null;
  @Field(() => Int, { nullable: true, description: 'The same of the value a year; null: no value is.' })
  valuePercent!: number | null;
  @Field(() => [DeliverableKindEnum], { description: 'A further deliverable of one of these kinds.' })
  deliverables!: readonly DeliverableKind[];
  @Field(() => Boolean, { description: 'Whether stages that are planned anew are.' }) plan!: boolean;
}

@ObjectType('GatePolicyPreview', {
  simpleResolvers: true,
  description:
    'What a gate policy would mean for what runs on its track, if that were moved to it. Nothing moves: what runs stays on its version.',
})
export class GatePolicyPreviewType implements PolicyPreview {
  @Field(() => Int, { description: 'Initiatives on the track that are not closed.' }) running!: number;
  @Field(() => [AffectedInitiativeType], { description: 'Those that would miss more, by title.' })
  affected!: readonly AffectedInitiativeType[];
  @Field(() => [MissedByInitiativesType], { description: 'What they would miss, the most frequent first.' })
  missing!: readonly MissedByInitiativesType[];
  @Field(() => MaterialContentType, {
    description: 'What would void votes; the default where the policy leaves it out.',
  })
  material!: MaterialContent;
}

@InputType({ description: 'A further version for a track: from a document, or from a version that there is.' })
export class DraftGatePolicyInput extends DraftDocumentInput {
  @Field(() => TrackEnum) track!: Track;
}

@InputType()
export class EditGatePolicyInput extends EditDocumentInput {
  @Field(() => ID) gatePolicyId!: string;
}

@InputType()
export class GatePolicyVersionInput extends VersionedInput {
  @Field(() => ID) gatePolicyId!: string;
}

@ObjectType({ simpleResolvers: true })
export class GatePolicyPayload {
  @Field(() => GatePolicyType) gatePolicy!: GatePolicyType;
}
export const GatePolicyResult = mutationResult('GatePolicyResult', () => GatePolicyPayload);
