import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  AbsenceConnection,
  AbsencesArgs,
  AbsenceType,
  CancelAbsenceInput,
  CancelAbsenceResult,
  EndAbsenceInput,
  EndAbsenceResult,
  RecordAbsenceInput,
  RecordAbsenceResult,
  SetAssistantsInput,
  SetAssistantsResult,
  SetStandingDeputyInput,
  SetStandingDeputyResult,
} from './absence.graphql';
import type { AbsenceService } from './absence.service';
import { PersonType } from './person.graphql';

@Resolver(() => PersonType)
export class AbsenceResolver {
  constructor(private readonly absenceService: AbsenceService) {}

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who stands in for them whenever they are absent; null when nobody does.',
  })
  standingDeputy(): PersonType | null {
    return compiled();
  }

  @FieldResolver(() => [PersonType], {
    description: 'Who may record absences for them and name their standing deputy, by name.',
  })
  assistants(): PersonType[] {
    return compiled();
  }

  @FieldResolver(() => [PersonType], { description: 'Whose assistant they are, by name.' })
  assistantOf(): PersonType[] {
    return compiled();
  }

  @FieldResolver(() => AbsenceType, {
    nullable: true,
    description: 'Their absence on a day; null when they are there.',
  })
  absence(
    @Arg('on', () => GraphQLLocalDate, { nullable: true, description: 'Today, where they are, when left out.' })
    _on?: string,
  ): AbsenceType | null {
    return compiled();
  }

  @FieldResolver(() => AbsenceConnection, { description: 'Past, present and planned ones.' })
  absences(@Args(() => AbsencesArgs) _args: PageArgs): InstanceType<typeof AbsenceConnection> {
    return compiled();
  }

  @Mutation(() => SetAssistantsResult, { description: 'A person, or an admin for them, names their assistants.' })
  setAssistants(@Arg('input', () => SetAssistantsInput) input: SetAssistantsInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { personId: 'Person', assistantIds: 'Person' });
    return this.absenceService.setAssistants(callerOf(context), located);
  }

  @Mutation(() => SetStandingDeputyResult, {
    description: 'A person, an assistant of theirs or an admin names who stands in whenever they are absent.',
  })
  setStandingDeputy(
    @Arg('input', () => SetStandingDeputyInput) input: SetStandingDeputyInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { personId: 'Person', deputyId: 'Person' });
    return this.absenceService.setStandingDeputy(callerOf(context), located);
  }

  @Mutation(() => RecordAbsenceResult, {
    description:
      'A person, an assistant of theirs or an admin records an absence. Refused: days that are past, and days on which they are absent already.',
  })
  recordAbsence(@Arg('input', () => RecordAbsenceInput) input: RecordAbsenceInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { personId: 'Person', deputyId: 'Person' });
    return this.absenceService.record(callerOf(context), located);
  }

  @Mutation(() => EndAbsenceResult, {
    description: 'Ends an absence that has begun sooner than it was recorded. Refused: one that is over.',
  })
  endAbsence(@Arg('input', () => EndAbsenceInput) input: EndAbsenceInput, @Ctx() context: RequestContext) {
    return this.absenceService.end(callerOf(context), withLocalIds(input, { absenceId: 'Absence' }));
  }

  @Mutation(() => CancelAbsenceResult, {
    description: 'Takes back an absence that begins today or later. Refused: one that began before today.',
  })
  cancelAbsence(@Arg('input', () => CancelAbsenceInput) input: CancelAbsenceInput, @Ctx() context: RequestContext) {
    return this.absenceService.cancel(callerOf(context), withLocalIds(input, { absenceId: 'Absence' }));
  }
}
