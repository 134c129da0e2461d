import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { Team } from './domain/team';

@ObjectType('Team', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Who does the work of proposals. What a proposal asks of it stands in `Proposal.effortByTeam`, what it can do for a portfolio in `Portfolio.constraints`.',
})
export class TeamType extends NodeType implements Pick<Team, 'id' | 'name' | 'retiredAt' | 'version' | 'createdAt'> {
  @Field(() => String) name!: string;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when it takes on nothing new; null while it does.',
  })
  retiredAt!: Date | null;
  @Field(() => Int, { description: 'Raised when it is renamed or retired.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

export const TeamConnection = connectionType('Team', () => TeamType);
const TeamOrder = orderType('TeamOrder', { NAME: 'NAME' }, 'By name, ascending by default.');
@InputType()
class TeamFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: those that were retired. False: all others.' })
  retired?: boolean;
}
export const TeamsArgs = listArgs(TeamOrder, TeamFilter);

const TEAM_NAME = 'Up to 200 characters, and of no other team that was not retired.';

@InputType()
export class AddTeamInput extends MutationInput {
  @Field(() => String, { description: TEAM_NAME }) name!: string;
}
@InputType({ description: 'A change of one team, decided on the version that the caller read.' })
export class TeamChangeInput extends VersionedInput {
  @Field(() => ID) teamId!: string;
}
@InputType()
export class RenameTeamInput extends TeamChangeInput {
  @Field(() => String, { description: TEAM_NAME }) name!: string;
}

function teamResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => TeamType) team!: TeamType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}
export const AddTeamResult = teamResult('AddTeam');
export const RenameTeamResult = teamResult('RenameTeam');
export const RetireTeamResult = teamResult('RetireTeam');
