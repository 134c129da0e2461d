import { Field, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf } from '../platform/graphql/types.graphql';
import { TEAM_SEATS, type TeamSeatName } from './domain/team-structure';

const TeamSeatNameEnum = enumOf('TeamSeatName', TEAM_SEATS, 'A seat of a CX team.', {
  CX_LEADER: 'The one leader in the C-suite: of those who hold CX_LEADER in the whole organization.',
  INSIGHTS_AND_ANALYTICS: 'The head of insights and analytics.',
  DESIGN: 'The head of design.',
  CHANGE_MANAGEMENT: 'The head of change management.',
});

@ObjectType('TeamSeat', { simpleResolvers: true, description: 'A seat of the CX team, and who sits in it.' })
export class TeamSeatType {
  @Field(() => TeamSeatNameEnum) seat!: TeamSeatName;
  @Field(() => PersonType, {
    nullable: true,
    description:
      'Who of those that belong to the seat stands highest in the tree of managers, among equals the first by name; null while the seat is empty.',
  })
  holder!: PersonType | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Managers above the holder: 0 at the top, 1 in the C-suite; null while the seat is empty.',
  })
  managersAbove!: number | null;
  @Field(() => Int, {
    description: 'People who belong to the seat and have not left: CX leaders, or members of the function.',
  })
  candidateCount!: number;
}

@ObjectType('TeamStructure', { simpleResolvers: true, description: 'Who leads customer experience.' })
export class TeamStructureType {
  @Field(() => [TeamSeatType], {
    description: 'One leader in the C-suite and a head of each function. Empty seats are shown.',
  })
  seats!: TeamSeatType[];
}
