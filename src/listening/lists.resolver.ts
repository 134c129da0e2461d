import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ListService } from './list.service';
import {
  AddChannelInput,
  AddChannelResult,
  AddProductInput,
  AddProductResult,
  AddThemeInput,
  AddThemeResult,
  AssignProductOwnerInput,
  AssignProductOwnerResult,
  ChannelConnection,
  NamedArgs,
  ProductConnection,
  ThemeConnection,
} from './lists.graphql';

@Resolver()
export class ListsResolver {
  constructor(private readonly lists: ListService) {}

  @Query(() => ChannelConnection, { description: 'Where customers meet the company.' })
  channels(@Args(() => NamedArgs) _args: PageArgs): InstanceType<typeof ChannelConnection> {
    return compiled();
  }

  @Query(() => ProductConnection, { description: 'What customers buy or use.' })
  products(@Args(() => NamedArgs) _args: PageArgs): InstanceType<typeof ProductConnection> {
    return compiled();
  }

  @Query(() => ThemeConnection, { description: 'What feedback is about.' })
  themes(@Args(() => NamedArgs) _args: PageArgs): InstanceType<typeof ThemeConnection> {
    return compiled();
  }

  @Mutation(() => AddChannelResult, { description: 'Admins, CX leaders and insights add a channel.' })
  addChannel(@Arg('input', () => AddChannelInput) input: AddChannelInput, @Ctx() context: RequestContext) {
    return this.lists.addChannel(callerOf(context), input);
  }

  @Mutation(() => AddThemeResult, { description: 'Admins, CX leaders and insights add a theme.' })
  addTheme(@Arg('input', () => AddThemeInput) input: AddThemeInput, @Ctx() context: RequestContext) {
    return this.lists.addTheme(callerOf(context), input);
  }

  @Mutation(() => AddProductResult, { description: 'Admins, CX leaders and insights add a product.' })
  addProduct(@Arg('input', () => AddProductInput) input: AddProductInput, @Ctx() context: RequestContext) {
    return this.lists.addProduct(callerOf(context), withLocalIds(input, { ownerId: 'Person' }));
  }

  @Mutation(() => AssignProductOwnerResult, {
    description: 'Admins, CX leaders and insights name the owner of a product.',
  })
  assignProductOwner(
    @Arg('input', () => AssignProductOwnerInput) input: AssignProductOwnerInput,
    @Ctx() context: RequestContext,
  ) {
    return this.lists.assignProductOwner(
      callerOf(context),
      withLocalIds(input, { productId: 'Product', ownerId: 'Person' }),
    );
  }
}
