import { GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import type { CxFunction } from '../people/domain/person';
import { CxFunctionEnum, PersonType } from '../people/person.graphql';
import { connectionType, enumOf, MissingType, MoneyType, NodeType } from '../platform/graphql/types.graphql';
import type { Track } from '../process/domain/track';
import { TrackEnum } from '../process/track.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import {
  DELIVERABLE_KINDS,
  HISTORY_EVENTS,
  INITIATIVE_STATUSES,
  STAGES,
  type Deliverable,
  type DeliverableKind,
  type GateFacts,
  type HistoryEventName,
  type Initiative,
  type InitiativeEvent,
  type InitiativeEventName,
  type InitiativeStatus,
  type Stage,
} from './domain/initiative';

export const StageEnum = enumOf('Stage', STAGES, 'The stages of an initiative.', {
  DISCOVER: 'First: interviews and shadowing prove the need.',
  DESIGN: 'Second: the solution is designed; baseline, forecast and kill criteria are locked.',
  PROTOTYPE: 'Third: it is tried small, with customers, and made ready for service.',
  MEASURE: 'Fourth: it is rolled out, and held against the baseline.',
  SUNSET: 'Last: it is wound down with notice, and the lessons are told.',
});
export const InitiativeStatusEnum = enumOf(
  'InitiativeStatus',
  INITIATIVE_STATUSES,
  'How an initiative is doing within its stage.',
  {
    WORKING: 'The team brings what the gate asks for.',
    AWAITING_APPROVAL: 'It is all there; those whose approval is asked for vote.',
    AWAITING_REVIEW: 'Its forecast is back with the portfolio review, which confirms its funding or stops it.',
    ON_HOLD: 'Work rests; it resumes where it was left.',
    EMBEDDED: 'It is kept in service until its re-check day, on which it comes back by itself.',
    CLOSED: 'Stopped, or switched off and confirmed: for good.',
  },
);
export const InitiativeEventNameEnum = enumOf(
  'InitiativeEventName',
  HISTORY_EVENTS,
  'What can happen to an initiative: that it is registered as it runs, what people may send to it, that it is asked again, and that it is taken to another version of its process.',
  {
    REQUEST_APPROVAL: 'By `requestApproval`.',
    APPROVE: 'By `approveGate`.',
    RETURN: 'By `returnForRework`.',
    ITERATE: 'By `iterateInitiative`.',
    HOLD: 'By `holdInitiative`.',
    RESUME: 'By `resumeInitiative`.',
    STOP: 'By `stopInitiative`.',
    MIGRATED: 'By `migrateInitiatives`: nobody sends it to one alone.',
    ASK_AGAIN: 'What is voted on has changed: groups that had approved side by side wait anew. Nobody sends it.',
    REFER_TO_REVIEW: 'By `referToReview`.',
    CONFIRM_FUNDING: 'By `confirmFunding`.',
    EMBED: 'By `embedInitiative`.',
    RECHECK: 'By `recheckInitiative`; on its day the deadline does it.',
    REGISTERED: 'By `registerService`: what ran before it was known here. Always the first.',
  },
);
export const DeliverableKindEnum = enumOf('DeliverableKind', DELIVERABLE_KINDS, 'What a stage leaves behind.');

@ObjectType('AvailableTransition', {
  simpleResolvers: true,
  description: 'An event that the present state answers to, and whether you may send it now.',
})
export class AvailableTransitionType {
  @Field(() => InitiativeEventNameEnum) event!: InitiativeEventName;
  @Field(() => String, { description: 'What a button would say: "Ask for approval".' }) label!: string;
  @Field(() => StageEnum, { description: 'The stage that it leads to.' }) toStage!: Stage;
  @Field(() => InitiativeStatusEnum, { description: 'The status that it leads to.' }) toStatus!: InitiativeStatus;
  @Field(() => Boolean, {
    description:
      'Whether you may send it now. It then moves the initiative; but an approval of several is a vote, and waits for what is in `missing`.',
  })
  allowed!: boolean;
  @Field(() => Boolean, { description: 'Whether you must say why.' }) needsReason!: boolean;
  @Field(() => [MissingType], { description: 'What the gate would still wait for if you sent it.' })
  missing!: MissingType[];
  @Field(() => [String], { description: 'Why it is not for you to send; empty when it is.' }) reasons!: string[];
  @Field(() => String, { description: 'Who could send it: "CX leaders who have no part in it".' }) whoCould!: string;
}

