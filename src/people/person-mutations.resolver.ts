import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import { HoldingConnection, HoldingsArgs } from './holding.graphql';
import type { IdentityService } from './identity.service';
import type { LeavingService } from './leaving.service';
import {
  AddPersonInput,
  AddPersonResult,
  BindIdentityInput,
  BindIdentityResult,
  DeactivatePersonInput,
  DeactivatePersonResult,
  EditPersonInput,
  EditPersonResult,
  ReactivatePersonInput,
  ReactivatePersonResult,
  UnbindIdentityInput,
  UnbindIdentityResult,
} from './person-mutations.graphql';
import { PersonType } from './person.graphql';
import type { PersonService } from './person.service';

@Resolver()
export class PersonMutationsResolver {
  constructor(
    private readonly people: PersonService,
    private readonly leaving: LeavingService,
    private readonly identities: IdentityService,
  ) {}

  @Mutation(() => AddPersonResult, {
    description: 'Admins add a person. They sign in once an identity is bound to them (`bindIdentity`).',
  })
  addPerson(@Arg('input', () => AddPersonInput) input: AddPersonInput, @Ctx() context: RequestContext) {
    return this.people.add(callerOf(context), withLocalIds(input, { managerId: 'Person' }));
  }

  @Mutation(() => EditPersonResult, {
    description: 'Admins edit a person. Refused: a manager who reports to them, an e-mail that somebody else has.',
  })
  editPerson(@Arg('input', () => EditPersonInput) input: EditPersonInput, @Ctx() context: RequestContext) {
    return this.people.edit(callerOf(context), withLocalIds(input, { personId: 'Person', managerId: 'Person' }));
  }

  @Mutation(() => DeactivatePersonResult, {
    description:
      'Admins deactivate somebody who leaves. All that is in their hands (`Person.holdings`) goes to the successor, reports too: whoever of these the successor stands below, or is, moves up to the leaver’s own manager. Roles, manager and function end, and so do their absences and what makes them somebody’s deputy or assistant. Votes, estimates, levels, evidence and what they proposed stay theirs. Refused: yourself, the last admin, a successor who has left.',
  })
  deactivatePerson(
    @Arg('input', () => DeactivatePersonInput) input: DeactivatePersonInput,
    @Ctx() context: RequestContext,
  ) {
    const ids = { personId: 'Person', successorId: 'Person' };
    return this.leaving.deactivate(callerOf(context), withLocalIds(input, ids));
  }

  @Mutation(() => ReactivatePersonResult, {
    description:
      'Admins reactivate somebody who comes back. They sign in as before and get back nothing by itself: no role, not CONTRIBUTOR either, no manager, nothing that was handed over.',
  })
  reactivatePerson(
    @Arg('input', () => ReactivatePersonInput) input: ReactivatePersonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.leaving.reactivate(callerOf(context), withLocalIds(input, { personId: 'Person' }));
  }

  @Mutation(() => BindIdentityResult, {
    description:
      'Admins bind the tokens of an issuer and a subject to a person. Refused: what leads to somebody already.',
  })
  bindIdentity(@Arg('input', () => BindIdentityInput) input: BindIdentityInput, @Ctx() context: RequestContext) {
    return this.identities.bind(callerOf(context), withLocalIds(input, { personId: 'Person' }));
  }

  @Mutation(() => UnbindIdentityResult, {
    description: 'Admins unbind an identity: its tokens lead to nobody from then on. Refused: your own last one.',
  })
  unbindIdentity(@Arg('input', () => UnbindIdentityInput) input: UnbindIdentityInput, @Ctx() context: RequestContext) {
    return this.identities.unbind(callerOf(context), withLocalIds(input, { identityId: 'Identity' }));
  }
}

@Resolver(() => PersonType)
export class PersonHoldingsResolver {
  @FieldResolver(() => HoldingConnection, {
    description: 'What is in their hands now: all that `deactivatePerson` would hand over.',
  })
  holdings(@Args(() => HoldingsArgs) _args: PageArgs): InstanceType<typeof HoldingConnection> {
    return compiled();
  }
}
