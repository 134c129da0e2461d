import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  AddContactCauseInput,
  AddContactCauseResult,
  ContactCauseConnection,
  ContactCausesArgs,
  ContactCauseType,
  ContactRateConnection,
  ContactRatesArgs,
  EditContactCauseInput,
  EditContactCauseResult,
  LinkCauseToNeedInput,
  LinkCauseToNeedResult,
  RepeatWindowType,
  SetContactRateInput,
  SetContactRateResult,
  SetRepeatWindowInput,
  SetRepeatWindowResult,
  UnlinkCauseFromNeedInput,
  UnlinkCauseFromNeedResult,
} from './contact-cause.graphql';
import { ContactCauseService } from './contact-cause.service';
import { ContactSettingService } from './contact-setting.service';

@Resolver()
export class ContactCauseResolver {
  constructor(private readonly causes: ContactCauseService) {}

  @Query(() => ContactCauseType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  contactCause(@Arg('id', () => ID) _id: string): ContactCauseType | null {
    return compiled();
  }

  @Query(() => ContactCauseConnection, { description: 'Why customers have to get in touch.' })
  contactCauses(@Args(() => ContactCausesArgs) _args: PageArgs): InstanceType<typeof ContactCauseConnection> {
    return compiled();
  }

  @Mutation(() => AddContactCauseResult, {
    description: 'Admins, CX leaders and insights add a cause, with who caused it.',
  })
  addContactCause(
    @Arg('input', () => AddContactCauseInput) input: AddContactCauseInput,
    @Ctx() context: RequestContext,
  ) {
    return this.causes.add(callerOf(context), withLocalIds(input, NAMED));
  }

  @Mutation(() => EditContactCauseResult, {
    description: 'Admins, CX leaders and insights edit a cause. What was charged before stays where it was charged.',
  })
  editContactCause(
    @Arg('input', () => EditContactCauseInput) input: EditContactCauseInput,
    @Ctx() context: RequestContext,
  ) {
    return this.causes.edit(callerOf(context), withLocalIds(input, { ...NAMED, causeId: 'ContactCause' }));
  }

  @Mutation(() => LinkCauseToNeedResult, {
    description: 'Admins, CX leaders and insights say that mending a cause would meet a need.',
  })
  linkCauseToNeed(
    @Arg('input', () => LinkCauseToNeedInput) input: LinkCauseToNeedInput,
    @Ctx() context: RequestContext,
  ) {
    return this.causes.linkToNeed(callerOf(context), withLocalIds(input, { causeId: 'ContactCause', needId: 'Need' }));
  }

  @Mutation(() => UnlinkCauseFromNeedResult, {
    description: 'Admins, CX leaders and insights take back that mending a cause would meet a need.',
  })
  unlinkCauseFromNeed(
    @Arg('input', () => UnlinkCauseFromNeedInput) input: UnlinkCauseFromNeedInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { causeId: 'ContactCause', needId: 'Need' });
    return this.causes.unlinkFromNeed(callerOf(context), located);
  }
}

const NAMED = { ownerId: 'Person', productId: 'Product', journeyId: 'Journey' } as const;

@Resolver()
export class ContactSettingResolver {
  constructor(private readonly settings: ContactSettingService) {}

  @Query(() => ContactRateConnection, { description: 'What service contacts cost, a channel.' })
  contactRates(@Args(() => ContactRatesArgs) _args: PageArgs): InstanceType<typeof ContactRateConnection> {
    return compiled();
  }

  @Query(() => RepeatWindowType, { description: 'Within how many days a further contact is a repeat.' })
  repeatWindow(): RepeatWindowType {
    return compiled();
  }

  @Mutation(() => SetContactRateResult, {
    description: 'Finance, admins and CX leaders say what one contact in a channel costs from a day on.',
  })
  setContactRate(@Arg('input', () => SetContactRateInput) input: SetContactRateInput, @Ctx() context: RequestContext) {
    return this.settings.setContactRate(callerOf(context), withLocalIds(input, { channelId: 'Channel' }));
  }

  @Mutation(() => SetRepeatWindowResult, {
    description: 'Admins, CX leaders and insights say within how many days a further contact is a repeat.',
  })
  setRepeatWindow(
    @Arg('input', () => SetRepeatWindowInput) input: SetRepeatWindowInput,
    @Ctx() context: RequestContext,
  ) {
    return this.settings.setRepeatWindow(callerOf(context), input);
  }
}

export const contactCauseResolvers = (services: {
  readonly contactCauses: ContactCauseService;
  readonly contactSettings: ContactSettingService;
}) => [new ContactCauseResolver(services.contactCauses), new ContactSettingResolver(services.contactSettings)] as const;
