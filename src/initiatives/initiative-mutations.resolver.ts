import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, type RequestContext } from '../platform/graphql/context';
import type { InitiativeEventName } from './domain/initiative';
import { GatheringService } from './gathering.service';
import {
  AddDeliverableInput,
  AddDeliverableResult,
  AssignInitiativeRolesInput,
  AssignInitiativeRolesResult,
  EmbedInitiativeInput,
  MoveInitiativeInput,
  MoveInitiativeResult,
  MoveInitiativeWithReasonInput,
  RecordInitiativeEvidenceInput,
  RecordInitiativeEvidenceResult,
  RecordReadingInput,
  RecordReadingResult,
} from './initiative-mutations.graphql';
import { MoveService } from './move.service';
import { InitiativeRolesService } from './roles.service';

const ITS_ID = { initiativeId: 'Initiative' } as const;

@Resolver()
export class InitiativeMovesResolver {
  constructor(private readonly moves: MoveService) {}

  @Mutation(() => MoveInitiativeResult, {
    description: 'Asks for approval at the gate ahead, once what it asks for is there.',
  })
  requestApproval(@Arg('input', () => MoveInitiativeInput) input: MoveInitiativeInput, @Ctx() context: RequestContext) {
    return this.move(context, 'REQUEST_APPROVAL', input);
  }

  @Mutation(() => MoveInitiativeResult, {
    description:
      'You approve, as by `castVote`. The vote that decides lets it through the gate; what the gate asks for is checked once more.',
  })
  approveGate(@Arg('input', () => MoveInitiativeInput) input: MoveInitiativeInput, @Ctx() context: RequestContext) {
    return this.move(context, 'APPROVE', input);
  }

  @Mutation(() => MoveInitiativeResult, {
    description: 'You vote to return it, as by `castVote`: it goes back to where work was left.',
  })
  returnForRework(
    @Arg('input', () => MoveInitiativeWithReasonInput) input: MoveInitiativeWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'RETURN', input);
  }

  @Mutation(() => MoveInitiativeResult, { description: 'Work rests; an approval that is open waits with it.' })
  holdInitiative(
    @Arg('input', () => MoveInitiativeWithReasonInput) input: MoveInitiativeWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'HOLD', input);
  }

  @Mutation(() => MoveInitiativeResult, { description: 'Work goes on where it was left.' })
  resumeInitiative(
    @Arg('input', () => MoveInitiativeInput) input: MoveInitiativeInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'RESUME', input);
  }

  @Mutation(() => MoveInitiativeResult, {
    description:
      'Before anything runs it closes lightly; from measure it goes to sunset. An open approval is withdrawn.',
  })
  stopInitiative(
    @Arg('input', () => MoveInitiativeWithReasonInput) input: MoveInitiativeWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'STOP', input);
  }

  @Mutation(() => MoveInitiativeResult, {
    description: 'It helps, but not enough: from measure back to design. An open approval is withdrawn.',
  })
  iterateInitiative(
    @Arg('input', () => MoveInitiativeWithReasonInput) input: MoveInitiativeWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'ITERATE', input);
  }

  @Mutation(() => MoveInitiativeResult, {
    description:
      'From design back to the portfolio review, which confirms its funding by the last forecast or stops it. An open approval is withdrawn.',
  })
  referToReview(
    @Arg('input', () => MoveInitiativeWithReasonInput) input: MoveInitiativeWithReasonInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'REFER_TO_REVIEW', input);
  }

  @Mutation(() => MoveInitiativeResult, {
    description:
      'It helps and stays in service: from measure it is kept until a day, on which it comes back to be measured again. Asks for what the gate of measure asks for; an open approval is withdrawn.',
  })
  embedInitiative(
    @Arg('input', () => EmbedInitiativeInput) input: EmbedInitiativeInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'EMBED', input);
  }

  @Mutation(() => MoveInitiativeResult, { description: 'What is kept is measured again before its day.' })
  recheckInitiative(
    @Arg('input', () => MoveInitiativeInput) input: MoveInitiativeInput,
    @Ctx() context: RequestContext,
  ) {
    return this.move(context, 'RECHECK', input);
  }

  private move(context: RequestContext, event: InitiativeEventName, input: MoveInitiativeInput) {
    return this.moves.move(
      callerOf(context),
      event,
      withLocalIds(input, { ...ITS_ID, correctsEventId: 'InitiativeEvent' }),
    );
  }
}

@Resolver()
export class InitiativeWorkResolver {
  constructor(
    private readonly gathering: GatheringService,
    private readonly initiativeRoles: InitiativeRolesService,
  ) {}

  @Mutation(() => RecordInitiativeEvidenceResult, {
    description: 'Every contributor gathers evidence for an initiative.',
  })
  recordInitiativeEvidence(
    @Arg('input', () => RecordInitiativeEvidenceInput) input: RecordInitiativeEvidenceInput,
    @Ctx() context: RequestContext,
  ) {
    return this.gathering.recordEvidence(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => AddDeliverableResult, { description: 'Every contributor adds what was delivered, by a link.' })
  addDeliverable(@Arg('input', () => AddDeliverableInput) input: AddDeliverableInput, @Ctx() context: RequestContext) {
    return this.gathering.addDeliverable(
      callerOf(context),
      withLocalIds(input, { ...ITS_ID, correctsDeliverableId: 'Deliverable' }),
    );
  }

  @Mutation(() => RecordReadingResult, {
    description:
      'Every contributor records what was measured, as raw counts, or corrects it. Refused: what `recordOrganizationReading` refuses, and a part whose window overlaps that of the whole, or of another part that may hold the same people: baselines are added up, and so are follow-ups.',
  })
  recordReading(@Arg('input', () => RecordReadingInput) input: RecordReadingInput, @Ctx() context: RequestContext) {
    return this.gathering.recordReading(callerOf(context), withLocalIds(input, { ...ITS_ID, replacesId: 'Reading' }));
  }

  @Mutation(() => AssignInitiativeRolesResult, {
    description: 'Those who run an initiative hand over its roles, unless an approval is open.',
  })
  assignInitiativeRoles(
    @Arg('input', () => AssignInitiativeRolesInput) input: AssignInitiativeRolesInput,
    @Ctx() context: RequestContext,
  ) {
    const types = { ...ITS_ID, sponsorId: 'Person', leadId: 'Person', businessOwnerId: 'Person' };
    return this.initiativeRoles.assign(callerOf(context), withLocalIds(input, types));
  }
}
