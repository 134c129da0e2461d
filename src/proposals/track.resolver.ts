import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  CertifyMandatoryInput,
  CertifyMandatoryResult,
  RevokeCertificationInput,
  RevokeCertificationResult,
  SetTrackThresholdsInput,
  SetTrackThresholdsResult,
  TrackThresholdsType,
} from './track.graphql';
import type { TrackService } from './track.service';

const ITS_ID = { proposalId: 'Proposal' } as const;

@Resolver()
export class TrackResolver {
  constructor(private readonly tracks: TrackService) {}

  @Query(() => TrackThresholdsType, {
    description: 'Where the tracks begin: 25,000 and 1,000,000 units of your currency at first.',
  })
  trackThresholds(): TrackThresholdsType {
    return compiled();
  }

  @Mutation(() => SetTrackThresholdsResult, {
    description:
      'Admins and CX leaders say where the tracks begin from now on. A proposal keeps its track until it is written or submitted again.',
  })
  setTrackThresholds(
    @Arg('input', () => SetTrackThresholdsInput) input: SetTrackThresholdsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.tracks.setThresholds(callerOf(context), input);
  }

  @Mutation(() => CertifyMandatoryResult, {
    description:
      'Compliance certifies, before it is decided on and never for one of their own, that a rule asks for a proposal, whatever it costs. It is assessed without estimates, left out of the ranking, and funded out of the same budget.',
  })
  certifyMandatory(
    @Arg('input', () => CertifyMandatoryInput) input: CertifyMandatoryInput,
    @Ctx() context: RequestContext,
  ) {
    return this.tracks.certifyMandatory(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => RevokeCertificationResult, {
    description:
      'Compliance takes a certification back before the proposal is funded. One that is ASSESSED goes back UNDER_ASSESSMENT.',
  })
  revokeCertification(
    @Arg('input', () => RevokeCertificationInput) input: RevokeCertificationInput,
    @Ctx() context: RequestContext,
  ) {
    return this.tracks.revokeCertification(callerOf(context), withLocalIds(input, ITS_ID));
  }
}
