import type { ShownInactionWeight } from '../../scoring/domain/scoring-model';

export interface DemoTeam<Person extends string> {
  readonly name: string;
  readonly by: Person;
  readonly daysAgo: number;
}

/** What the recommended set of a portfolio has to keep. */
export interface DemoConstraints<Person extends string, Portfolio extends string> {
  readonly portfolio: Portfolio;
  readonly by: Person;
  readonly daysAgo: number;
  /** In person-days, by the key of a team. */
  readonly capacities: Readonly<Record<string, number>>;
  readonly reason: string;
}

/** A what-if that is saved and run: a worker computes what it comes to. */
export interface DemoScenario<Person extends string, Portfolio extends string> {
  readonly key: string;
  readonly name: string;
  readonly portfolio: Portfolio;
  readonly by: Person;
  readonly daysAgo: number;
  /** λ in hundredths. */
  readonly inactionWeight: ShownInactionWeight;
}
