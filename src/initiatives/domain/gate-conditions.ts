import { excerpt, type Missing } from '../../shared/refusal';
import type { ConditionsNeeded, GateRequirements } from './gate-policy';
import type { UnsettledCondition } from './initiative';

type Gate = Pick<GateRequirements, 'conditions'>;

/** Working days for conditions that are set at a gate without a day of their own; null where that is open. */
export const daysForConditions = ({ conditions }: Gate): number | null => conditions?.days ?? null;

/** What a gate misses of the conditions of earlier approvals. */
export function missingConditions(
  { conditions: asked }: Gate,
  unsettled: readonly UnsettledCondition[],
): readonly Missing[] {
  const needed: ConditionsNeeded = asked?.needed ?? 'CONFIRMED';
  const [open, met] = [unsettled.filter(({ isMet }) => !isMet), unsettled.filter(({ isMet }) => isMet)];
  return [
    ...(needed === 'NONE' ? [] : named('OPEN_CONDITION', open, ['open condition', 'open conditions'])),
    ...(needed === 'CONFIRMED'
      ? named('UNCONFIRMED_CONDITION', met, ['condition not confirmed yet', 'conditions not confirmed yet'])
      : []),
  ];
}

function named(
  code: string,
  conditions: readonly UnsettledCondition[],
  [one, several]: readonly [string, string],
): Missing[] {
  if (conditions.length === 0) return [];
  const texts = conditions.map(({ text }) => `"${excerpt(text)}"`).join(', ');
  return [{ code, message: `${conditions.length} ${conditions.length === 1 ? one : several}: ${texts}` }];
}
