import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, listArgs, NodeType, orderType } from '../platform/graphql/types.graphql';
import type { ProposalStatus } from './domain/proposal';
import type { ProposalEvent } from './domain/proposal-event';
import { ProposalStatusEnum } from './proposal.graphql';

@ObjectType('ProposalEvent', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'That a proposal came into a status: who brought it there, when and why.',
})
export class ProposalEventType
  extends NodeType
  implements Pick<ProposalEvent, 'version' | 'fromStatus' | 'toStatus' | 'reason' | 'dueOn' | 'occurredAt'>
{
  @Field(() => Int, { description: 'The version of the proposal that it led to.' }) version!: number;
  @Field(() => ProposalStatusEnum, { nullable: true, description: 'Null for the first.' })
  fromStatus!: ProposalStatus | null;
  @Field(() => ProposalStatusEnum) toStatus!: ProposalStatus;
  @Field(() => PersonType, { description: 'Who brought it there.' }) actor!: PersonType;
  @Field(() => String, {
    nullable: true,
    description:
      'Why. For RETURNED: what is asked; for DEFERRED: what is missing; for the first of a resubmission: what changed.',
  })
  reason!: string | null;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'For IDEA and RETURNED: by when an answer was asked for; for DEFERRED: until when it waits. As it was said then.',
  })
  dueOn!: string | null;
  @Field(() => GraphQLISODateTime) occurredAt!: Date;
}

export const ProposalEventConnection = connectionType('ProposalEvent', () => ProposalEventType);
const ProposalEventOrder = orderType(
  'ProposalEventOrder',
  { VERSION: 'VERSION' },
  'How status changes are ordered: as they happened by default.',
);

@InputType()
class ProposalEventFilter {
  @Field(() => [ProposalStatusEnum], { nullable: true, description: 'That led to one of these.' })
  toStatus?: ProposalStatus[];
}

export const ProposalHistoryArgs = listArgs(ProposalEventOrder, ProposalEventFilter);
