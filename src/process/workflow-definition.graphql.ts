import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  mutationResult,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { JsonObject } from '../workflow/definition';
import {
  EDGE_TRIGGERS,
  NODE_KINDS,
  type EdgeTrigger,
  type GraphEdge,
  type GraphNode,
  type NodeKind,
} from '../workflow/graph';
import type { DocumentStatus } from './domain/document-version';
import { WORKFLOW_SUBJECTS, type StoredDefinition, type WorkflowSubject } from './domain/workflow-definition';
import {
  DocumentStatusEnum,
  DocumentVersionType,
  DraftDocumentInput,
  EditDocumentInput,
} from './document-version.graphql';

export const WorkflowSubjectEnum = enumOf(
  'WorkflowSubject',
  WORKFLOW_SUBJECTS,
  'Whose life a workflow definition tells.',
);
const NodeKindEnum = enumOf('WorkflowNodeKind', NODE_KINDS, 'What a state is like.', {
  ATOMIC: 'It has no states inside.',
  COMPOUND: 'It is in one of its states at a time.',
  PARALLEL: 'All its states are active side by side.',
  FINAL: 'What it is in has come to its end.',
  HISTORY: 'No place to be in, but the way back to where its parent was left.',
});
const EdgeTriggerEnum = enumOf('WorkflowEdgeTrigger', EDGE_TRIGGERS, 'What sets a way off.', {
  EVENT: 'Somebody sends its event.',
  DEADLINE: 'Time runs out.',
  ALWAYS: 'It is taken by itself as soon as its guard is open.',
  DONE: 'All that is below its state has come to an end.',
});

@ObjectType('WorkflowNode', { simpleResolvers: true, description: 'A state.' })
class WorkflowNodeType implements GraphNode {
  @Field(() => String, { description: 'Its path, outermost name first: `discover.underWay.working`.' }) id!: string;
  @Field(() => String, { description: 'The last name of the path, in words.' }) label!: string;
  @Field(() => NodeKindEnum) kind!: NodeKind;
  @Field(() => String, { nullable: true, description: 'The path of the state that it is in; null at the top.' })
  parent!: string | null;
  @Field(() => Boolean, { description: 'Whether its parent is entered here.' }) initial!: boolean;
  @Field(() => String, { nullable: true }) description!: string | null;
}

@ObjectType('WorkflowGuard', { simpleResolvers: true, description: 'What a way asks before it opens.' })
class WorkflowGuardType {
  @Field(() => String, { description: 'Its registered name: `gateIsPassed`.' }) type!: string;
  @Field(() => GraphQLJSONObject, { nullable: true, description: 'What it looks at: `{ "gate": "DISCOVER" }`.' })
  params?: JsonObject;
}

@ObjectType('WorkflowEdge', { simpleResolvers: true, description: 'A way from one state to another.' })
class WorkflowEdgeType implements GraphEdge {
  @Field(() => String, { description: 'The path of a state; empty for a way out of wherever it stands.' })
  from!: string;
  @Field(() => String, { description: 'The same as `from` where nothing is left.' }) to!: string;
  @Field(() => EdgeTriggerEnum) trigger!: EdgeTrigger;
  @Field(() => String, {
    nullable: true,
    description: "The event's or the deadline's name; null when it goes by itself.",
  })
  event!: string | null;
  @Field(() => String, { description: 'For people: "Ask for approval".' }) label!: string;
  @Field(() => WorkflowGuardType, { nullable: true }) guard!: WorkflowGuardType | null;
  @Field(() => [String], { description: 'The registered names of what is done on the way.' })
  actions!: readonly string[];
  @Field(() => String, { nullable: true }) description!: string | null;
}

@ObjectType('WorkflowGraph', {
  simpleResolvers: true,
  description: 'A definition as boxes and arrows, in its own order.',
})
class WorkflowGraphType {
  @Field(() => [WorkflowNodeType]) nodes!: WorkflowNodeType[];
  @Field(() => [WorkflowEdgeType]) edges!: WorkflowEdgeType[];
}

@ObjectType('WorkflowDefinition', {
  implements: DocumentVersionType,
  simpleResolvers: true,
  description: 'One version of the process that subjects of one kind move through: a subset of XState as JSON.',
})
export class WorkflowDefinitionType extends DocumentVersionType implements Pick<StoredDefinition, 'subjectKind'> {
  @Field(() => WorkflowSubjectEnum) subjectKind!: WorkflowSubject;
  @Field(() => String, {
    nullable: true,
    description: 'A Mermaid `stateDiagram-v2`; null while a draft has not the shape of a definition.',
  })
  diagram!: string | null;
  @Field(() => WorkflowGraphType, {
    nullable: true,
    description: 'Null while a draft has not the shape of a definition.',
  })
  graph!: WorkflowGraphType | null;
}

export const WorkflowDefinitionConnection = connectionType('WorkflowDefinition', () => WorkflowDefinitionType);

const WorkflowDefinitionOrder = orderType(
  'WorkflowDefinitionOrder',
  { NUMBER: 'NUMBER' },
  'How definitions are ordered: the newest first by default.',
);

@InputType({ description: 'Definitions that fit all that is given.' })
export class WorkflowDefinitionFilter {
  @Field(() => [WorkflowSubjectEnum], { nullable: true, description: 'Of one of these.' })
  subjectKind?: WorkflowSubject[];
  @Field(() => [DocumentStatusEnum], { nullable: true, description: 'In one of these.' }) status?: DocumentStatus[];
  @Field(() => Int, { nullable: true }) number?: number;
}

export const WorkflowDefinitionsArgs = listArgs(WorkflowDefinitionOrder, WorkflowDefinitionFilter);

@InputType({ description: 'A further version: from a document, or from a version that there is.' })
export class DraftWorkflowDefinitionInput extends DraftDocumentInput {
  @Field(() => WorkflowSubjectEnum) subjectKind!: WorkflowSubject;
}

@InputType()
export class EditWorkflowDefinitionInput extends EditDocumentInput {
  @Field(() => ID) workflowDefinitionId!: string;
}

@InputType()
export class WorkflowDefinitionVersionInput extends VersionedInput {
  @Field(() => ID) workflowDefinitionId!: string;
}

@ObjectType({ simpleResolvers: true })
export class WorkflowDefinitionPayload {
  @Field(() => WorkflowDefinitionType) workflowDefinition!: WorkflowDefinitionType;
}
export const WorkflowDefinitionResult = mutationResult('WorkflowDefinitionResult', () => WorkflowDefinitionPayload);
