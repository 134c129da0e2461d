import { DELIVERABLE_WORDS } from './deliverable';
import { changeFrom, grantFor, MOST_CHANGE, type Expected } from './forecast';
import type { Deliverable } from './initiative';
import type { MaterialContent } from './material';

/** The sentence for those who voted before a further deliverable; undefined when they need not vote again. */
export function materialDeliverable(
  { deliverables }: MaterialContent,
  { kind, title }: Pick<Deliverable, 'kind' | 'title'>,
): string | undefined {
  if (!deliverables.includes(kind)) return undefined;
  const several = kind === 'KILL_CRITERIA' || kind === 'LESSONS';
  return `There ${several ? 'are other' : 'is another'} ${DELIVERABLE_WORDS[kind]}: "${title}".`;
}

/**
 * The sentence for those who voted before a further forecast; undefined when they need not vote again.
 * @param seen the forecast that they voted on
 */
export function materialForecast(
  { costPercent, valuePercent }: MaterialContent,
  seen: Expected,
  now: Expected,
): string | undefined {
  const { costChange, valueChange } = changeFrom(seen, now);
  const changes = [
    ...(isBeyond(costPercent, grantFor(seen), grantFor(now)) ? [`costs ${inWords(costChange)}`] : []),
    ...(isBeyond(valuePercent, seen.valueYearlyMinor, now.valueYearlyMinor)
      ? [`is worth ${inWords(valueChange)} a year`]
      : []),
  ];
  return changes.length === 0 ? undefined : `There is another forecast: it ${changes.join(' and ')}.`;
}

/** The sentence for those who voted before the stages were planned anew; undefined when they need not vote again. */
export const materialPlan = ({ plan }: MaterialContent, reason: string | null): string | undefined =>
  plan ? `It is planned anew${reason === null ? '' : `: "${reason}"`}.` : undefined;

/** Exactly: not by the hundredths in which a change is told. */
function isBeyond(most: number | null, before: bigint, now: bigint): boolean {
  if (most === null) return false;
  const size = (amount: bigint) => (amount < 0n ? -amount : amount);
  return size(now - before) * 100n > BigInt(most) * size(before);
}

/** @param change in hundredths of a percent */
function inWords(change: number): string {
  const size = Math.abs(change);
  const least = size >= MOST_CHANGE ? 'at least ' : '';
  return `${least}${size / 100} % ${change < 0 ? 'less' : 'more'}`;
}
