import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { TeamType } from '../organization/team.graphql';
import type { Effort } from './domain/proposal';
import type { EffortInput } from './domain/proposal-content';

@ObjectType('Effort', { simpleResolvers: true, description: 'What the work of a proposal asks of a team.' })
export class EffortType implements Pick<Effort, 'personDaysHundredths'> {
  @Field(() => TeamType) team!: TeamType;
  @Field(() => Int, { description: 'In hundredths of a person-day: 1250 are 12.5 days.' })
  personDaysHundredths!: number;
}

@InputType('EffortInput', { description: 'What the work of a proposal asks of a team.' })
export class EffortInputType implements EffortInput {
  @Field(() => ID, { description: 'A team that was not retired.' }) teamId!: string;
  @Field(() => Int, { description: 'In hundredths of a person-day, 0 to 2,000,000,000: 1250 are 12.5 days.' })
  personDaysHundredths!: number;
}
