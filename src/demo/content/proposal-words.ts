import type { PillarCode } from '../../pillars/domain/pillar';
import type { AlternativeKind, Risk } from '../../proposals/domain/proposal';
import type { ValueDriverCode } from '../../proposals/domain/value-drivers';
import type { Confidence } from '../../scoring/domain/confidence';
import type { DemoStep } from './initiative-words';

/** Points: the likely value with a confidence, or low, likely and high, or a driver that the solution does not touch. */
export type View =
  | readonly [likely: number, confidence: Confidence]
  | readonly [low: number, likely: number, high: number]
  | 'NOT_APPLICABLE';

/** What the scorers of one driver say. Calculation and rationale are the fact sheet they share: they go with each view. */
export interface DriverViews<Person extends string> {
  readonly by: Readonly<Partial<Record<Person, View>>>;
  readonly calculation?: string;
  readonly rationale?: string;
  /** Where one of them stands apart: their own rationale instead. */
  readonly dissent?: Readonly<Partial<Record<Person, string>>>;
}

export type Estimates<Person extends string> = Readonly<Partial<Record<ValueDriverCode, DriverViews<Person>>>>;

export interface DemoAlternative {
  readonly kind: AlternativeKind;
  readonly title: string;
  readonly consequence: string;
}

export interface DemoProposal<
  Person extends string = string,
  Need extends string = string,
  Portfolio extends string = string,
> {
  readonly key: string;
  readonly title: string;
  readonly whoIsHurt: string;
  readonly howTheyAreHurt: string;
  readonly proposedBy: Person;
  readonly ideaDaysAgo: number;
  /** Its owner answers the idea. */
  readonly ideaPillar?: PillarCode;
  readonly supportedBy?: readonly DemoSupport<Person>[];
  /** Left out: still an idea. Written by whoever proposed it. */
  readonly written?: DemoWriting<Person, Need, Portfolio>;
  /** Left out: still a draft. */
  readonly submittedDaysAgo?: number;
  /** Left out: submitted and waiting. */
  readonly assessment?: DemoAssessment<Person>;
  readonly outcome?: DemoOutcome<Person>;
  /** Taken up again after it was declined or deferred: a draft, and nothing more yet. */
  readonly resubmitted?: { readonly by: Person; readonly daysAgo: number; readonly whatChanged: string };
}

export interface DemoSupport<Person extends string> {
  readonly by: Person;
  readonly daysAgo: number;
  readonly reason?: string;
}

export interface DemoWriting<Person extends string, Need extends string, Portfolio extends string> {
  readonly daysAgo: number;
  readonly problem: string;
  readonly solution?: string;
  readonly horizonYears?: number;
  readonly alternatives?: readonly DemoAlternative[];
  readonly needs: readonly Need[];
  readonly pillars: readonly PillarCode[];
  readonly objectives?: readonly ObjectiveName[];
  readonly portfolio?: Portfolio;
  readonly sponsor?: Person;
  readonly costOneOffMinor?: bigint;
  readonly costYearlyMinor?: bigint;
  readonly declaredRisk?: Risk;
  /** In person-days, by the key of a team. */
  readonly effort?: Readonly<Record<string, number>>;
}

export interface DemoAssessment<Person extends string> {
  readonly by: Person;
  readonly openedDaysAgo: number;
  readonly estimatedDaysAgo: number;
  readonly estimates: Estimates<Person>;
  /** Left out: still open, because a driver is not estimated yet. */
  readonly closedDaysAgo?: number;
}

export type DemoOutcome<Person extends string> =
  | {
      readonly kind: 'FUNDED';
      readonly by: Person;
      readonly daysAgo: number;
      readonly lead: Person;
      readonly businessOwner: Person;
      readonly steps: readonly DemoStep<Person>[];
    }
  | {
      readonly kind: 'DEFERRED';
      readonly by: Person;
      readonly daysAgo: number;
      readonly untilDaysAhead: number;
      readonly missing: string;
    }
  | { readonly kind: 'DECLINED'; readonly by: Person; readonly daysAgo: number; readonly reason: string }
  | {
      readonly kind: 'RETURNED';
      readonly by: Person;
      readonly daysAgo: number;
      readonly asked: string;
      readonly answerByDaysAhead: number;
    }
  | {
      readonly kind: 'MERGED';
      readonly by: Person;
      readonly daysAgo: number;
      /** The key of the proposal that goes on. */
      readonly into: string;
      readonly reason: string;
    }
  | { readonly kind: 'WITHDRAWN'; readonly by: Person; readonly daysAgo: number };

/** The names of the strategic objectives that every organization starts with. */
export type ObjectiveName = 'Retention' | 'Acquisition' | 'Growth' | 'Cost to serve' | 'Reputation';
