import type { EvidenceKind } from '../../listening/domain/evidence';
import { type BarrierAnswer, type BarrierKind } from '../../listening/domain/barrier';
import { type FeedbackSource, type Speaker } from '../../listening/domain/feedback';

/** What a customer or an employee told the organization itself, beside what an import brings. */
export interface DemoVoice<Person extends string = string> {
  readonly speaker: Speaker;
  readonly source: FeedbackSource;
  /** When it was said and recorded. */
  readonly daysAgo: number;
  readonly by: Person;
  readonly text: string;
  /** By the names that the import gives the themes of feedback. */
  readonly themes: readonly string[];
}

/** An internal barrier, and how far it came. */
export interface DemoBarrier<Person extends string = string> {
  readonly key: string;
  readonly kind: BarrierKind;
  readonly reportedBy: Person;
  readonly daysAgo: number;
  readonly description: string;
  readonly customerEffect: string;
  /** By the name that the import gives it. */
  readonly theme?: string;
  /** Left out: nobody is named to answer it. */
  readonly assigned?: {
    readonly by: Person;
    readonly daysAgo: number;
    readonly owner: Person;
    /** Of the day by which it is answered; negative for one that is still to come. */
    readonly answerByDaysAgo: number;
  };
  /** By its owner. */
  readonly answered?: { readonly daysAgo: number; readonly answer: BarrierAnswer; readonly reason: string };
}

export interface DemoEvidence<Person extends string> {
  readonly kind: EvidenceKind;
  /** When it was collected and recorded. */
  readonly daysAgo: number;
  readonly by: Person;
  readonly participants: number;
  readonly finding: string;
  readonly link?: string;
  /** Days from the day of loading; left out when it does not age. */
  readonly expiresDaysAhead?: number;
}
