import { sumOf, type Choices, type LinearRow, type Term } from '../shared/binary-program';
import { formatMoney } from '../shared/money';
import { excerpt } from '../shared/refusal';
import type { Candidate, SelectionProblem } from './problem';

export type ConstraintKind =
  | 'BUDGET'
  | 'MUST'
  | 'MUST_NOT'
  | 'DEPENDS_ON'
  | 'EXCLUDES'
  | 'PILLAR_FLOOR'
  | 'PILLAR_CAP'
  | 'PERIOD_CAP'
  | 'CAPACITY';

/** One constraint as a row over the candidates of an instance. */
export interface Constraint extends LinearRow {
  readonly kind: ConstraintKind;
  /** As a sentence names it: `must: "Fewer letters"`, `at most EUR 50,000.00 in 2027-Q1`. */
  readonly name: string;
  /** The candidate that it brings into the set, by its index: a clash is understood by what that one takes. */
  readonly brings?: number;
  /** An amount of what is limited: `EUR 1,000.00 in 2027-Q1`. */
  readonly inWords?: (amount: bigint) => string;
}

/** A problem as the algorithms see it: candidates by their index, and every constraint as a row over them. */
export interface Instance {
  /** By rank, then id: of sets that are equal otherwise, the one wins that has the first candidate in which they differ. */
  readonly candidates: readonly Candidate[];
  readonly constraints: readonly Constraint[];
}

/** @param problem free of what `checkProblem` finds */
export function instanceOf(problem: SelectionProblem): Instance {
  const candidates = problem.candidates.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const constraints = [
    budgetOf(candidates, problem.constraints.budgetMinor, problem.currencyCode),
    ...relationsIn(candidates, problem),
    ...pillarsIn(candidates, problem),
    ...limitsIn(candidates, problem),
  ];
  return { candidates, constraints };
}

/** The same with another budget, which may be 0. */
export function withBudget(instance: Instance, budgetMinor: bigint, currencyCode: string): Instance {
  const others = instance.constraints.filter(({ kind }) => kind !== 'BUDGET');
  return { ...instance, constraints: [budgetOf(instance.candidates, budgetMinor, currencyCode), ...others] };
}

function budgetOf(candidates: readonly Candidate[], atMost: bigint, currencyCode: string): Constraint {
  const money = moneyIn(currencyCode);
  const terms = termsOf(candidates, ({ commitmentMinor }) => commitmentMinor);
  return { kind: 'BUDGET', name: `the budget of ${money(atMost)}`, terms, atMost, inWords: money };
}

function relationsIn(candidates: readonly Candidate[], { constraints }: SelectionProblem): readonly Constraint[] {
  const indices = new Map(candidates.map(({ id }, index) => [id, index]));
  const at = (id: string) => {
    const index = indices.get(id);
    if (index === undefined) throw new RangeError(`"${excerpt(id)}" is none of the candidates.`);
    return index;
  };
  const named = (index: number) => `"${excerpt(candidates[index]?.name ?? '')}"`;
  return [
    ...constraints.must.map(at).map((index): Constraint => {
      return { kind: 'MUST', name: `must: ${named(index)}`, terms: [[index, 1n]], atLeast: 1n, brings: index };
    }),
    ...constraints.mustNot.map(at).map((index): Constraint => {
      return { kind: 'MUST_NOT', name: `must not: ${named(index)}`, terms: [[index, 1n]], atMost: 0n };
    }),
    ...constraints.dependsOn.map(({ candidateId, needsId }): Constraint => {
      const [index, needed] = [at(candidateId), at(needsId)];
      const name = `${named(index)} depends on ${named(needed)}`;
      return { kind: 'DEPENDS_ON', name, terms: [[index, 1n], [needed, -1n]], atMost: 0n, brings: needed }; // prettier-ignore
    }),
    ...constraints.excludes.map((group): Constraint => {
      const members = group.map(at).toSorted((a, b) => a - b);
      const terms = members.map((index) => [index, 1n] as const);
      return { kind: 'EXCLUDES', name: `at most one of ${members.map(named).join(', ')}`, terms, atMost: 1n };
    }),
  ];
}

