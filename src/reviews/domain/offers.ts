import type { ReviewItem } from './pre-read';

/** Money that decisions of a review freed, offered to a proposal: a further decision may take it up. Append-only. */
export interface ReviewOffer {
  readonly id: string;
  readonly organizationId: string;
  readonly reviewId: string;
  /** From 1, in the order of the ranking. */
  readonly position: number;
  readonly proposalId: string;
  /** What funding it takes, in minor units. */
  readonly amountMinor: bigint;
  readonly currencyCode: string;
  readonly offeredAt: Date;
}

/**
 * Offers what was freed to the next in the ranking of which nothing was decided: to as many, one after the other, as it pays
 * for. Nothing beneath the first that it cannot pay for is offered any, however cheap, as in a ranking.
 * @param items ranked proposals that can still be funded, in the order of the ranking
 * @param freedMinor what the review freed @param remainingMinor what is left of the budget now; may be below 0
 */
export function offersOf<Item extends Pick<ReviewItem, 'neededMinor'>>(
  items: readonly Item[],
  freedMinor: bigint,
  remainingMinor: bigint,
): readonly Item[] {
  let left = freedMinor < remainingMinor ? freedMinor : remainingMinor;
  const offered: Item[] = [];
  if (freedMinor <= 0n) return offered;
  for (const item of items) {
    left -= item.neededMinor;
    if (left < 0n) break;
    offered.push(item);
  }
  return offered;
}
