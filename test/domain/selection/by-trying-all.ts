import type { Candidate, SelectionProblem } from '../../../src/selection';

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, each) => all + each, 0n);

/** Whether a set keeps all constraints, word for word. */
export function keepsAll({ constraints }: SelectionProblem, set: readonly Candidate[]): boolean {
  const has = (id: string) => set.some((each) => each.id === id);
  const committed = (pillarId: string) =>
    sum(set.filter(({ pillarIds }) => pillarIds.includes(pillarId)).map(({ commitmentMinor }) => commitmentMinor));
  const spent = (period: string) =>
    sum(set.flatMap(({ costByPeriod }) => costByPeriod).filter((each) => each.period === period).map((each) => each.costMinor)); // prettier-ignore
  const done = (teamId: string) =>
    set.flatMap(({ effortByTeam }) => effortByTeam).filter((each) => each.teamId === teamId).reduce((all, each) => all + each.personDaysHundredths, 0); // prettier-ignore
  return (
    sum(set.map(({ commitmentMinor }) => commitmentMinor)) <= constraints.budgetMinor &&
    constraints.must.every(has) &&
    !constraints.mustNot.some(has) &&
    constraints.dependsOn.every(({ candidateId, needsId }) => !has(candidateId) || has(needsId)) &&
    constraints.excludes.every((group) => group.filter(has).length <= 1) &&
    constraints.pillars.every(
      ({ pillarId, floorMinor, capMinor }) =>
        committed(pillarId) >= (floorMinor ?? 0n) && (capMinor === null || committed(pillarId) <= capMinor),
    ) &&
    constraints.periodCaps.every(({ period, capMinor }) => spent(period) <= capMinor) &&
    constraints.capacities.every(({ teamId, personDaysHundredths }) => done(teamId) <= personDaysHundredths)
  );
}

/** The best set by looking at each: of those worth most the cheapest, of those the one with the first in the ranking. */
export function byTryingAll(problem: SelectionProblem): { ids: string[]; weightedValueMinor: bigint } | undefined {
  const ranked = problem.candidates.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  let best: { ids: string[]; weightedValueMinor: bigint; commitmentMinor: bigint } | undefined;
  // The first in the ranking is the highest bit: among equals the greater number is met first.
  for (let number = 2 ** ranked.length - 1; number >= 0; number -= 1) {
    const set = ranked.filter((_, index) => Math.floor(number / 2 ** (ranked.length - 1 - index)) % 2 === 1);
    if (!keepsAll(problem, set)) continue;
    const weightedValueMinor = sum(set.map((each) => each.weightedValueMinor));
    const commitmentMinor = sum(set.map((each) => each.commitmentMinor));
    const isBetter =
      best === undefined ||
      weightedValueMinor > best.weightedValueMinor ||
      (weightedValueMinor === best.weightedValueMinor && commitmentMinor < best.commitmentMinor);
    if (isBetter) best = { ids: set.map(({ id }) => id), weightedValueMinor, commitmentMinor };
  }
  return best;
}
