import { type PillarCode } from '../../pillars/domain/pillar';

/** How far the pillars have come, how far they are to come, and the standards that are kept. */
export interface DemoMaturity<Person extends string> {
  readonly assessments: readonly DemoMaturityAssessment<Person>[];
  readonly targets: readonly DemoTarget<Person>[];
  readonly practices: readonly DemoPractice<Person>[];
}

export interface DemoMaturityAssessment<Person extends string> {
  readonly key: string;
  readonly name: string;
  readonly by: Person;
  readonly openedDaysAgo: number;
  readonly answeredDaysAgo: number;
  readonly closedDaysAgo: number;
  /** What each assessor says of the ten pillars, in their order. */
  readonly levels: Readonly<Partial<Record<Person, readonly number[]>>>;
  /** What their levels of a pillar rest on. */
  readonly evidence: Readonly<Partial<Record<PillarCode, string>>>;
}

export interface DemoTarget<Person extends string> {
  readonly pillar: PillarCode;
  readonly by: Person;
  readonly daysAgo: number;
  readonly level: number;
  readonly daysAhead: number;
  readonly reason: string;
}

export interface DemoPractice<Person extends string> {
  readonly key: string;
  readonly pillar: PillarCode;
  readonly by: Person;
  readonly owner: Person;
  readonly daysAgo: number;
  readonly title: string;
  readonly text?: string;
  readonly link?: string;
  /** Negative: its review is overdue. */
  readonly reviewDaysAhead: number;
}
