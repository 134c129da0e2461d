import { covers, type CoveringRound } from '../../scoring/domain/covering-round';
import { DRIVER_CODES, type DriverCode, driverOf } from '../../scoring/domain/drivers';
import { InputCheck } from '../../shared/input-check';
import { gateUnmet, type Missing, notPossibleNow, type NotPossibleNow, type Refusal } from '../../shared/refusal';
import {
  counts,
  FEWEST_SCORERS,
  type ScoredProposal,
  type ScoringAssignment,
  type ScoringRound,
  tooFew,
} from './scoring-round';

/** Scorers who are asked for drivers of one proposal. */
export interface Ask {
  readonly proposalId: string;
  readonly scorerIds: readonly string[];
  /** All that its scoring model asks for when left out. */
  readonly drivers?: readonly DriverCode[] | null | undefined;
}

export interface OpeningInput {
  readonly name: string;
  readonly dueOn: string;
  readonly asks: readonly Ask[];
}

/** A proposal as it stands, and whatever asks about it already. */
export interface AskedProposal extends ScoredProposal {
  readonly rounds: readonly CoveringRound[];
  /** What its scoring model asks for. */
  readonly modelDrivers: readonly DriverCode[];
  /** The ids of those who hold the role of a scorer in its portfolio. */
  readonly scorerIds: readonly string[];
}

type Origin = Pick<ScoringRound, 'id' | 'organizationId' | 'openedById' | 'openedAt'>;
export type Asked = Pick<ScoringAssignment, 'proposalId' | 'scorerId' | 'drivers'>;

const MOST_ASKS = 100;
const MOST_SCORERS = 50;

/**
 * Opens a round.
 * @param proposals those that are asked about
 * @returns the round, and what it asks of each scorer about each proposal
 */
export function openScoringRound(
  origin: Origin,
  input: OpeningInput,
  proposals: readonly AskedProposal[],
  today: string,
): { readonly round: ScoringRound; readonly asked: readonly Asked[] } | Refusal {
  const check = new InputCheck();
  const name = check.text('input.name', input.name, { max: 200 });
  const dueOn = check.date('input.dueOn', input.dueOn, { earliest: today });
  checkAsks(check, input.asks, proposals);
  if (check.failed) return check.refusal();
  const asked = together(input.asks, proposals);
  const refused = notOpenFor(proposals, asked) ?? tooFewScorers(proposals, asked);
  if (refused) return refused;
  const open = { status: 'OPEN', closedById: null, closedAt: null, missingAcceptedBecause: null } as const;
  return { round: { ...origin, name, dueOn, ...open, timesClosed: 0, version: 1 }, asked };
}

/** What is wrong with asks by themselves, and with whom they name. */
export function checkAsks(check: InputCheck, asks: readonly Ask[], proposals: readonly AskedProposal[]): void {
  if (asks.length < 1 || asks.length > MOST_ASKS) {
    check.problem('input.asks', `${asks.length} asks: expected 1 to ${MOST_ASKS}.`);
    return;
  }
  asks.forEach(({ proposalId, scorerIds, drivers }, index) => {
    const path = `input.asks[${index}]`;
    if (scorerIds.length < 1 || scorerIds.length > MOST_SCORERS) {
      check.problem(`${path}.scorerIds`, `${scorerIds.length} scorers: expected 1 to ${MOST_SCORERS}.`);
      return;
    }
    check.distinct(`${path}.scorerIds`, scorerIds, 'This person is named twice.');
    if (drivers?.length === 0) check.problem(`${path}.drivers`, 'Expected at least one driver, or none given for all.');
    check.distinct(`${path}.drivers`, drivers ?? []);
    const proposal = proposals.find(({ id }) => id === proposalId);
    drivers?.forEach((driver, at) => {
      if (proposal?.modelDrivers.includes(driver) !== false) return;
      check.problem(`${path}.drivers[${at}]`, `${driver}: the scoring model of this proposal does not ask for it.`);
    });
    scorerIds.forEach((scorerId, at) => {
      if (proposal?.scorerIds.includes(scorerId) === true) return;
      check.problem(`${path}.scorerIds[${at}]`, 'This person does not hold the role SCORER there.');
    });
  });
}

/** What is asked of the same scorer about the same proposal, in one. */
export function together(asks: readonly Ask[], proposals: readonly AskedProposal[]): readonly Asked[] {
  const byPair = new Map<string, { proposalId: string; scorerId: string; drivers: Set<DriverCode> }>();
  for (const { proposalId, scorerIds, drivers } of asks) {
    const all = proposals.find(({ id }) => id === proposalId)?.modelDrivers ?? [];
    for (const scorerId of scorerIds) {
      const key = `${proposalId} ${scorerId}`;
      const pair = byPair.get(key) ?? { proposalId, scorerId, drivers: new Set() };
      for (const driver of drivers ?? all) pair.drivers.add(driver);
      byPair.set(key, pair);
    }
  }
  return [...byPair.values()].map((pair) => ({
    ...pair,
    drivers: DRIVER_CODES.filter((driver) => pair.drivers.has(driver)),
  }));
}

/** Why a round cannot ask for this now. */
export function notOpenFor(proposals: readonly AskedProposal[], asked: readonly Asked[]): NotPossibleNow | undefined {
  const problems = proposals.flatMap((proposal): { status: string; message: string }[] => {
    const { title, status, rounds } = proposal;
    if (status !== 'UNDER_ASSESSMENT') {
      return [{ status, message: `"${title}" is ${status}: a round asks about what is UNDER_ASSESSMENT.` }];
    }
    return rounds
      .filter((round) => round.isOpen && driversOf(proposal, asked).some((driver) => covers(round, driver)))
      .map(({ name }) => ({ status, message: `Scoring round "${name}" asks for drivers of "${title}" already.` }));
  });
  const [first] = problems;
  return first && notPossibleNow(problems.map(({ message }) => message).join(' '), first.status);
}

/** The drivers that fewer than two would estimate whose view can count. */
export function tooFewScorers(proposals: readonly AskedProposal[], asked: readonly Asked[]): Refusal | undefined {
  const missing = proposals.flatMap((proposal) =>
    driversOf(proposal, asked).flatMap((driver): Missing[] => {
      const scorers = asked.filter(
        (each) =>
          each.proposalId === proposal.id &&
          each.drivers.includes(driver) &&
          counts({ scorerId: each.scorerId, conflict: null }, proposal),
      ).length;
      return scorers < FEWEST_SCORERS ? [tooFew(driver, driverOf(driver).label, proposal.title, scorers)] : [];
    }),
  );
  return missing.length > 0 ? gateUnmet(missing) : undefined;
}

/** The drivers that are asked for of a proposal, in their order. */
const driversOf = ({ id }: Pick<AskedProposal, 'id'>, asked: readonly Asked[]): readonly DriverCode[] =>
  DRIVER_CODES.filter((driver) => asked.some((each) => each.proposalId === id && each.drivers.includes(driver)));
