import type { PeriodInput } from '../../budget/domain/budget-version';
import type { Portfolio } from '../../budget/domain/portfolio';
import type { Proposal } from '../../proposals/domain/proposal';
import { isOpen } from '../../proposals/domain/proposal';
import { checkLimits, circle } from '../../selection';
import type { InputCheck } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';
import type { PortfolioConstraints } from './constraints';

/** The whole of a portfolio's constraints as somebody says it; what is left out is none. */
export interface ConstraintsInput {
  /** ISO 4217, of all amounts: where it is given, it has to be the portfolio's. */
  readonly currencyCode?: string | null | undefined;
  readonly must?: readonly string[] | null | undefined;
  readonly mustNot?: readonly string[] | null | undefined;
  readonly dependsOn?: PortfolioConstraints['dependsOn'] | null | undefined;
  readonly excludes?: readonly { readonly proposalIds: readonly string[] }[] | null | undefined;
  readonly pillars?: readonly PillarInput[] | null | undefined;
  readonly periodCaps?: readonly PeriodCapInput[] | null | undefined;
  readonly capacities?: PortfolioConstraints['capacities'] | null | undefined;
}

export interface PillarInput {
  readonly pillarId: string;
  readonly floorMinor?: bigint | null | undefined;
  readonly capMinor?: bigint | null | undefined;
}

/** A period of the budget is named by its first day. */
export interface PeriodCapInput {
  readonly firstDay: string;
  readonly capMinor: bigint;
}

/** What constraints are held against: all proposals that they name are there. */
export interface ConstraintFacts {
  readonly portfolio: Pick<Portfolio, 'id' | 'name' | 'currencyCode'>;
  readonly proposals: readonly Pick<Proposal, 'id' | 'title' | 'portfolioId' | 'status'>[];
  /** Those of the budget that they go with. */
  readonly periods: readonly PeriodInput[];
}

/** Whoever reads constraints reads all of them: lists that stay short. */
const MOST_ROWS = 200;

/**
 * Takes constraints in, adding to the check all that they say and cannot be, each at its place.
 * @param at where they stand in what the caller wrote: `input.constraints`
 */
export function takeConstraints(
  check: InputCheck,
  at: string,
  input: ConstraintsInput,
  facts: ConstraintFacts,
): PortfolioConstraints {
  const { currencyCode, name } = facts.portfolio;
  if (input.currencyCode != null && input.currencyCode !== currencyCode) {
    const message = `"${excerpt(input.currencyCode)}": portfolio "${name}" is in ${currencyCode}.`;
    check.problem(`${at}.currencyCode`, message);
  }
  const pillars = (input.pillars ?? []).map(({ pillarId, floorMinor = null, capMinor = null }) => ({
    ...{ pillarId, floorMinor, capMinor },
  }));
  const periodCaps = takePeriodCaps(check, `${at}.periodCaps`, input.periodCaps ?? [], facts.periods);
  const taken: PortfolioConstraints = {
    must: input.must ?? [],
    mustNot: input.mustNot ?? [],
    dependsOn: input.dependsOn ?? [],
    excludes: (input.excludes ?? []).map(({ proposalIds }) => proposalIds),
    ...{ pillars, periodCaps, capacities: input.capacities ?? [] },
  };
  for (const [field, rows] of Object.entries(taken) as [string, readonly unknown[]][]) {
    if (rows.length > MOST_ROWS) {
      check.problem(`${at}.${field}`, `${rows.length} rows: expected at most ${MOST_ROWS}.`);
    }
  }
  checkProposals(check, at, taken, facts);
  checkRelations(check, at, taken, facts);
  checkLimits(check, at, {
    pillars: taken.pillars.map((pillar) => ({ ...pillar, name: '' })),
    periodCaps: taken.periodCaps.map(({ firstDay, capMinor }) => ({ period: firstDay, capMinor })),
    capacities: taken.capacities.map((capacity) => ({ ...capacity, name: '' })),
  });
  return taken;
}

function takePeriodCaps(
  check: InputCheck,
  at: string,
  caps: readonly PeriodCapInput[],
  periods: readonly PeriodInput[],
): PortfolioConstraints['periodCaps'] {
  const days = periods.map(({ firstDay }) => firstDay);
  return caps.map(({ firstDay, capMinor }, index) => {
    const period = periods.find((each) => each.firstDay === firstDay);
    if (period === undefined) {
      const known = days.length === 0 ? 'there is no budget yet' : `they begin on ${days.join(', ')}`;
      check.problem(
        `${at}[${index}].firstDay`,
        `"${excerpt(firstDay)}": no period of the budget begins on it; ${known}.`,
      );
    }
    return { firstDay, lastDay: period?.lastDay ?? firstDay, capMinor };
  });
}

/** A proposal that competes in another portfolio, or nowhere any more, cannot be in the set. */
function checkProposals(
  check: InputCheck,
  at: string,
  constraints: PortfolioConstraints,
  { portfolio, proposals }: ConstraintFacts,
): void {
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  for (const [path, id] of placesOf(at, constraints)) {
    const { title, portfolioId, status } = byId.get(id)!;
    if (portfolioId !== portfolio.id) {
      check.problem(path, `Proposal "${excerpt(title)}" does not compete in portfolio "${portfolio.name}".`);
    } else if (status !== 'FUNDED' && !isOpen({ status })) {
      check.problem(path, `Proposal "${excerpt(title)}" is ${status}, and competes no more.`);
    }
  }
}

/** Each place where a proposal is named. */
const placesOf = (
  at: string,
  { must, mustNot, dependsOn, excludes }: PortfolioConstraints,
): readonly (readonly [path: string, id: string])[] => [
  ...must.map((id, index) => [`${at}.must[${index}]`, id] as const),
  ...mustNot.map((id, index) => [`${at}.mustNot[${index}]`, id] as const),
  ...dependsOn.flatMap(({ proposalId, needsId }, index) => [
    [`${at}.dependsOn[${index}].proposalId`, proposalId] as const,
    [`${at}.dependsOn[${index}].needsId`, needsId] as const,
  ]),
  ...excludes.flatMap((group, index) =>
    group.map((id, member) => [`${at}.excludes[${index}].proposalIds[${member}]`, id] as const),
  ),
];

function checkRelations(
  check: InputCheck,
  at: string,
  { must, mustNot, dependsOn, excludes }: PortfolioConstraints,
  { proposals }: ConstraintFacts,
): void {
  const titles = new Map(proposals.map(({ id, title }) => [id, `"${excerpt(title)}"`]));
  const nameOf = (id: string) => titles.get(id)!;
  const once = (path: string, ids: readonly string[]) => check.distinct(path, ids, 'It is named twice.');
  once(`${at}.must`, must);
  once(`${at}.mustNot`, mustNot);
  mustNot.forEach((id, index) => {
    if (must.includes(id)) check.problem(`${at}.mustNot[${index}]`, `${nameOf(id)} must be in the set, too.`);
  });
  const inCircle = circle(dependsOn.map(({ proposalId, needsId }) => [proposalId, needsId]));
  if (inCircle) check.problem(`${at}.dependsOn`, `They depend on each other: ${inCircle.map(nameOf).join(' → ')}.`);
  excludes.forEach((group, index) => {
    const path = `${at}.excludes[${index}].proposalIds`;
    if (group.length < 2 || group.length > MOST_ROWS) {
      check.problem(path, `${group.length} proposals: expected 2 to ${MOST_ROWS}.`);
    }
    once(path, group);
  });
}
