import type { FrozenCandidate, FrozenInputs } from '../../analyses/domain/frozen-inputs';
import { formatMoney } from '../../shared/money';
import { differ } from './differ';

/** What differs between two freezes of a portfolio, in sentences: what an amendment changes. Empty when nothing does. */
export function inputChanges(before: FrozenInputs, after: FrozenInputs): readonly string[] {
  const { currencyCode } = after.portfolio;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const was = new Map(before.candidates.map((candidate) => [candidate.proposalId, candidate]));
  const is = new Map(after.candidates.map((candidate) => [candidate.proposalId, candidate]));
  return [
    ...after.candidates.flatMap((candidate) => {
      const earlier = was.get(candidate.proposalId);
      return earlier ? ofCandidate(earlier, candidate, money) : [`"${candidate.title}" has come to it.`];
    }),
    ...before.candidates.filter(({ proposalId }) => !is.has(proposalId)).map(({ title }) => `"${title}" has left it.`),
    ...ofAll(before, after, money),
  ];
}

type Told = (amountMinor: bigint) => string;

function ofCandidate(before: FrozenCandidate, after: FrozenCandidate, money: Told): string[] {
  const name = `"${after.title}"`;
  const changes: string[] = [];
  if (before.kind !== after.kind) changes.push(`${name} is ${after.kind}, and was ${before.kind}.`);
  const cost = ({ oneOffMinor, yearlyMinor }: FrozenCandidate['cost']) =>
    `${money(oneOffMinor)} once and ${money(yearlyMinor)} a year`;
  if (differ(before.cost, after.cost)) {
    changes.push(`${name} costs ${cost(after.cost)}, and ${cost(before.cost)} before.`);
  }
  if (before.commitmentMinor !== after.commitmentMinor) {
    changes.push(`${name} takes ${money(after.commitmentMinor)}, and ${money(before.commitmentMinor)} before.`);
  }
  if (differ(before.views, after.views)) changes.push(`The estimates of ${name} differ.`);
  if (before.forecastYearlyMinor !== after.forecastYearlyMinor) changes.push(`The forecast of ${name} differs.`);
  if (differ([before.effortByTeam, before.pillarIds], [after.effortByTeam, after.pillarIds])) {
    changes.push(`Effort or pillars of ${name} differ.`);
  }
  return changes;
}

function ofAll(before: FrozenInputs, after: FrozenInputs, money: Told): string[] {
  const changes: string[] = [];
  if (before.remainingMinor !== after.remainingMinor) {
    changes.push(`${money(after.remainingMinor)} can be committed, and ${money(before.remainingMinor)} before.`);
  }
  if (differ(before.model, after.model)) changes.push('The scoring model differs.');
  if (before.inactionWeight !== after.inactionWeight) {
    const [is, was] = [after.inactionWeight / 100, before.inactionWeight / 100];
    changes.push(`Inaction weighs ${is}, and ${was} before.`);
  }
  if (differ(before.constraints, after.constraints)) changes.push('The constraints differ.');
  if (differ(before.periods, after.periods)) changes.push('The periods of the budget differ.');
  if (differ([before.sampling, before.top], [after.sampling, after.top])) changes.push('The sampling differs.');
  if (differ(before.engines, after.engines)) changes.push('Another version of the engines computes.');
  return changes;
}
