import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { CustomerConnection, CustomersArgs, EraseCustomerInput, EraseCustomerResult } from './customer.graphql';
import { ErasureService } from './erasure.service';

@Resolver()
export class CustomerResolver {
  constructor(private readonly erasures: ErasureService) {}

  @Query(() => CustomerConnection, { description: 'Whom feedback, contacts and the like name by a customer key.' })
  customers(@Args(() => CustomersArgs) _args: PageArgs): InstanceType<typeof CustomerConnection> {
    return compiled();
  }

  @Mutation(() => EraseCustomerResult, {
    description:
      'Admins erase a customer for good: the key, and every text under it, also in the audit. What the customer did still counts, as one customer’s. A key that comes again later is a new customer’s.',
  })
  eraseCustomer(@Arg('input', () => EraseCustomerInput) input: EraseCustomerInput, @Ctx() context: RequestContext) {
    return this.erasures.erase(callerOf(context), input);
  }
}
