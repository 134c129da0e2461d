import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { connectionType, enumOf, NodeType } from '../platform/graphql/types.graphql';
import { PersonType } from '../people/person.graphql';
import { DEADLINE_STATES, type Deadline, type DeadlineState } from './domain/deadline';

export const DeadlineStateEnum = enumOf('DeadlineState', DEADLINE_STATES, 'Where a deadline is.', {
  PENDING: 'It runs.',
  PAUSED: 'What it is for is on hold; it goes on with what was left.',
  FIRED: 'Its time came, and what it is there for was done, or `problem` says why not.',
  CANCELLED: 'What it is for was done or given up before its time came.',
});

@ObjectType('Deadline', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A moment by which something is to be done. Nothing approves itself when it comes: people are told.',
})
export class DeadlineType
  extends NodeType
  implements Omit<Deadline, 'organizationId' | 'subjectKind' | 'subjectId' | 'personId' | 'inWorkingTime'>
{
  @Field(() => String, {
    description:
      'The state of the process and the delay that it gives: `discover.underWay after stageDays`. Of a vote: `vote after reminderDays`, `days`, `escalationDays` or `expiryDays`. Of a condition: `condition after dueOn`. Of a scoring round: `round after reminder`, `dueOn` or `escalation`. Of a kill criterion: `criterion after period` or `lastDay`. Of a follow-up: `followUp after reminder` or `dueAt`. Of what an initiative realises: `outcome after 3 months`, 6 or 12.',
  })
  name!: string;
  @Field(() => PersonType, {
    nullable: true,
    description:
      'Whose vote or estimates are awaited; it is counted by their calendar. Null of a stage and of a condition.',
  })
  person!: PersonType | null;
  @Field(() => Int, { description: '1, 2, …: how often this has begun; a stage that is entered again begins anew.' })
  entry!: number;
  @Field(() => GraphQLISODateTime) startedAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When its time comes or came; null while it is paused, and of one that was cancelled then.',
  })
  dueAt!: Date | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'What was left when it was paused, in seconds: of working time where it was given in working days. Null unless it is paused.',
  })
  remainingSeconds!: number | null;
  @Field(() => DeadlineStateEnum) state!: DeadlineState;
  @Field(() => Boolean, { description: 'Whether its time has passed, and what it is for is still not done.' })
  overdue!: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it did what it is there for.' })
  firedAt!: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When what it is for was done or given up; null until then. A hold is neither.',
  })
  leftAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why nothing came of it: what a gate still waited for. Of a pending one: the error because of which it was set aside; `extendDeadline` has it tried again, and of a kill criterion a change of its terms does.',
  })
  problem!: string | null;
  @Field(() => Int, { description: 'Raised by each change of it.' }) version!: number;
}

export const DeadlineConnection = connectionType('Deadline', () => DeadlineType);
