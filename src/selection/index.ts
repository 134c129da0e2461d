export { checkLimits, checkProblem } from './check';
export { circle } from './circle';
export type { Clash } from './clash';
export type { ConstraintKind, SetTotals } from './instance';
export type { Candidate, Capacity, PillarBounds, SelectionConstraints, SelectionProblem } from './problem';
export {
  NODE_LIMIT,
  recommend,
  SELECTION_ENGINE,
  type Infeasible,
  type NoneFound,
  type Recommendation,
  type RecommendedSet,
  type SearchOptions,
} from './recommend';
export { departure, type Choice, type Departing, type Departure } from './departure';
export { frontier, type Frontier, type FrontierRange, type FrontierStep, type NextStep } from './frontier';
