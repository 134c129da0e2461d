import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  HonouredFailureType,
  HonourFailureInput,
  HonourFailureResult,
  LessonType,
  TellLessonsInput,
  TellLessonsResult,
} from './lesson.graphql';
import type { LessonService } from './lesson.service';

const ITS_ID = { initiativeId: 'Initiative' } as const;

@Resolver(() => InitiativeType)
export class LessonResolver {
  constructor(private readonly lessonService: LessonService) {}

  @Mutation(() => TellLessonsResult, {
    description:
      'Every contributor tells what worked and what did not, and for whom: of successes and of failures, also once it is closed. The gate of sunset takes lessons for the deliverable LESSONS.',
  })
  tellLessons(@Arg('input', () => TellLessonsInput) input: TellLessonsInput, @Ctx() context: RequestContext) {
    return this.lessonService.tell(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => HonourFailureResult, {
    description:
      'Dare to try: a CX leader without a part in it honours a worthy failure that has ended, or is in sunset, and was learned from. Once; its people hear of it.',
  })
  honourFailure(@Arg('input', () => HonourFailureInput) input: HonourFailureInput, @Ctx() context: RequestContext) {
    return this.lessonService.honour(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @FieldResolver(() => [LessonType], { description: 'What was learned of it, the first told first.' })
  lessons(): LessonType[] {
    return compiled();
  }

  @FieldResolver(() => HonouredFailureType, { nullable: true, description: 'Null unless it was honoured.' })
  honour(): HonouredFailureType | null {
    return compiled();
  }

  @FieldResolver(() => String, {
    description:
      'Its case as Markdown, from the record: problem, needs, evidence, decisions, what was forecast and what it cost, what happened, and the lessons told. What people wrote stands in it as text, whatever it holds.',
  })
  caseStudy(): string {
    return compiled();
  }
}
