import { type DeliverableKind, type InitiativeEventName } from '../../initiatives/domain/initiative';
import { type EvidenceKind } from '../../listening/domain/evidence';
import { type MetricCode } from '../../metrics/domain/metric';
import { type NpsCounts, type ProportionCounts } from '../../metrics/domain/reading';
import { type CxFunction, type Role } from '../../people/domain/person';
import { type PillarCode } from '../../pillars/domain/pillar';
import { type AlternativeKind } from '../../proposals/domain/proposal';
import { type DriverCode } from '../../proposals/domain/value-drivers';
import { type Confidence } from '../../scoring/domain/estimate';

/**
 * The content of the demo is data: who, what, and how many days before the day on which it is loaded. Everything refers
 * to everything else by a key that is a literal type, so that a misspelt reference does not compile.
 * `Person`, `Need` and `Portfolio` stand for the keys of one organization.
 */
export interface DemoOrganization<
  Person extends string = string,
  Need extends string = string,
  Portfolio extends string = string,
> {
  readonly name: string;
  readonly currencyCode: string;
  /** Everything else happens later. */
  readonly foundedDaysAgo: number;
  readonly people: Readonly<Record<Person, DemoPerson<Person>>>;
  /** Who answers ideas that name no pillar, and how soon; said by the founder. */
  readonly ideaTriage?: { readonly owner: Person; readonly answerWithinDays: number };
  readonly pillarOwners: Readonly<Partial<Record<PillarCode, Person>>>;
  /** Products that have an owner from the start, by name; an import finds them. */
  readonly products: Readonly<Record<string, Person>>;
  /** A file of the folder `demo`, imported by this person. */
  readonly feedbackImport: DemoImport<Person> | null;
  readonly needs: Readonly<Record<Need, DemoNeed<Person>>>;
  readonly portfolios: Readonly<Record<Portfolio, DemoPortfolio<Person>>>;
  readonly proposals: readonly DemoProposal<Person, Need, Portfolio>[];
}

export interface DemoPerson<Person extends string> {
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly manager: Person | null;
  readonly cxFunction: CxFunction | null;
  /** Held organization-wide. */
  readonly roles: readonly Role[];
}

export interface DemoImport<Person extends string> {
  readonly file: string;
  readonly mappingFile: string;
  readonly by: Person;
  readonly daysAgo: number;
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

export interface DemoNeed<Person extends string> {
  readonly title: string;
  readonly statement: string;
  /** What it shows in, by the names that the import gives the themes of feedback. */
  readonly themes?: readonly string[];
  readonly namedBy: Person;
  readonly namedDaysAgo: number;
  readonly evidence: readonly DemoEvidence<Person>[];
  /** Left out: still a candidate. */
  readonly established?: { readonly by: Person; readonly daysAgo: number };
  readonly retired?: { readonly by: Person; readonly daysAgo: number; readonly reason: string };
}

export interface DemoPortfolio<Person extends string> {
  readonly name: string;
  readonly periodFromDaysAgo: number;
  readonly periodToDaysAhead: number;
  /** The budget is set anew each quarter: `totalMinor` is all of the period so far, in minor units. */
  readonly budgets: readonly {
    readonly daysAgo: number;
    readonly by: Person;
    readonly totalMinor: bigint;
    readonly reason: string;
  }[];
}

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

export type Estimates<Person extends string> = Readonly<Partial<Record<DriverCode, DriverViews<Person>>>>;

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
  readonly portfolio?: Portfolio;
  readonly sponsor?: Person;
  readonly costOneOffMinor?: bigint;
  readonly costYearlyMinor?: bigint;
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

/** What happened in an initiative, in the order of the list; a later step is never longer ago. */
export type DemoStep<Person extends string> =
  | ({ readonly step: 'EVIDENCE' } & DemoEvidence<Person>)
  | ({ readonly step: 'DELIVERABLE' } & DemoDeliverable<Person>)
  | ({ readonly step: 'READING' } & DemoReading<Person>)
  | ({ readonly step: 'EVENT' } & DemoMove<Person>);

export interface DemoDeliverable<Person extends string> {
  readonly kind: DeliverableKind;
  readonly daysAgo: number;
  readonly by: Person;
  readonly title: string;
  readonly link: string;
}

/** A reading in counts; exactly one of `nps` and `proportion`. */
export interface DemoReading<Person extends string> {
  readonly metric: MetricCode;
  readonly daysAgo: number;
  readonly by: Person;
  readonly isBaseline: boolean;
  readonly windowFromDaysAgo: number;
  readonly windowToDaysAgo: number;
  readonly nps?: NpsCounts;
  readonly proportion?: ProportionCounts;
}

export interface DemoMove<Person extends string> {
  readonly event: InitiativeEventName;
  readonly daysAgo: number;
  readonly by: Person;
  readonly reason?: string;
  /** The gate refuses it: something is still missing, and nothing changes. */
  readonly refused?: true;
}
