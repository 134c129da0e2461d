import { Field, ID, ObjectType } from 'type-graphql';
import { connectionType, listArgs, orderType } from '../platform/graphql/types.graphql';

@ObjectType('Holding', {
  simpleResolvers: true,
  description: 'Something that is in a person’s hands, and that goes to a successor when they leave.',
})
export class HoldingType {
  @Field(() => String, { description: 'The type of what is held, as `node(id: heldId)` answers it: `Pillar`.' })
  kind!: string;
  @Field(() => ID, { description: 'The global id of what is held; of a person, of who reports to them.' })
  heldId!: string;
  @Field(() => String, { description: 'Its name or title; of a barrier, how its description begins.' }) name!: string;
  @Field(() => String, {
    description:
      'The part that they have in it: OWNER, SPONSOR, LEAD, ACCOUNTABLE, ASSESSOR, CHAIR, MANAGER, … One thing may be held in several.',
  })
  heldAs!: string;
}

export const HoldingConnection = connectionType('Holding', () => HoldingType);
const HoldingOrder = orderType(
  'HoldingOrder',
  { KIND: 'KIND' },
  'How holdings are ordered: by kind, then name, ascending, by default.',
);

export const HoldingsArgs = listArgs(HoldingOrder);
