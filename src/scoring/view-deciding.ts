import type { Transaction } from '../audit';
import type { Proposal } from '../proposals/domain/proposal';
import { invalidInput, isRefusal, staleVersion, type Refusal } from '../shared/refusal';
import { settingOf, type CoveringRound } from './domain/covering-round';
import { driverOf, type DriverCode } from './domain/drivers';
import type { Worths } from './domain/entry-in-money';
import {
  estimate,
  reestimate,
  type Estimate,
  type EstimateInput,
  type EstimateSetting,
  type Grounds,
} from './domain/estimate';
import type { ScoringModel } from './domain/scoring-model';
import { EstimateTable } from './estimate.table';
import { evidenceFor } from './evidence-policy.service';
import { modelOf } from './rescore';

/** The rounds that ask about a proposal, which is locked; they stand on a higher floor. */
export type CoveringRounds = (tx: Transaction, proposalId: string) => Promise<readonly CoveringRound[]>;

/** A view of one driver: the first one, or another in place of the version that the scorer read. */
export interface DriverView extends EstimateInput {
  readonly driver: DriverCode;
  readonly expectedVersion?: number | null | undefined;
}

/** A view, and where it stands in the caller's input. */
export type PlacedView = DriverView & { readonly path: string };

/** What a scorer gives views for, and what they have said there before. */
export interface Place {
  readonly proposal: Proposal;
  readonly rounds: readonly CoveringRound[];
  readonly own: readonly Estimate[];
  /** Of the portfolio; undefined of a proposal that is in none yet. */
  readonly model: ScoringModel | undefined;
  readonly grounds: Grounds;
}

/** @param proposal locked before: two scorers at once must not each leave out the other's view */
export async function placeOf(
  tx: Transaction,
  proposal: Proposal,
  views: readonly EstimateInput[],
  coveringRounds: CoveringRounds,
): Promise<Place> {
  const rounds = await coveringRounds(tx, proposal.id);
  const all = await tx.all(EstimateTable, 'proposalId', [proposal.id]);
  const own = all.filter(({ scorerId }) => scorerId === tx.viewer.personId);
  const model = await modelOf(tx, proposal);
  const named = views.flatMap(({ evidenceIds }) => evidenceIds ?? []);
  const grounds = { worths: model && worthsOf(model), evidence: await evidenceFor(tx, proposal, named) };
  return { proposal, rounds, own, model, grounds };
}

/** The estimate as it shall be: the viewer's, in the setting that it belongs to. */
export function decide(tx: Transaction, place: Place, view: PlacedView): Estimate | Refusal {
  const { model, rounds, proposal } = place;
  const { label } = driverOf(view.driver);
  if (model && !model.drivers.some(({ driver }) => driver === view.driver)) {
    const message = `${view.driver}: the scoring model "${model.name}" does not ask for "${label}".`;
    return invalidInput([{ path: `${view.path}.driver`, message }]);
  }
  const setting = settingOf(view.driver, { scorerId: tx.viewer.personId, proposerId: proposal.proposerId }, rounds);
  if (isRefusal(setting)) return setting;
  const before = place.own.find(({ driver, roundId }) => driver === view.driver && roundId === setting.roundId);
  const [expected, current] = [view.expectedVersion ?? 0, before?.version ?? 0];
  if (expected !== current) {
    return staleVersion(`your estimate of "${label}"`, expected, { version: current });
  }
  return before ? again(tx, place, { ...before, ...setting }, view) : first(tx, place, setting, view);
}

const again = (tx: Transaction, { proposal, grounds }: Place, before: Estimate, view: PlacedView): Estimate | Refusal =>
  reestimate(proposal, before, view, tx.now, view.path, grounds);

function first(
  tx: Transaction,
  { proposal, grounds }: Place,
  setting: EstimateSetting,
  view: PlacedView,
): Estimate | Refusal {
  const scorerId = tx.viewer.personId;
  const origin = { id: tx.newId(), driver: view.driver, scorerId, createdAt: tx.now };
  return estimate(proposal, { ...origin, ...setting }, view, view.path, grounds);
}

/** Drivers of RICE and WSJF are worth nothing by themselves. */
const worthsOf = ({ drivers, currencyCode }: ScoringModel): Worths => ({
  currencyCode,
  of: (code) => drivers.find(({ driver, worthMinor }) => driver === code && worthMinor > 0n)?.worthMinor,
});
