import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { localId } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
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

  @Query(() => ChannelConnection)
  channels(@Args(() => NamedArgs) _args: NamedArgs): InstanceType<typeof ChannelConnection> {
    return compiled();
  }

  @Query(() => ProductConnection)
  products(@Args(() => NamedArgs) _args: NamedArgs): InstanceType<typeof ProductConnection> {
    return compiled();
  }

  @Query(() => ThemeConnection)
  themes(@Args(() => NamedArgs) _args: NamedArgs): InstanceType<typeof ThemeConnection> {
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
    const ownerId = input.ownerId == null ? null : localId('Person', input.ownerId);
    return this.lists.addProduct(callerOf(context), { ...input, ownerId });
  }

  @Mutation(() => AssignProductOwnerResult, {
    description: 'Admins, CX leaders and insights name the owner of a product.',
  })
  assignProductOwner(
    @Arg('input', () => AssignProductOwnerInput) input: AssignProductOwnerInput,
    @Ctx() context: RequestContext,
  ) {
    const [productId, ownerId] = [localId('Product', input.productId), localId('Person', input.ownerId)];
    return this.lists.assignProductOwner(callerOf(context), { ...input, productId, ownerId });
  }
}
