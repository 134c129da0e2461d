import type { GovernanceBody, Seat } from './governance-body';

interface Seated {
  readonly body: Pick<GovernanceBody, 'chairId' | 'customerVoiceId' | 'quorum'>;
  readonly seats: readonly Seat[];
}

/**
 * A governance body after somebody has left. The successor takes their seat, or, where they sit there already, the seat is
 * dropped and the quorum is at most the members that are left; they take the chair and the customer's voice. A successor
 * who is a member from then on is nobody's deputy any more.
 * @returns undefined when the leaver has no part in the body
 */
export function handOverSeats({ body, seats }: Seated, leaverId: string, successorId: string): Seated | undefined {
  const named = seats.flatMap(({ personId, deputyId }) => [personId, deputyId]);
  if (![...named, body.chairId, body.customerVoiceId].includes(leaverId)) return undefined;
  const to = <Id extends string | null>(id: Id): Id | string => (id === leaverId ? successorId : id);
  const sitsThere = seats.some(({ personId }) => personId === successorId);
  const kept = seats.filter(({ personId }) => !(sitsThere && personId === leaverId));
  const members = new Set(kept.map(({ personId }) => to(personId)));
  const seatsAfter = kept.map(({ personId, deputyId }) => {
    const deputy = to(deputyId);
    return { personId: to(personId), deputyId: deputy !== null && members.has(deputy) ? null : deputy };
  });
  const { chairId, customerVoiceId, quorum } = body;
  return {
    body: {
      chairId: to(chairId),
      customerVoiceId: to(customerVoiceId),
      quorum: Math.min(quorum, seatsAfter.length),
    },
    seats: seatsAfter,
  };
}
