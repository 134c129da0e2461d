import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  MigrateInitiativesInput,
  MigrateInitiativesResult,
  MigrationPreviewType,
  PreviewMigrationArgs,
  WorkflowMigrationConnection,
  WorkflowMigrationsArgs,
  WorkflowMigrationType,
} from './workflow-migration.graphql';
import { WorkflowMigrationService } from './workflow-migration.service';

@Resolver()
export class WorkflowMigrationResolver {
  constructor(private readonly migrations: WorkflowMigrationService) {}

  @Query(() => WorkflowMigrationType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  workflowMigration(@Arg('id', () => ID) _id: string): WorkflowMigrationType | null {
    return compiled();
  }

  @Query(() => WorkflowMigrationConnection, {
    description: 'The migrations of your organization, with their progress.',
  })
  workflowMigrations(
    @Args(() => WorkflowMigrationsArgs) _args: PageArgs,
  ): InstanceType<typeof WorkflowMigrationConnection> {
    return compiled();
  }

  @Query(() => MigrationPreviewType, {
    description: 'How many initiatives stand where, and what a plan would do to them. Nothing is kept.',
  })
  previewMigration(@Args(() => PreviewMigrationArgs) _args: PreviewMigrationArgs): MigrationPreviewType {
    return compiled();
  }

  @Mutation(() => MigrateInitiativesResult, {
    description:
      'Admins and CX leaders take what runs on one version of the process to another. A worker does it, some at a time, and goes on by itself: `workflowMigration(id)` tells how far it is. Refused while a state in use has no place to go, and while another migration runs.',
  })
  migrateInitiatives(
    @Arg('input', () => MigrateInitiativesInput) input: MigrateInitiativesInput,
    @Ctx() context: RequestContext,
  ) {
    return this.migrations.begin(callerOf(context), input);
  }
}
