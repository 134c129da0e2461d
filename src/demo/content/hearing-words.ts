import type { PolicyDecision } from '../../policies/domain/policy';
import type { Experience } from '../../stories/domain/story';

/** A policy, and the last look that was taken at it. */
export interface DemoPolicy<Person extends string = string> {
  readonly name: string;
  readonly text: string;
  readonly owner: Person;
  readonly review?: {
    readonly daysAgo: number;
    readonly by: Person;
    readonly decision: PolicyDecision;
    readonly reason: string;
    /** Its new words, where it was changed. */
    readonly text?: string;
  };
}

/** A "no" that a policy forced on a customer, on record on the day on which it was said. */
export interface DemoDenial<Person extends string = string> {
  /** By its key. */
  readonly policy: string;
  readonly daysAgo: number;
  readonly by: Person;
  readonly asked: string;
  readonly customer: string;
  readonly product?: string;
}

export interface DemoStory<Person extends string = string> {
  /** By its key. */
  readonly journey: string;
  readonly experience: Experience;
  readonly daysAgo: number;
  readonly by: Person;
  readonly title: string;
  readonly text: string;
}

/** What a customer answered when they were asked after a call; a low score is followed up. */
export interface DemoScore<Person extends string = string> {
  readonly customer: string;
  readonly daysAgo: number;
  readonly by: Person;
  readonly rating: number;
  readonly text: string;
  readonly product?: string;
  readonly journey?: string;
  /** Left out: nobody has answered the customer. */
  readonly answered?: { readonly daysAgo: number; readonly by: Person; readonly how: string };
}

/** Noes, stories and low scores of customers, and the rules by which feedback gets themes. */
export interface DemoHearing<Person extends string = string> {
  /** Who keeps policies and rules, and when they began. */
  readonly by: Person;
  readonly daysAgo: number;
  readonly policies: Readonly<Record<string, DemoPolicy<Person>>>;
  readonly denials: readonly DemoDenial<Person>[];
  readonly stories: readonly DemoStory<Person>[];
  readonly followUpRule: { readonly owner: Person; readonly atMost: number; readonly dueInWorkingDays: number };
  readonly scores: readonly DemoScore<Person>[];
  /** Words by the theme that feedback with one of them gets. */
  readonly themeWords: Readonly<Record<string, readonly string[]>>;
}
