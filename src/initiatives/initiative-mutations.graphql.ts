import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApprovalType } from '../approvals/approval.graphql';
import { EvidenceFields, EvidenceType } from '../listening/evidence.graphql';
import type { ReadingInput } from '../metrics/domain/reading';
import { ReadingType } from '../metrics/metric.graphql';
import { CorrectingInput } from '../metrics/reading-mutations.graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { DeliverableDraft } from './domain/deliverable';
import type { DeliverableKind } from './domain/initiative';
import type { RolesAsked } from './domain/roles';
import { DeliverableKindEnum, DeliverableType, InitiativeEventType, InitiativeType } from './initiative.graphql';

const REASON = 'Up to 2000 characters; it stays in the history.';
const CORRECTS =
  'The earlier move of its history that this one corrects: that stays as it was. Needs a reason, and not for `approveGate` and `returnForRework`: a vote is corrected by another vote.';

@InputType({ description: 'A move that may go without a reason.' })
export class MoveInitiativeInput extends VersionedInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => String, { nullable: true, description: REASON }) reason?: string | null;
  @Field(() => ID, { nullable: true, description: CORRECTS }) correctsEventId?: string | null;
}

@InputType({ description: 'A move of which everybody concerned is told why.' })
export class MoveInitiativeWithReasonInput extends VersionedInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
  @Field(() => ID, { nullable: true, description: CORRECTS }) correctsEventId?: string | null;
}

@InputType({ description: 'What is kept, why, and until when.' })
export class EmbedInitiativeInput extends MoveInitiativeWithReasonInput {
  @Field(() => GraphQLLocalDate, {
    description: 'The day on which it comes back by itself: after today, and within 3 years.',
  })
  recheckOn!: string;
}

@ObjectType({ simpleResolvers: true })
export class MoveInitiativePayload {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => InitiativeEventType, {
    nullable: true,
    description: 'The move, as the history has it; null for a vote that moves nothing before others are cast.',
  })
  event!: InitiativeEventType | null;
  @Field(() => ApprovalType, {
    nullable: true,
    description: 'The approval that was asked for, voted on or withdrawn by it.',
  })
  approval!: ApprovalType | null;
}
export const MoveInitiativeResult = mutationResult('MoveInitiativeResult', () => MoveInitiativePayload);

@InputType()
export class AssignInitiativeRolesInput extends VersionedInput implements RolesAsked {
  @Field(() => ID) initiativeId!: string;
  @Field(() => ID, { nullable: true, description: 'Who sponsors it from now on; as it is when left out.' })
  sponsorId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who leads it from now on; as it is when left out.' })
  leadId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who owns the solution from now on; as it is when left out.' })
  businessOwnerId?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters; it stays in the audit.' })
  reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class AssignInitiativeRolesPayload {
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const AssignInitiativeRolesResult = mutationResult(
  'AssignInitiativeRolesResult',
  () => AssignInitiativeRolesPayload,
);

@InputType()
export class RecordInitiativeEvidenceInput extends EvidenceFields {
  @Field(() => ID) initiativeId!: string;
}
@ObjectType({ simpleResolvers: true })
export class RecordInitiativeEvidencePayload {
  @Field(() => EvidenceType) evidence!: EvidenceType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const RecordInitiativeEvidenceResult = mutationResult(
  'RecordInitiativeEvidenceResult',
  () => RecordInitiativeEvidencePayload,
);

@InputType()
export class AddDeliverableInput extends MutationInput implements DeliverableDraft {
  @Field(() => ID) initiativeId!: string;
  @Field(() => DeliverableKindEnum) kind!: DeliverableKind;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => String, { description: 'Where it can be read; http or https.' }) link!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The earlier deliverable of the same kind whose place it takes: that stays, and says by which.',
  })
  correctsDeliverableId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class AddDeliverablePayload {
  @Field(() => DeliverableType) deliverable!: DeliverableType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const AddDeliverableResult = mutationResult('AddDeliverableResult', () => AddDeliverablePayload);

@InputType({
  description: "Raw counts: exactly one of nps, proportion, mean and survival, the one of the metric's form.",
})
export class RecordReadingInput extends CorrectingInput implements ReadingInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => Boolean, { description: 'True: taken before the change, to compare with; false: a follow-up.' })
  isBaseline!: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'Where the counts come from: a survey, a system; up to 200 characters. Two sources may overlap in time.',
  })
  source?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class RecordReadingPayload {
  @Field(() => ReadingType) reading!: ReadingType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const RecordReadingResult = mutationResult('RecordReadingResult', () => RecordReadingPayload);
