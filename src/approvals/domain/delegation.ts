/**
 * Somebody may vote for somebody else, between two dates. It is resolved when a vote is cast and goes one step only: what
 * was given to a deputy is not theirs to pass on, so that a circle of deputies is harmless.
 */
export interface Delegation {
  readonly fromId: string;
  readonly toId: string;
  /** Calendar dates, both included. */
  readonly from: string;
  readonly to: string;
  /** What it covers; null covers everything. */
  readonly portfolioId: string | null;
}

/** What somebody votes on, as far as deputies are concerned. */
export interface DelegationScope {
  readonly portfolioId: string;
  /** The calendar date of the vote. */
  readonly on: string;
}

/** The seats that a human may vote for: their own first, then those that were given to them for this day and portfolio. */
export function seatsOf(
  personId: string,
  delegations: readonly Delegation[],
  { portfolioId, on }: DelegationScope,
): readonly string[] {
  const given = delegations.filter(
    (delegation) =>
      delegation.toId === personId &&
      delegation.fromId !== personId &&
      delegation.from <= on &&
      on <= delegation.to &&
      (delegation.portfolioId === null || delegation.portfolioId === portfolioId),
  );
  return [...new Set([personId, ...given.map(({ fromId }) => fromId)])];
}

/** The humans who may vote for a seat: the one it belongs to, and those it was given to. */
export function votersFor(
  seatId: string,
  delegations: readonly Delegation[],
  scope: DelegationScope,
): readonly string[] {
  const deputies = delegations
    .map(({ toId }) => toId)
    .filter((toId) => seatsOf(toId, delegations, scope).includes(seatId));
  return [...new Set([seatId, ...deputies])];
}
