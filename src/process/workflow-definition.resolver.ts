import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { DocumentFaultType } from './document-version.graphql';
import type { DocumentVersionsService } from './document-versions.service';
import type { StoredDefinition, WorkflowSubject } from './domain/workflow-definition';
import {
  DraftWorkflowDefinitionInput,
  EditWorkflowDefinitionInput,
  WorkflowDefinitionConnection,
  WorkflowDefinitionResult,
  WorkflowDefinitionsArgs,
  WorkflowDefinitionType,
  WorkflowDefinitionVersionInput,
  WorkflowSubjectEnum,
} from './workflow-definition.graphql';

function withItsId<Input extends WorkflowDefinitionVersionInput>(input: Input) {
  const { workflowDefinitionId: id, ...rest } = withLocalIds(input, { workflowDefinitionId: 'WorkflowDefinition' });
  return { ...rest, id };
}

@Resolver()
export class WorkflowDefinitionResolver {
  constructor(private readonly definitions: DocumentVersionsService<StoredDefinition, 'subjectKind'>) {}

  @Query(() => WorkflowDefinitionType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  workflowDefinition(@Arg('id', () => ID) _id: string): WorkflowDefinitionType | null {
    return compiled();
  }

  @Query(() => WorkflowDefinitionConnection, { description: 'The versions of the process of your organization.' })
  workflowDefinitions(
    @Args(() => WorkflowDefinitionsArgs) _args: PageArgs,
  ): InstanceType<typeof WorkflowDefinitionConnection> {
    return compiled();
  }

  @Query(() => [DocumentFaultType], {
    description:
      'Every fault of a definition that you hold in hand, against the gate policies and the people of your organization. It could be published when there is none but warnings. Nothing is kept.',
  })
  validateWorkflowDefinition(
    @Arg('subjectKind', () => WorkflowSubjectEnum) _subjectKind: WorkflowSubject,
    @Arg('document', () => GraphQLJSON) _document: unknown,
  ): DocumentFaultType[] {
    return compiled();
  }

  @Query(() => GraphQLJSONObject, { description: 'The JSON Schema of definitions, for editors.' })
  workflowDefinitionSchema(): object {
    return compiled();
  }

  @Mutation(() => WorkflowDefinitionResult, {
    description: 'Admins and CX leaders draft a further version of the process: one at a time. It may have faults yet.',
  })
  draftWorkflowDefinition(
    @Arg('input', () => DraftWorkflowDefinitionInput) { subjectKind, ...input }: DraftWorkflowDefinitionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.definitions.draft(callerOf(context), { ...input, series: subjectKind });
  }

  @Mutation(() => WorkflowDefinitionResult, { description: 'Admins and CX leaders edit a draft.' })
  editWorkflowDefinition(
    @Arg('input', () => EditWorkflowDefinitionInput) input: EditWorkflowDefinitionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.definitions.edit(callerOf(context), withItsId(input));
  }

  @Mutation(() => WorkflowDefinitionResult, {
    description:
      'Admins and CX leaders put a draft in force: what begins from now on runs on it, what runs stays on its own. Refused with all its faults.',
  })
  publishWorkflowDefinition(
    @Arg('input', () => WorkflowDefinitionVersionInput) input: WorkflowDefinitionVersionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.definitions.publish(callerOf(context), withItsId(input));
  }

  @Mutation(() => WorkflowDefinitionResult, {
    description: 'Admins and CX leaders retire a version that is no longer in force; what runs on it goes on.',
  })
  retireWorkflowDefinition(
    @Arg('input', () => WorkflowDefinitionVersionInput) input: WorkflowDefinitionVersionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.definitions.retire(callerOf(context), withItsId(input));
  }
}
