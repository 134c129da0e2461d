import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  listArgs,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { Channel, Product, Theme } from './domain/feedback';

@ObjectType('Channel', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Where a customer meets the company: web, phone, branch.',
})
export class ChannelType extends NodeType implements Pick<Channel, 'id' | 'name'> {
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Pieces of feedback that came by it.' }) feedbackCount!: number;
}

@ObjectType('Product', { implements: NodeType, simpleResolvers: true, description: 'What customers buy or use.' })
export class ProductType extends NodeType implements Pick<Product, 'id' | 'name' | 'version'> {
  @Field(() => String) name!: string;
  @Field(() => PersonType, { nullable: true, description: 'Who answers for it; null while nobody does.' })
  owner!: PersonType | null;
  @Field(() => Int, { description: 'Raised when its owner changes.' }) version!: number;
  @Field(() => Int, { description: 'Pieces of feedback about it.' }) feedbackCount!: number;
}

@ObjectType('Theme', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What feedback is about: "Closing an account".',
})
export class ThemeType extends NodeType implements Pick<Theme, 'id' | 'name'> {
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Pieces of feedback that carry it.' }) feedbackCount!: number;
}

export const ChannelConnection = connectionType('Channel', () => ChannelType);
export const ProductConnection = connectionType('Product', () => ProductType);
export const ThemeConnection = connectionType('Theme', () => ThemeType);
const NamedOrder = orderType('NamedOrder', { NAME: 'NAME' }, 'By name, ascending by default.');

export const NamedArgs = listArgs(NamedOrder);

@InputType()
abstract class NamedInput extends MutationInput {
  @Field(() => String, { description: 'Unique in its list; 200 characters at most.' }) name!: string;
}

@InputType()
export class AddChannelInput extends NamedInput {}
@ObjectType({ simpleResolvers: true })
export class AddChannelPayload {
  @Field(() => ChannelType) channel!: ChannelType;
}
export const AddChannelResult = mutationResult('AddChannelResult', () => AddChannelPayload);

@InputType()
export class AddProductInput extends NamedInput {
  @Field(() => ID, { nullable: true, description: 'The person who answers for it.' }) ownerId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class AddProductPayload {
  @Field(() => ProductType) product!: ProductType;
}
export const AddProductResult = mutationResult('AddProductResult', () => AddProductPayload);

@InputType()
export class AddThemeInput extends NamedInput {}
@ObjectType({ simpleResolvers: true })
export class AddThemePayload {
  @Field(() => ThemeType) theme!: ThemeType;
}
export const AddThemeResult = mutationResult('AddThemeResult', () => AddThemePayload);

@InputType()
export class AssignProductOwnerInput extends VersionedInput {
  @Field(() => ID) productId!: string;
  @Field(() => ID, { description: 'The person who answers for it from now on.' }) ownerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class AssignProductOwnerPayload {
  @Field(() => ProductType) product!: ProductType;
}
export const AssignProductOwnerResult = mutationResult('AssignProductOwnerResult', () => AssignProductOwnerPayload);