@ObjectType('Gate', {
  simpleResolvers: true,
  description: 'What has to be there before an initiative leaves its stage.',
})
export class GateType {
  @Field(() => StageEnum, { description: 'The stage that it leads out of.' }) stage!: Stage;
  @Field(() => [MissingType], { description: 'What the team still has to bring; empty: approval can be asked for.' })
  missing!: MissingType[];
  @Field(() => CxFunctionEnum, {
    nullable: true,
    description: 'The function that signs off what was done, if one does.',
  })
  signOff!: CxFunction | null;
}

@ObjectType('Deliverable', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Something delivered for an initiative, for its gate and for those who come after.',
})
export class DeliverableType
  extends NodeType
  implements Pick<Deliverable, 'id' | 'stage' | 'kind' | 'title' | 'link' | 'deliveredAt'>
{
  @Field(() => StageEnum, { description: 'The stage that the initiative was in.' }) stage!: Stage;
  @Field(() => DeliverableKindEnum) kind!: DeliverableKind;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Where it can be read: files stay where they are.' }) link!: string;
  @Field(() => PersonType) deliveredBy!: PersonType;
  @Field(() => GraphQLISODateTime) deliveredAt!: Date;
  @Field(() => DeliverableType, { nullable: true, description: 'The earlier one whose place it takes.' })
  corrects!: DeliverableType | null;
  @Field(() => DeliverableType, {
    nullable: true,
    description: 'The later one that took its place; null while it stands.',
  })
  correctedBy!: DeliverableType | null;
}

@ObjectType('InitiativeEvent', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A move of an initiative, as it happened: never changed, and enough to decide it again.',
})
export class InitiativeEventType
  extends NodeType
  implements
    Omit<
      InitiativeEvent,
      'organizationId' | 'initiativeId' | 'event' | 'actorId' | 'fromState' | 'toState' | 'correctsId' | 'migration'
    >
{
  @Field(() => Int, { description: '1, 2, 3, … within the initiative.' }) sequence!: number;
  @Field(() => InitiativeEventNameEnum, {
    nullable: true,
    description: 'What somebody sent; null where a deadline ran out, which `deadline` tells.',
  })
  event!: HistoryEventName | null;
  @Field(() => StageEnum) fromStage!: Stage;
  @Field(() => InitiativeStatusEnum) fromStatus!: InitiativeStatus;
  @Field(() => StageEnum) toStage!: Stage;
  @Field(() => InitiativeStatusEnum) toStatus!: InitiativeStatus;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who sent it; null for a deadline, and a return because nobody decided in time.',
  })
  actor!: PersonType | null;
  @Field(() => String, { nullable: true, description: 'What whoever sent it said.' }) reason!: string | null;
  @Field(() => InitiativeEventType, { nullable: true, description: 'The earlier move that this one corrects.' })
  corrects!: InitiativeEventType | null;
  @Field(() => InitiativeEventType, {
    nullable: true,
    description: 'The later move that corrects this one, which stays as it was; null where none does.',
  })
  correctedBy!: InitiativeEventType | null;
  @Field(() => GraphQLJSONObject, {
    description:
      'What the gate saw: evidenceCounts by kind, deliverables, baselineReadings, followUpReadings, forecast (costChange and valueChange against what is funded, in hundredths of a percent), conditions of earlier approvals that were neither confirmed nor waived (the beginning of their text, and isMet), of what is wound down by a sunset plan switchOff (MISSING, UNCONFIRMED or CONFIRMED); where votes decided, approvals (each vote that counted, with personId, forId, choice and groups) and groups (with name, needs, veto and seatIds). What is older has approvals with personId and roles. Where no gate was asked, as by a migration or a reminder, nothing was looked at: no kinds, and 0.',
  })
  facts!: GateFacts;
  @Field(() => Int, {
    description: 'The version of the lifecycle that it was decided by; of a migration, the one that it led to.',
  })
  definitionVersion!: number;
  @Field(() => Int, { description: 'The version of the lifecycle before: another one only of a migration.' })
  fromDefinitionVersion!: number;
  @Field(() => Int, { description: 'The version of the gate policy that it was decided by.' }) policyVersion!: number;
  @Field(() => GraphQLISODateTime) occurredAt!: Date;
}

