import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Role } from '../people/domain/person';
import type { Weekday } from '../people/domain/working-calendar';
import { PersonType, RoleEnum } from '../people/person.graphql';
import { WeekdayEnum } from '../people/working-calendar.graphql';
import { enumOf, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import {
  DIGEST_FREQUENCIES,
  type DigestFrequency,
  type DigestSchedule,
  type ScheduleInput,
} from './domain/digest-schedule';

const DigestFrequencyEnum = enumOf('DigestFrequency', DIGEST_FREQUENCIES, 'How often a digest is issued.');

const HOUR = "0 to 23, by the clock of the organization's working calendar.";

@ObjectType('DigestSchedule', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'When the executives of your organization are told how it goes, and who they are.',
})
export class DigestScheduleType
  extends NodeType
  implements
    Pick<DigestSchedule, 'isOn' | 'frequency' | 'weekday' | 'dayOfMonth' | 'hour' | 'roles' | 'nextDueAt' | 'version'>
{
  @Field(() => Boolean, { description: 'Off at first.' }) isOn!: boolean;
  @Field(() => DigestFrequencyEnum) frequency!: DigestFrequency;
  @Field(() => WeekdayEnum, { nullable: true, description: 'Of a weekly one; null otherwise.' })
  weekday!: Weekday | null;
  @Field(() => Int, { nullable: true, description: '1 to 28, of a monthly one; null otherwise.' })
  dayOfMonth!: number | null;
  @Field(() => Int, { description: HOUR }) hour!: number;
  @Field(() => [PersonType], { description: 'Who is told by name, in the order of their names.' })
  recipients!: PersonType[];
  @Field(() => [RoleEnum], { description: 'Whoever holds one of them in the whole organization is told, too.' })
  roles!: Role[];
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the next one is due; null while it is off.' })
  nextDueAt!: Date | null;
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
}

@InputType({ description: 'The whole schedule anew.' })
export class SetDigestScheduleInput extends VersionedInput implements ScheduleInput {
  @Field(() => Boolean) isOn!: boolean;
  @Field(() => DigestFrequencyEnum) frequency!: DigestFrequency;
  @Field(() => WeekdayEnum, { nullable: true, description: 'Of a weekly one, and of that alone.' })
  weekday?: Weekday | null;
  @Field(() => Int, { nullable: true, description: '1 to 28, of a monthly one, and of that alone.' })
  dayOfMonth?: number | null;
  @Field(() => Int, { description: HOUR }) hour!: number;
  @Field(() => [ID], { description: 'Who is told by name: at most 100, each once.' }) recipientIds!: string[];
  @Field(() => [RoleEnum], { description: 'Whose holders in the whole organization are told, each once.' })
  roles!: Role[];
}
@ObjectType({ simpleResolvers: true })
export class SetDigestSchedulePayload {
  @Field(() => DigestScheduleType) digestSchedule!: DigestScheduleType;
}
export const SetDigestScheduleResult = mutationResult('SetDigestScheduleResult', () => SetDigestSchedulePayload);
