import type { Governor, Keyed } from '../audit';
import { answeringFor, InitiativeTable } from '../initiatives';
import { notify } from '../notifications';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { honoured, toldLessons, type LessonInput } from './domain/lesson';
import { everybodyIn } from './its-body';
import { HonouredFailureTable, LessonTable } from './lesson.table';

interface TellLessons extends Keyed {
  readonly initiativeId: string;
  readonly lessons: readonly LessonInput[];
}
interface HonourFailure extends Keyed {
  readonly initiativeId: string;
  readonly reason: string;
}

/** What was learned, of successes and of worthy failures; its gate takes lessons for the deliverable LESSONS. */
export class LessonService {
  constructor(private readonly governor: Governor) {}

  tell(caller: Caller, input: TellLessons): Promise<{ initiativeId: string; lessonIds: string[] } | Refusal> {
    return this.governor.govern(caller, 'tellLessons', input, async (tx) => {
      // Its gate looks at them; of what is closed they are told, too.
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'workOnInitiative', answeringFor(initiative));
      const told = toldLessons(input.lessons);
      if (isRefusal(told)) return told;
      const { id: initiativeId } = initiative;
      const by = { toldById: tx.viewer.personId, toldAt: tx.now };
      const rows = told.map((lesson) => ({ id: tx.newId(), initiativeId, ...lesson, ...by }));
      await tx.insert(LessonTable, rows);
      const lessonIds = rows.map(({ id }) => id);
      const what = { action: 'lessonsTold', after: { lessonIds, lessons: told } };
      return {
        outcome: { initiativeId, lessonIds },
        audit: [{ subjectKind: 'INITIATIVE', subjectId: initiativeId, ...what }],
      };
    });
  }

  honour(caller: Caller, input: HonourFailure): Promise<{ initiativeId: string; honouredFailureId: string } | Refusal> {
    return this.governor.govern(caller, 'honourFailure', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'honourFailure', { portfolioId: initiative.portfolioId });
      const { id: initiativeId, title } = initiative;
      const { personId: honouredById } = tx.viewer;
      const everybody = await everybodyIn(tx, initiative);
      const lessons = await tx.all(LessonTable, 'initiativeId', [initiativeId]);
      const earlier = await tx.all(HonouredFailureTable, 'initiativeId', [initiativeId]);
      const facts = {
        lessons: lessons.length,
        isHonoured: earlier.length > 0,
        isOwn: everybody.includes(honouredById),
      };
      const said = honoured(initiative, facts, input.reason);
      if (isRefusal(said)) return said;
      const id = tx.newId();
      await tx.insert(HonouredFailureTable, [{ id, initiativeId, ...said, honouredById, honouredAt: tx.now }]);
      const heard = [...everybody, ...lessons.map(({ toldById }) => toldById)];
      await notify(tx, [
        {
          ...{ kind: 'INITIATIVE_MOVED', subject: { kind: 'INITIATIVE', id: initiativeId }, toIds: heard },
          title: `Dare to try: "${title}" is honoured`,
          text: `You tried, and told what was learned.\nThe reason: ${said.reason}`,
        },
      ]);
      const what = { action: 'failureHonoured', after: { honouredFailureId: id }, reason: said.reason };
      return {
        outcome: { initiativeId, honouredFailureId: id },
        audit: [{ subjectKind: 'INITIATIVE', subjectId: initiativeId, ...what }],
      };
    });
  }
}
