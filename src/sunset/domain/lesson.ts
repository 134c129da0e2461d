import type { Initiative } from '../../initiatives/domain/initiative';
import { InputCheck } from '../../shared/input-check';
import {
  gateUnmet,
  notPossibleNow,
  ownDecision,
  type GateUnmet,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';

export const LESSON_KINDS = ['WORKED', 'DID_NOT_WORK'] as const;
export type LessonKind = (typeof LESSON_KINDS)[number];

/** What somebody learned of an initiative: of successes and of failures. */
export interface Lesson {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  readonly kind: LessonKind;
  readonly text: string;
  /** Who should know it. */
  readonly forWhom: string;
  readonly toldById: string;
  readonly toldAt: Date;
}

export type LessonInput = Pick<Lesson, 'kind' | 'text' | 'forWhom'>;

const MOST_LESSONS = 50;

/** Lessons told at once, checked whole. */
export function toldLessons(lessons: readonly LessonInput[]): readonly LessonInput[] | InvalidInput {
  const check = new InputCheck();
  if (lessons.length === 0 || lessons.length > MOST_LESSONS) {
    check.problem('input.lessons', `${lessons.length} lessons: expected 1 to ${MOST_LESSONS}.`);
    return check.refusal();
  }
  const told = lessons.map(({ kind, text, forWhom }, index) => ({
    kind,
    text: check.text(`input.lessons[${index}].text`, text, { max: 5_000 }),
    forWhom: check.text(`input.lessons[${index}].forWhom`, forWhom, { max: 500 }),
  }));
  return check.failed ? check.refusal() : told;
}

/** Somebody dared to try and told what was learned; a leader honours it. */
export interface HonouredFailure {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  readonly reason: string;
  readonly honouredById: string;
  readonly honouredAt: Date;
}

/**
 * Whether an end may be honoured as a worthy failure: it has ended or is being wound down, it was learned from, and whoever
 * honours it has no part in it.
 */
export function honoured(
  { title, stage, status }: Pick<Initiative, 'title' | 'stage' | 'status'>,
  facts: { readonly lessons: number; readonly isHonoured: boolean; readonly isOwn: boolean },
  reason: string,
): Pick<HonouredFailure, 'reason'> | InvalidInput | NotPossibleNow | GateUnmet | OwnDecision {
  const check = new InputCheck();
  const given = check.text('input.reason', reason, { max: 2_000 });
  if (check.failed) return check.refusal();
  if (status !== 'CLOSED' && stage !== 'SUNSET') {
    return notPossibleNow(`"${title}" is ${status} in ${stage.toLowerCase()}: it has not ended.`, status);
  }
  if (facts.isHonoured) return notPossibleNow(`"${title}" is honoured already.`, status);
  if (facts.isOwn) return ownDecision('Nobody honours what is their own: you have a part in this initiative.');
  if (facts.lessons === 0) return gateUnmet([{ code: 'LESSONS', message: `no lessons told of "${title}"` }]);
  return { reason: given };
}
