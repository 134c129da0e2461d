import type { AnalysisKind } from '../../analyses/domain/analysis-request';
import type { DemoContacts } from './contact-words';
import type { DemoBoard } from './board-words';
import type { DemoHearing } from './hearing-words';
import type { DemoProposal, ObjectiveName } from './proposal-words';
import type { DemoConstraints, DemoScenario, DemoTeam } from './scenario-words';
import type { DemoBarrier, DemoEvidence, DemoVoice } from './listening-words';
import type { KnownRate } from '../../budget/domain/exchange-rate';
import type { GoalKind } from '../../goals/domain/goal';
import type { Cost } from '../../costs/domain/cost';
import type { CutDimension, CutLabel } from '../../metrics/domain/cut';
import type { MetricCode } from '../../metrics/domain/metric';
import type { CxFunction, Role } from '../../people/domain/person';
import type { PillarCode } from '../../pillars/domain/pillar';
import type { StoredScoringModel } from '../../scoring/domain/scoring-model-life';
import type { DemoMaturity } from './maturity-words';
import type { DemoReading } from './initiative-words';
import type { DemoService } from './service-words';

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
  /** Left out: nobody has assessed the pillars yet. */
  readonly maturity?: DemoMaturity<Person>;
  /** Products that have an owner from the start, by name; an import finds them. */
  readonly products: Readonly<Record<string, Person>>;
  /** A file of the folder `demo`, imported by this person. */
  readonly feedbackImport: DemoImport<Person> | null;
  readonly voices?: readonly DemoVoice<Person>[];
  readonly barriers?: readonly DemoBarrier<Person>[];
  readonly contacts?: DemoContacts<Person>;
  readonly hearing?: DemoHearing<Person>;
  readonly needs: Readonly<Record<Need, DemoNeed<Person>>>;
  readonly portfolios: Readonly<Record<Portfolio, DemoPortfolio<Person>>>;
  /** Who does the work, by keys that efforts and capacities go by. */
  readonly teams?: Readonly<Record<string, DemoTeam<Person>>>;
  readonly constraints?: readonly DemoConstraints<Person, Portfolio>[];
  readonly scenarios?: readonly DemoScenario<Person, Portfolio>[];
  /** Scoring models that somebody has drafted, to look at by a preview. */
  readonly modelDrafts?: readonly DemoModelDraft<Person>[];
  readonly proposals: readonly DemoProposal<Person, Need, Portfolio>[];
  readonly rates?: readonly DemoRate<Person>[];
  readonly costs?: readonly DemoCost<Person>[];
  /** What was in service before. */
  readonly services?: readonly DemoService<Person, Portfolio>[];
  readonly goals?: readonly DemoGoal<Person>[];
  readonly board?: DemoBoard<Person>;
  readonly telling?: DemoTelling<Person>;
  readonly analyses?: readonly DemoAnalysis<Person, Portfolio>[];
  /** Of the organization itself; those of initiatives are steps of theirs. */
  readonly readings?: readonly DemoOrganizationReading<Person>[];
  /** Of the organization itself, counted from files when the demo is loaded. */
  readonly countedReadings?: readonly DemoCountedReadings<Person>[];
  readonly cohorts?: readonly DemoCohort<Person>[];
}

/** A digest a week, one of which was issued; scorecards of the last quarter are frozen on the same day. */
export interface DemoTelling<Person extends string> {
  readonly by: Person;
  /** A week or more before it is told for the first time. */
  readonly setDaysAgo: number;
  readonly toldDaysAgo: number;
  readonly recipients: readonly Person[];
}

export interface DemoModelDraft<Person extends string> extends Pick<
  StoredScoringModel,
  'name' | 'method' | 'note' | 'horizonYears' | 'discountRateBasisPoints'
> {
  readonly daysAgo: number;
  readonly by: Person;
}

/** What somebody wants to know of a portfolio. */
export interface DemoAnalysis<Person extends string, Portfolio extends string> {
  readonly portfolio: Portfolio;
  readonly kind: AnalysisKind;
  readonly by: Person;
  readonly daysAgo: number;
}

/** What a currency is worth in that of the organization, from so many days ago. */
export interface DemoRate<Person extends string> extends Pick<KnownRate, 'currencyCode' | 'rate'> {
  readonly daysAgo: number;
  readonly by: Person;
}

/** What an initiative cost, booked on the day on which it arose. */
export interface DemoCost<Person extends string> extends Pick<Cost, 'kind' | 'amountMinor' | 'currencyCode'> {
  /** The key of its proposal. */
  readonly initiative: string;
  readonly reference: string;
  readonly daysAgo: number;
  readonly by: Person;
  readonly note: string;
  /** The reference of a cost that stands above. */
  readonly corrects?: string;
}

export interface DemoGoal<Person extends string> {
  readonly key: string;
  readonly kind: GoalKind;
  readonly title: string;
  readonly pillar: PillarCode;
  readonly objective: ObjectiveName;
  readonly setBy: Person;
  readonly accountable: Person;
  readonly contributors: readonly Person[];
  readonly metric: MetricCode;
  readonly cut?: readonly CutLabel[];
  readonly baseline?: number;
  readonly target: number;
  readonly startsDaysAgo: number;
  /** Negative: it was due so many days ago. */
  readonly dueDaysAhead: number;
}

/** A reading of the organization in counts; exactly one of `nps` and `proportion`. */
export interface DemoOrganizationReading<Person extends string> extends Omit<DemoReading<Person>, 'isBaseline'> {
  readonly key: string;
  readonly cut?: readonly CutLabel[];
  readonly source: string;
}

/** Readings of one metric, one for each part of a file in the folder `demo` that has a row an observation. */
export interface DemoCountedReadings<Person extends string> {
  readonly key: string;
  readonly file: string;
  readonly metric: MetricCode;
  /** The parts: those rows that have one of the values in this column. */
  readonly cut: { readonly dimension: CutDimension; readonly column: string; readonly values: readonly string[] };
  /** How many of a part: those rows that have the value in this column. */
  readonly counted: { readonly column: string; readonly value: string };
  readonly source: string;
  readonly by: Person;
  readonly daysAgo: number;
  readonly windowFromDaysAgo: number;
  readonly windowToDaysAgo: number;
}

/** An early churn rate, of a file in the folder `demo` that has a row a customer. */
export interface DemoCohort<Person extends string> {
  readonly key: string;
  readonly file: string;
  /** The column of how many periods a customer had stayed when they left, or were seen last. */
  readonly tenure: string;
  /** Who left: those rows that have the value in this column. */
  readonly lost: { readonly column: string; readonly value: string };
  readonly periods: number;
  readonly source: string;
  readonly by: Person;
  readonly daysAgo: number;
  readonly windowFromDaysAgo: number;
  readonly windowToDaysAgo: number;
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
    /** How it is split, each from the day after the one before; left out, it is one period. */
    readonly periods?: readonly { readonly toDaysAgo: number; readonly amountMinor: bigint }[];
    /** What of it is set aside for light proposals; left out, nothing is. */
    readonly potMinor?: bigint;
    readonly reason: string;
  }[];
}
