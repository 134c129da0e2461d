import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { EvidencePolicyType, SetEvidencePolicyInput, SetEvidencePolicyResult } from './evidence-policy.graphql';
import type { EvidencePolicyService } from './evidence-policy.service';

@Resolver()
export class EvidencePolicyResolver {
  constructor(private readonly policies: EvidencePolicyService) {}

  @Query(() => EvidencePolicyType, { description: 'Which evidence a confidence asks for: none at first.' })
  evidencePolicy(): EvidencePolicyType {
    return compiled();
  }

  @Mutation(() => SetEvidencePolicyResult, {
    description:
      'Admins and CX leaders say which evidence a confidence asks for, of estimates that are given from now on.',
  })
  setEvidencePolicy(
    @Arg('input', () => SetEvidencePolicyInput) input: SetEvidencePolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return this.policies.set(callerOf(context), input);
  }
}
