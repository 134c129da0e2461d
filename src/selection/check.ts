import { InputCheck } from '../shared/input-check';
import { excerpt, type InvalidInput } from '../shared/refusal';
import { circle } from './circle';
import type { Candidate, PillarBounds, SelectionConstraints, SelectionProblem } from './problem';

/** Twenty million person-days. */
const MOST_EFFORT = 2_000_000_000;

/**
 * What of a problem says something that cannot be: everything, each at its place.
 * @param at where the problem stands in what the caller wrote
 * @returns undefined when nothing is wrong
 */
export function checkProblem({ candidates, constraints }: SelectionProblem, at = 'input'): InvalidInput | undefined {
  const check = new InputCheck();
  check.distinct(
    `${at}.candidates`,
    candidates.map(({ id }) => id),
  );
  candidates.forEach((candidate, index) => checkCandidate(check, `${at}.candidates[${index}]`, candidate));
  const place = `${at}.constraints`;
  if (constraints.budgetMinor <= 0n) {
    check.problem(`${place}.budgetMinor`, `${constraints.budgetMinor}: expected a budget above 0 (minor units).`);
  } else check.amount(`${place}.budgetMinor`, constraints.budgetMinor);
  checkRelations(check, place, candidates, constraints);
  checkLimits(check, place, constraints);
  return check.failed ? check.refusal() : undefined;
}

function checkCandidate(check: InputCheck, at: string, candidate: Candidate): void {
  check.whole(`${at}.rank`, candidate.rank, { min: 1, max: 1_000_000 });
  check.signedAmount(`${at}.valueMinor`, candidate.valueMinor);
  check.signedAmount(`${at}.weightedValueMinor`, candidate.weightedValueMinor);
  check.amount(`${at}.commitmentMinor`, candidate.commitmentMinor);
  check.distinct(
    `${at}.costByPeriod`,
    candidate.costByPeriod.map(({ period }) => period),
  );
  candidate.costByPeriod.forEach(({ costMinor }, i) => check.amount(`${at}.costByPeriod[${i}].costMinor`, costMinor));
  check.distinct(
    `${at}.effortByTeam`,
    candidate.effortByTeam.map(({ teamId }) => teamId),
  );
  candidate.effortByTeam.forEach(({ personDaysHundredths }, i) =>
    effort(check, `${at}.effortByTeam[${i}]`, personDaysHundredths),
  );
  check.distinct(`${at}.pillarIds`, candidate.pillarIds);
}

function checkRelations(
  check: InputCheck,
  at: string,
  candidates: readonly Candidate[],
  { must, mustNot, dependsOn, excludes }: SelectionConstraints,
): void {
  const names = new Map(candidates.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => `"${excerpt(names.get(id) ?? id)}"`;
  const known = (path: string, id: string) => {
    if (!names.has(id)) check.problem(path, `"${excerpt(id)}" is none of the candidates.`);
  };
  const list = (path: string, ids: readonly string[]) => {
    check.distinct(path, ids);
    ids.forEach((id, index) => known(`${path}[${index}]`, id));
  };
  list(`${at}.must`, must);
  list(`${at}.mustNot`, mustNot);
  mustNot.forEach((id, index) => {
    if (must.includes(id)) check.problem(`${at}.mustNot[${index}]`, `${nameOf(id)} must be in the set, too.`);
  });
  dependsOn.forEach(({ candidateId, needsId }, index) => {
    known(`${at}.dependsOn[${index}].candidateId`, candidateId);
    known(`${at}.dependsOn[${index}].needsId`, needsId);
  });
  const inCircle = circle(dependsOn.map(({ candidateId, needsId }) => [candidateId, needsId]));
  if (inCircle) check.problem(`${at}.dependsOn`, `They depend on each other: ${inCircle.map(nameOf).join(' → ')}.`);
  excludes.forEach((group, index) => {
    if (group.length < 2) check.problem(`${at}.excludes[${index}]`, 'Expected two candidates or more.');
    list(`${at}.excludes[${index}]`, group);
  });
}

/** What limits a set beside its budget: floors and caps of pillars, caps of periods, capacities of teams. */
export type Limits = Pick<SelectionConstraints, 'pillars' | 'periodCaps' | 'capacities'>;

/** Adds to the check what limits say that cannot be, each at its place under `at`. */
export function checkLimits(check: InputCheck, at: string, { pillars, periodCaps, capacities }: Limits): void {
  const twice = 'It is named twice.';
  check.distinct(
    `${at}.pillars`,
    pillars.map(({ pillarId }) => pillarId),
    twice,
  );
  pillars.forEach((bounds, index) => checkPillar(check, `${at}.pillars[${index}]`, bounds));
  check.distinct(
    `${at}.periodCaps`,
    periodCaps.map(({ period }) => period),
  );
  periodCaps.forEach(({ capMinor }, index) => check.amount(`${at}.periodCaps[${index}].capMinor`, capMinor));
  check.distinct(
    `${at}.capacities`,
    capacities.map(({ teamId }) => teamId),
    twice,
  );
  capacities.forEach(({ personDaysHundredths }, index) =>
    effort(check, `${at}.capacities[${index}]`, personDaysHundredths),
  );
}

function checkPillar(check: InputCheck, at: string, { floorMinor, capMinor }: PillarBounds): void {
  if (floorMinor !== null) check.amount(`${at}.floorMinor`, floorMinor);
  if (capMinor !== null) check.amount(`${at}.capMinor`, capMinor);
  if (floorMinor === null && capMinor === null) check.problem(at, 'Expected a floor, a cap or both.');
  if (floorMinor !== null && capMinor !== null && floorMinor > capMinor) {
    check.problem(`${at}.floorMinor`, `${floorMinor}: expected at most the cap, ${capMinor}.`);
  }
}

const effort = (check: InputCheck, at: string, hundredths: number): number =>
  check.whole(`${at}.personDaysHundredths`, hundredths, { min: 0, max: MOST_EFFORT });