type OwnFields =
  | 'id'
  | 'title'
  | 'stage'
  | 'status'
  | 'recheckOn'
  | 'version'
  | 'track'
  | 'definitionVersion'
  | 'policyVersion'
  | 'enteredStageAt'
  | 'createdAt';

@ObjectType('Initiative', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A funded proposal on its way through the stages; or a service that was there before, from measure on.',
})
export class InitiativeType extends NodeType implements Pick<Initiative, OwnFields> {
  @Field(() => String, { description: "Its proposal's, or the name that it was registered by." }) title!: string;
  @Field(() => ProposalType, { nullable: true, description: 'What was funded; null of what was registered as it ran.' })
  proposal!: ProposalType | null;
  @Field(() => PortfolioType, { description: 'Whose budget funds it, or that it was registered in.' })
  portfolio!: PortfolioType;
  @Field(() => StageEnum, { description: 'A closed initiative keeps the stage that it was closed in.' }) stage!: Stage;
  @Field(() => InitiativeStatusEnum) status!: InitiativeStatus;
  @Field(() => GraphQLISODateTime, { description: 'When it last came into its stage.' }) enteredStageAt!: Date;
  @Field(() => PersonType, { description: 'Answers for it before the executive team.' }) sponsor!: PersonType;
  @Field(() => PersonType, { description: 'Does the work, with a team.' }) lead!: PersonType;
  @Field(() => PersonType, { description: 'Owns the solution once it runs.' }) businessOwner!: PersonType;
  @Field(() => MoneyType, {
    description: 'What funding granted, or a later portfolio review confirmed; 0 of what was registered as it ran.',
  })
  budget!: MoneyType;
  @Field(() => [DeliverableType], { description: 'In the order in which they came.' }) deliverables!: DeliverableType[];
  @Field(() => GateType, { nullable: true, description: 'The gate ahead; null when it is closed.' })
  gate!: GateType | null;
  @Field(() => [AvailableTransitionType], {
    description: 'For each event that it answers to now: may you send it, if not why, and who could.',
  })
  availableTransitions!: AvailableTransitionType[];
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which what is kept comes back; it stays until another stage is entered.',
  })
  recheckOn!: string | null;
  @Field(() => TrackEnum, { description: 'Which gate policies apply to it.' }) track!: Track;
  @Field(() => Int, { description: 'The version of the lifecycle that it was started with, or migrated to.' })
  definitionVersion!: number;
  @Field(() => Int, {
    description: "The version of its track's gate policy that it was started with and stays on.",
  })
  policyVersion!: number;
  @Field(() => Int, {
    description:
      'Raised by each move, change of roles and plan, and by a material change while an approval is open; not by what else is gathered for it.',
  })
  version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

export const InitiativeConnection = connectionType('Initiative', () => InitiativeType);
export const InitiativeEventConnection = connectionType('InitiativeEvent', () => InitiativeEventType);

@ObjectType('StageColumn', { simpleResolvers: true, description: 'A column of the board: a stage, and what is in it.' })
export class StageColumnType {
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => Int, { description: 'How many initiatives are in this stage and not closed.' }) count!: number;
  @Field(() => [InitiativeType], { description: 'The first of them: who entered the stage longest ago comes first.' })
  initiatives!: InitiativeType[];
}
