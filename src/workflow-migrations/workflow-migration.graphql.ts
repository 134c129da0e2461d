import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import { DocumentFaultType } from '../process/document-version.graphql';
import { TIMER_OUTCOMES, type TimerOutcome } from '../workflow/migrate-timers';
import type { MigrationPlan } from '../workflow/migration-plan';
import type { InitiativeStatus, Stage } from '../initiatives/domain/initiative';
import { APPROVAL_OUTCOMES, type ApprovalOutcome } from './domain/migrate-initiative';
import type { InTheWay, MigrationGroup, MigrationPreview } from './domain/migration-preview';
import { MIGRATION_STATES, type MigrationState, type WorkflowMigration } from './domain/workflow-migration';
import { InitiativeStatusEnum, StageEnum } from '../initiatives/initiative.graphql';

const MigrationStateEnum = enumOf('WorkflowMigrationState', MIGRATION_STATES, 'How far a migration is.', {
  RUNNING: 'A worker goes on with it, some initiatives at a time.',
  DONE: 'Nothing that runs is left on the old version.',
  FAILED: 'Some could not go on. What went on stays on the new version; run another plan for what is left.',
});
const ApprovalOutcomeEnum = enumOf(
  'MigratedApproval',
  APPROVAL_OUTCOMES,
  'What becomes of an open approval in a migration.',
  { KEPT: 'It is still awaited, at the same gate.', WITHDRAWN: 'It is awaited no more; whoever asked is told.' },
);
const TimerOutcomeEnum = enumOf('MigratedTimer', TIMER_OUTCOMES, 'What becomes of a deadline in a migration.', {
  KEPT: 'It is due when it was.',
  RESTARTED: 'It is counted anew, from the migration.',
  DROPPED: 'It never falls due.',
  STARTED: 'The new version has it there, and the old one had none that goes on as it.',
});

const PLAN = `\`{ "states": { "discover.underWay.awaitingApproval": "discover.underWay.working" }, "timers": { "discover after P30D": { "deadline": "RESTART", "to": "discover after P20D" } } }\`. A state that the plan does not name goes to the state of the same path, a timer is kept under its own name, or dropped where there is none such. Several states may go to one. A deadline is KEEP, RESTART or DROP.`;

@ObjectType('WorkflowMigration', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A run that takes what runs on one version of the process to another.',
})
export class WorkflowMigrationType
  extends NodeType
  implements
    Omit<WorkflowMigration, 'organizationId' | 'subjectKind' | 'plan' | 'reachedId' | 'startedById'>,
    Pick<WorkflowMigration, 'plan'>
{
  @Field(() => Int) fromVersion!: number;
  @Field(() => Int) toVersion!: number;
  @Field(() => GraphQLJSONObject, { description: 'As it was given: `{ states, timers }`.' }) plan!: MigrationPlan;
  @Field(() => String, { description: 'Why; it stands in the history of each initiative.' }) reason!: string;
  @Field(() => MigrationStateEnum) state!: MigrationState;
  @Field(() => Int, { description: 'Initiatives that were to go when it began.' }) total!: number;
  @Field(() => Int, { description: 'Initiatives that went on.' }) done!: number;
  @Field(() => Int, { description: 'Initiatives that could not go on when it ended.' }) failed!: number;
  @Field(() => Int, { description: 'Initiatives that run on the old version now, counted as you ask.' })
  remaining!: number;
  @Field(() => String, { nullable: true, description: 'Why it failed, with the states and initiatives that are left.' })
  problem!: string | null;
  @Field(() => PersonType, { description: 'In whose name it runs.' }) startedBy!: PersonType;
  @Field(() => GraphQLISODateTime) startedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it runs.' }) finishedAt!: Date | null;
}

export const WorkflowMigrationConnection = connectionType('WorkflowMigration', () => WorkflowMigrationType);
const WorkflowMigrationOrder = orderType(
  'WorkflowMigrationOrder',
  { STARTED_AT: 'STARTED_AT' },
  'How migrations are ordered: the latest first by default.',
);
@InputType()
class WorkflowMigrationFilter {
  @Field(() => [MigrationStateEnum], { nullable: true, description: 'In one of these.' }) state?: MigrationState[];
}
export const WorkflowMigrationsArgs = listArgs(WorkflowMigrationOrder, WorkflowMigrationFilter);

