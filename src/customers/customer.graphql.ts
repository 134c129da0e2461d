import { Field, GraphQLISODateTime, InputType, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { Customer } from './domain/customer';

@ObjectType('Customer', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A customer of the organization, known by a pseudonymous key: who it is, only the organization’s other systems know.',
})
export class CustomerType extends NodeType implements Pick<Customer, 'id' | 'key' | 'erasedAt'> {
  @Field(() => String, { nullable: true, description: 'As those systems write it; null once the customer is erased.' })
  key!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When key and texts were erased; counts stay.' })
  erasedAt!: Date | null;
  @Field(() => PersonType, { nullable: true, description: 'Who erased it.' }) erasedBy!: PersonType | null;
}

export const CustomerConnection = connectionType('Customer', () => CustomerType);
const CustomerOrder = orderType(
  'CustomerOrder',
  { ADDED: 'ADDED' },
  'As they became known, the first one first by default.',
);

@InputType({ description: 'Customers that fit all that is given.' })
class CustomerFilter {
  @Field(() => String, { nullable: true, description: 'Known by exactly this key.' }) key?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: the erased. False: all others.' }) erased?: boolean;
}

export const CustomersArgs = listArgs(CustomerOrder, CustomerFilter);

@InputType()
export class EraseCustomerInput extends MutationInput {
  @Field(() => String, { description: 'The key that the customer is known by.' }) customerKey!: string;
  @Field(() => String, {
    description:
      'Who asked for it, on what ground; it stays on record, so it must not hold the key. 2,000 characters at most.',
  })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class EraseCustomerPayload {
  @Field(() => CustomerType) customer!: CustomerType;
}
export const EraseCustomerResult = mutationResult('EraseCustomerResult', () => EraseCustomerPayload);
