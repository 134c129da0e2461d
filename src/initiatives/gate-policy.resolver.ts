import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import type { DocumentVersionsService } from '../process';
import { DocumentFaultType } from '../process/document-version.graphql';
import type { StoredGatePolicy } from './domain/gate-policy';
import {
  DraftGatePolicyInput,
  EditGatePolicyInput,
  GatePoliciesArgs,
  GatePolicyConnection,
  GatePolicyPreviewType,
  GatePolicyResult,
  GatePolicyType,
  GatePolicyVersionInput,
} from './gate-policy.graphql';

function withItsId<Input extends GatePolicyVersionInput>(input: Input) {
  const { gatePolicyId: id, ...rest } = withLocalIds(input, { gatePolicyId: 'GatePolicy' });
  return { ...rest, id };
}

@Resolver()
export class GatePolicyResolver {
  constructor(private readonly policies: DocumentVersionsService<StoredGatePolicy, 'track'>) {}

  @Query(() => GatePolicyType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  gatePolicy(@Arg('id', () => ID) _id: string): GatePolicyType | null {
    return compiled();
  }

  @Query(() => GatePolicyConnection, { description: 'What the gates of your organization ask for, in all versions.' })
  gatePolicies(@Args(() => GatePoliciesArgs) _args: PageArgs): InstanceType<typeof GatePolicyConnection> {
    return compiled();
  }

  @Query(() => GatePolicyPreviewType, {
    nullable: true,
    description:
      'What a version, mostly a draft, would mean for what runs on its track. Null while it has faults, and for an id that leads nowhere.',
  })
  previewGatePolicy(@Arg('id', () => ID) _id: string): GatePolicyPreviewType | null {
    return compiled();
  }

  @Query(() => [DocumentFaultType], {
    description:
      'Every fault of a gate policy that you hold in hand, groups included that those who are here could never fill; empty when it could be published. Nothing is kept.',
  })
  validateGatePolicy(@Arg('document', () => GraphQLJSON) _document: unknown): DocumentFaultType[] {
    return compiled();
  }

  @Query(() => GraphQLJSONObject, { description: 'The JSON Schema of gate policies, for editors.' })
  gatePolicySchema(): object {
    return compiled();
  }

  @Mutation(() => GatePolicyResult, {
    description: 'Admins and CX leaders draft a further version for a track: one at a time. It may have faults yet.',
  })
  draftGatePolicy(
    @Arg('input', () => DraftGatePolicyInput) { track, ...input }: DraftGatePolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return this.policies.draft(callerOf(context), { ...input, series: track });
  }

  @Mutation(() => GatePolicyResult, { description: 'Admins and CX leaders edit a draft.' })
  editGatePolicy(@Arg('input', () => EditGatePolicyInput) input: EditGatePolicyInput, @Ctx() context: RequestContext) {
    return this.policies.edit(callerOf(context), withItsId(input));
  }

  @Mutation(() => GatePolicyResult, {
    description:
      'Admins and CX leaders put a draft in force: what begins on its track from now on is on it, what runs stays on its own. Refused with all its faults.',
  })
  publishGatePolicy(
    @Arg('input', () => GatePolicyVersionInput) input: GatePolicyVersionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.policies.publish(callerOf(context), withItsId(input));
  }

  @Mutation(() => GatePolicyResult, {
    description: 'Admins and CX leaders retire a version that is no longer in force; what runs on it goes on.',
  })
  retireGatePolicy(
    @Arg('input', () => GatePolicyVersionInput) input: GatePolicyVersionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.policies.retire(callerOf(context), withItsId(input));
  }
}
