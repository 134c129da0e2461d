import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { orderType, listArgs } from '../platform/graphql/types.graphql';
import type { InitiativeStatus, Stage } from './domain/initiative';
import { InitiativeStatusEnum, StageEnum } from './initiative.graphql';

const InitiativeOrder = orderType(
  'InitiativeOrder',
  { ENTERED_STAGE_AT: 'ENTERED_STAGE_AT', CREATED_AT: 'CREATED_AT', TITLE: 'TITLE' },
  'How initiatives are ordered: who entered its stage longest ago comes first by default. ASC unless it is given.',
);

@InputType({ description: 'Initiatives that fit all that is given.' })
export class InitiativeFilter {
  @Field(() => [StageEnum], { nullable: true, description: 'In one of these.' }) stage?: Stage[];
  @Field(() => [InitiativeStatusEnum], { nullable: true, description: 'In one of these.' }) status?: InitiativeStatus[];
  @Field(() => ID, { nullable: true }) portfolioId?: string;
  @Field(() => ID, { nullable: true, description: 'Whose sponsor, lead or business owner this person is.' })
  personId?: string;
}

export const InitiativesArgs = listArgs(InitiativeOrder, InitiativeFilter);

@ArgsType()
export class StageBoardArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Initiatives a column, 1 to 100.' }) first!: number;
}
