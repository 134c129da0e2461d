import type { ForecastInput } from '../../initiatives/domain/forecast';
import type { DeliverableKind, InitiativeEventName, Stage } from '../../initiatives/domain/initiative';
import type { MetricCode } from '../../metrics/domain/metric';
import type { NpsCounts, ProportionCounts } from '../../metrics/domain/reading';
import type { KillCriterionInput } from '../../outcomes/domain/kill-criterion';
import type { Mark } from '../../outcomes/domain/marks';
import type { OutcomeForecastInput } from '../../outcomes/domain/outcome-forecast';
import type { StatedInput } from '../../outcomes/domain/realised';
import type { DemoEvidence } from './listening-words';

/** What happened in an initiative, in the order of the list; a later step is never longer ago. */
export type DemoStep<Person extends string> =
  | ({ readonly step: 'EVIDENCE' } & DemoEvidence<Person>)
  | ({ readonly step: 'DELIVERABLE' } & DemoDeliverable<Person>)
  | ({ readonly step: 'READING' } & DemoReading<Person>)
  | ({ readonly step: 'PLAN' } & DemoPlan<Person>)
  | ({ readonly step: 'FORECAST' } & DemoForecast<Person>)
  | ({ readonly step: 'OUTCOME_FORECAST' } & DemoOutcomeForecast<Person>)
  | ({ readonly step: 'KILL_CRITERIA' } & DemoKillCriteria<Person>)
  | ({ readonly step: 'REALISED' } & DemoRealised<Person>)
  | ({ readonly step: 'REALISED_CONFIRMED' } & DemoRealisedConfirmed<Person>)
  | ({ readonly step: 'COMMENT' } & DemoComment<Person>)
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

/** The planned dates of the stages; those after the first plan say why. */
export interface DemoPlan<Person extends string> {
  readonly daysAgo: number;
  readonly by: Person;
  /** Days counted back; ahead when negative. */
  readonly stages: readonly (readonly [stage: Stage, startDaysAgo: number, endDaysAgo: number])[];
  readonly reason?: string;
}

/** What is expected of it since its design tells more; the value is counted as the scores count it. */
export interface DemoForecast<Person extends string> extends ForecastInput {
  readonly daysAgo: number;
  readonly by: Person;
}

/** What it is to bring about, by value driver and metric. */
export interface DemoOutcomeForecast<Person extends string> extends OutcomeForecastInput {
  readonly daysAgo: number;
  readonly by: Person;
}

/** When it has failed; the last day counted back, ahead when negative. */
export interface DemoKillCriteria<Person extends string> {
  readonly daysAgo: number;
  readonly by: Person;
  readonly criteria: readonly (Omit<KillCriterionInput, 'lastDay'> & { readonly lastDaysAgo: number })[];
}

/** What came of it by a mark, once. */
export interface DemoRealised<Person extends string> {
  readonly daysAgo: number;
  readonly by: Person;
  readonly afterMonths: Mark;
  readonly stated: readonly StatedInput[];
}

/** Finance confirms what came of it by a mark. */
export interface DemoRealisedConfirmed<Person extends string> {
  readonly daysAgo: number;
  readonly by: Person;
  readonly afterMonths: Mark;
}

export interface DemoComment<Person extends string> {
  readonly daysAgo: number;
  readonly by: Person;
  readonly text: string;
  readonly mentions: readonly Person[];
}

export interface DemoMove<Person extends string> {
  readonly event: InitiativeEventName;
  readonly daysAgo: number;
  readonly by: Person;
  readonly reason?: string;
  /** The gate refuses it: something is still missing, and nothing changes. */
  readonly refused?: true;
}