function pillarsIn(candidates: readonly Candidate[], { constraints, currencyCode }: SelectionProblem): Constraint[] {
  const money = moneyIn(currencyCode);
  return constraints.pillars.flatMap(({ pillarId, name: pillar, floorMinor, capMinor }) => {
    const terms = termsOf(candidates, ({ pillarIds, commitmentMinor }) =>
      pillarIds.includes(pillarId) ? commitmentMinor : 0n,
    );
    const inWords = (amount: bigint) => `${money(amount)} in pillar "${excerpt(pillar)}"`;
    const all = candidates.map(() => true);
    const bounds: Constraint[] = [];
    if (floorMinor !== null) {
      const name = `at least ${inWords(floorMinor)}, whose candidates ask for ${money(sumOf(terms, all))}`;
      bounds.push({ kind: 'PILLAR_FLOOR', name, terms, atLeast: floorMinor, inWords });
    }
    if (capMinor !== null) {
      bounds.push({ kind: 'PILLAR_CAP', name: `at most ${inWords(capMinor)}`, terms, atMost: capMinor, inWords });
    }
    return bounds;
  });
}

function limitsIn(candidates: readonly Candidate[], { constraints, currencyCode }: SelectionProblem): Constraint[] {
  const money = moneyIn(currencyCode);
  const periods = constraints.periodCaps.map(({ period, capMinor: atMost }): Constraint => {
    const terms = termsOf(
      candidates,
      ({ costByPeriod }) => costByPeriod.find((each) => each.period === period)?.costMinor ?? 0n,
    );
    const inWords = (amount: bigint) => `${money(amount)} in ${excerpt(period)}`;
    return { kind: 'PERIOD_CAP', name: `at most ${inWords(atMost)}`, terms, atMost, inWords };
  });
  const teams = constraints.capacities.map(({ teamId, name: team, personDaysHundredths }): Constraint => {
    const terms = termsOf(candidates, ({ effortByTeam }) =>
      BigInt(effortByTeam.find((each) => each.teamId === teamId)?.personDaysHundredths ?? 0),
    );
    const atMost = BigInt(personDaysHundredths);
    const inWords = (amount: bigint) => `${inDays(amount)} person-days of team "${excerpt(team)}"`;
    return { kind: 'CAPACITY', name: `at most ${inWords(atMost)}`, terms, atMost, inWords };
  });
  return [...periods, ...teams];
}

/** What each candidate adds, without those that add nothing. */
const termsOf = (candidates: readonly Candidate[], amount: (candidate: Candidate) => bigint): readonly Term[] =>
  candidates.map((candidate, index) => [index, amount(candidate)] as const).filter(([, each]) => each !== 0n);

const moneyIn = (currencyCode: string) => (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });

/** `12.50`, and `12` where nothing is behind the point. */
const inDays = (hundredths: bigint): string => {
  const rest = hundredths % 100n;
  return `${hundredths / 100n}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
};

/** What a set is and comes to. */
export interface SetTotals {
  /** In ranking order. */
  readonly ids: readonly string[];
  readonly weightedValueMinor: bigint;
  readonly valueMinor: bigint;
  readonly commitmentMinor: bigint;
}

export function totalsOf({ candidates }: Instance, choices: Choices): SetTotals {
  const chosen = candidates.filter((_, index) => choices[index]);
  const sum = (amount: (candidate: Candidate) => bigint) => chosen.reduce((all, each) => all + amount(each), 0n);
  return {
    ids: chosen.map(({ id }) => id),
    weightedValueMinor: sum(({ weightedValueMinor }) => weightedValueMinor),
    valueMinor: sum(({ valueMinor }) => valueMinor),
    commitmentMinor: sum(({ commitmentMinor }) => commitmentMinor),
  };
}