@ArgsType()
export class PreviewMigrationArgs {
  @Field(() => Int, { description: 'The version that is to be left.' }) fromVersion!: number;
  @Field(() => Int, { description: 'The version to go on under; a draft, too.' }) toVersion!: number;
  @Field(() => GraphQLJSON, { nullable: true, description: `The plan: ${PLAN}` }) plan?: unknown;
}

@ObjectType('MigratingInitiative', { simpleResolvers: true, description: 'An initiative that would migrate.' })
class MigratingInitiativeType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
}

@ObjectType('MigrationGroup', { simpleResolvers: true, description: 'Initiatives that would go the same way.' })
class MigrationGroupType implements MigrationGroup {
  @Field(() => String, { description: 'Where they stand: the path of a state of the old version.' }) fromState!: string;
  @Field(() => String, { nullable: true, description: 'Where they would go on; null where they cannot.' })
  toState!: string | null;
  @Field(() => StageEnum, { nullable: true }) toStage!: Stage | null;
  @Field(() => InitiativeStatusEnum, { nullable: true }) toStatus!: InitiativeStatus | null;
  @Field(() => ApprovalOutcomeEnum, { nullable: true, description: 'Null where no approval is open.' })
  approval!: ApprovalOutcome | null;
  @Field(() => Int, { description: 'How many they are.' }) initiatives!: number;
  @Field(() => [MigratingInitiativeType], { description: 'The first 20 of them, by title.' })
  first!: MigratingInitiativeType[];
}

@ObjectType('MigrationObstacle', {
  simpleResolvers: true,
  description: 'Something for which the whole migration would be refused.',
})
class MigrationObstacleType implements InTheWay {
  @Field(() => String, { description: 'A state of the old version that initiatives stand in or can come back to.' })
  state!: string;
  @Field(() => String, { description: 'Stable, for programs: UNMAPPED, CLASH, NO_REST, NOTHING_ASKED or NO_DAY.' })
  code!: InTheWay['code'];
  @Field(() => String) message!: string;
  @Field(() => Int, { description: 'How many initiatives it concerns.' }) initiatives!: number;
}

@ObjectType('MigratingTimer', { simpleResolvers: true, description: 'What would become of a deadline.' })
class MigratingTimerType {
  @Field(() => String, { nullable: true, description: 'Its name in the old version; null of one that starts.' })
  timer!: string | null;
  @Field(() => String, { nullable: true, description: 'Its name in the new version; null of one that is dropped.' })
  to!: string | null;
  @Field(() => TimerOutcomeEnum) outcome!: TimerOutcome;
  @Field(() => Int) initiatives!: number;
}

@ObjectType('MigrationPreview', {
  simpleResolvers: true,
  description: 'What a plan would do, if it were run now. Gate policies stay as they are.',
})
export class MigrationPreviewType implements MigrationPreview {
  @Field(() => [DocumentFaultType], {
    description: 'What is wrong with the versions or the plan, at its JSON path; with any, nothing else is told.',
  })
  faults!: DocumentFaultType[];
  @Field(() => Int, { description: 'Initiatives that run on the old version: what is closed stays on it.' })
  initiatives!: number;
  @Field(() => [MigrationObstacleType], { description: 'With any of these `migrateInitiatives` is refused.' })
  inTheWay!: MigrationObstacleType[];
  @Field(() => [MigrationGroupType]) groups!: MigrationGroupType[];
  @Field(() => Int, { description: 'Open approvals that stay open.' }) approvalsKept!: number;
  @Field(() => Int, { description: 'Open approvals that would be withdrawn.' }) approvalsWithdrawn!: number;
  @Field(() => [MigratingTimerType], { description: 'As if every deadline of their states still ran.' })
  timers!: MigratingTimerType[];
}

@InputType()
export class MigrateInitiativesInput extends MutationInput {
  @Field(() => Int, { description: 'The version that is to be left: published, retired or not.' })
  fromVersion!: number;
  @Field(() => Int, { description: 'The version to go on under: published.' }) toVersion!: number;
  @Field(() => GraphQLJSONObject, { nullable: true, description: `The plan: ${PLAN}` }) plan?: object | null;
  @Field(() => String, { description: 'Why, in up to 2000 characters; it stays in every history.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class MigrateInitiativesPayload {
  @Field(() => WorkflowMigrationType) workflowMigration!: WorkflowMigrationType;
}
export const MigrateInitiativesResult = mutationResult('MigrateInitiativesResult', () => MigrateInitiativesPayload);
