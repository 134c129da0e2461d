import fc from 'fast-check';
import type { Candidate, SelectionConstraints, SelectionProblem } from '../../../src/selection';

/** What matters of a candidate; `worth` is both its value and its weighted value. */
export type Given = Partial<Omit<Candidate, 'id'>> & { readonly worth?: bigint };

/** @param given by id, which is the name as well; best ranked first */
export function candidatesOf(given: Readonly<Record<string, Given>>): readonly Candidate[] {
  return Object.entries(given).map(([id, { worth = 0n, ...more }], index) => ({
    id,
    name: id,
    rank: index + 1,
    valueMinor: worth,
    weightedValueMinor: worth,
    commitmentMinor: 0n,
    costByPeriod: [],
    effortByTeam: [],
    pillarIds: [],
    ...more,
  }));
}

const NO_CONSTRAINTS: SelectionConstraints = {
  budgetMinor: 1n,
  must: [],
  mustNot: [],
  dependsOn: [],
  excludes: [],
  pillars: [],
  periodCaps: [],
  capacities: [],
};

export const aProblem = (
  given: Readonly<Record<string, Given>>,
  constraints: Partial<SelectionConstraints>,
): SelectionProblem => ({
  currencyCode: 'EUR',
  candidates: candidatesOf(given),
  constraints: { ...NO_CONSTRAINTS, ...constraints },
});

/** Candidates whose costs in five periods follow no pattern, a budget for about half, and caps a little below. */
export function aHardProblem(size: number): SelectionProblem {
  const periods = ['p1', 'p2', 'p3', 'p4', 'p5'];
  const given = Array.from({ length: size }, (_, at): [string, Given] => {
    const costByPeriod = periods.map((period, p) => ({
      period,
      costMinor: BigInt(1_000 + ((at * at * 37 + p * p * 101 * at + at * p * 53 + p * 17) % 997)),
    }));
    const commitmentMinor = costByPeriod.reduce((sum, { costMinor }) => sum + costMinor, 0n);
    return [`c${at}`, { commitmentMinor, costByPeriod, worth: commitmentMinor + BigInt((at * 71) % 300) }];
  });
  return aProblem(Object.fromEntries(given), {
    budgetMinor: BigInt(size * 3_750),
    periodCaps: periods.map((period) => ({ period, capMinor: BigInt(size * 708) })),
  });
}

const PERIODS = ['2027-Q1', '2027-Q2'];
const TEAMS = ['design', 'data'];
const PILLARS = ['voice', 'service'];

const amount = (most: number) => fc.bigInt({ min: 0n, max: BigInt(most) });
const someOf = (names: readonly string[], most: number) =>
  fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), fc.nat({ max: most }))));

/** @param most the greatest amount: the smaller it is, the more sets are equal */
const given = (most: number): fc.Arbitrary<Given> =>
  fc.record({
    weightedValueMinor: fc.bigInt({ min: BigInt(-most) / 4n, max: BigInt(most) }),
    valueMinor: amount(most),
    commitmentMinor: amount(most),
    costByPeriod: someOf(PERIODS, most).map((costs) =>
      costs.map(([period, cost]) => ({ period, costMinor: BigInt(cost) })),
    ),
    effortByTeam: someOf(TEAMS, most).map((efforts) =>
      efforts.map(([teamId, personDaysHundredths]) => ({ teamId, personDaysHundredths })),
    ),
    pillarIds: fc.subarray(PILLARS),
  });

const named = (list: readonly Given[]): Readonly<Record<string, Given>> =>
  Object.fromEntries(list.map((each, index) => [String.fromCharCode(65 + index), each]));

const candidates = (size: { minLength: number; maxLength: number }) =>
  fc
    .constantFrom(6, 40, 100_000)
    .chain((most) => fc.record({ most: fc.constant(most), list: fc.array(given(most), size) }));

/** Problems that only a budget limits, with what must and must not be. */
export const oneBudgetProblems = (maxLength: number): fc.Arbitrary<SelectionProblem> =>
  candidates({ minLength: 1, maxLength }).chain(({ most, list }) =>
    fc
      .record({
        budgetMinor: fc.bigInt({ min: 1n, max: BigInt(most * list.length) }),
        fixed: fc.array(fc.constantFrom('free', 'free', 'free', 'must', 'must not'), {
          minLength: list.length,
          maxLength: list.length,
        }),
      })
      .map(({ budgetMinor, fixed }) => {
        const ids = Object.keys(named(list));
        const those = (way: string) => ids.filter((_, index) => fixed[index] === way);
        return aProblem(named(list), { budgetMinor, must: those('must'), mustNot: those('must not') });
      }),
  );

/** Problems with constraints of every kind, none of which is an error: a dependence goes up the alphabet. */
export const fullProblems = (maxLength: number): fc.Arbitrary<SelectionProblem> =>
  candidates({ minLength: 3, maxLength }).chain(({ most, list }) => {
    const ids = Object.keys(named(list));
    const limit = fc.bigInt({ min: BigInt(most), max: BigInt(most * list.length) });
    const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 1 });
    const pair = fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }).map((two) => two.toSorted());
    return fc
      .record({
        budgetMinor: limit,
        must: fc.subarray(ids, { maxLength: 1 }),
        mustNot: fc.subarray(ids, { maxLength: 1 }),
        pairs: fc.array(pair, { maxLength: 3 }),
        excludes: fc.array(fc.subarray(ids, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
        floors: fc.tuple(seldom(amount(most)), seldom(amount(most))),
        caps: fc.tuple(seldom(limit), seldom(limit)),
        periodCaps: fc.tuple(seldom(limit), seldom(limit)),
        efforts: fc.tuple(seldom(limit), seldom(limit)),
      })
      .map(({ budgetMinor, must, mustNot, pairs, excludes, floors, caps, periodCaps, efforts }) => {
        const pillars = PILLARS.map((pillarId, at) => {
          const [floorMinor, capMinor] = [floors[at] ?? null, caps[at] ?? null];
          return { pillarId, name: pillarId, floorMinor, capMinor };
        });
        return aProblem(named(list), {
          budgetMinor,
          must,
          mustNot: mustNot.filter((id) => !must.includes(id)),
          dependsOn: pairs.map(([candidateId = '', needsId = '']) => ({ candidateId, needsId })),
          excludes,
          pillars: pillars.filter(({ floorMinor, capMinor }) => floorMinor !== null || capMinor !== null),
          periodCaps: PERIODS.flatMap((period, at) => {
            const capMinor = periodCaps[at];
            return capMinor == null ? [] : [{ period, capMinor }];
          }),
          capacities: TEAMS.flatMap((teamId, at) => {
            const hundredths = efforts[at];
            return hundredths == null ? [] : [{ teamId, name: teamId, personDaysHundredths: Number(hundredths) }];
          }),
        });
      });
  });
