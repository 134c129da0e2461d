import { ownDecision, type OwnDecision } from '../../shared/refusal';
import type { ReviewDecision, Subject } from './motion';

/** What somebody is in what is decided on: none of them has a say in it, for themselves or for another. */
export interface Part {
  readonly personId: string;
  /** As in "its sponsor". */
  readonly as: string;
}

/** Everybody with a part in what a motion is on, whoever is named in the motion among them. */
export function partsIn(
  { proposal, initiative }: Subject,
  { leadId, businessOwnerId }: Pick<ReviewDecision, 'leadId' | 'businessOwnerId'>,
): readonly Part[] {
  const { proposerId, drafterId } = proposal;
  const all: readonly (readonly [string | null | undefined, string])[] = [
    [proposerId, 'proposer'],
    [drafterId === proposerId ? null : drafterId, 'drafter'],
    [initiative === null ? proposal.sponsorId : initiative.sponsorId, 'sponsor'],
    [initiative === null ? leadId : initiative.leadId, 'lead'],
    [initiative === null ? businessOwnerId : initiative.businessOwnerId, 'business owner'],
  ];
  return all.flatMap(([personId, as]) => (personId == null ? [] : [{ personId, as }]));
}

/** What somebody is in it, as in "its proposer and sponsor"; undefined for who has no part. */
export function partOf(parts: readonly Part[], personIds: readonly (string | null)[]): string | undefined {
  const own = parts.filter(({ personId }) => personIds.includes(personId));
  return own.length === 0 ? undefined : `its ${[...new Set(own.map(({ as }) => as))].join(' and ')}`;
}

/**
 * Refuses whoever has a part in it.
 * @param who the person and whose seat it is: a deputy votes for nobody on what is theirs
 * @param does what they would do: "votes on"
 */
export function refuseOwn(
  parts: readonly Part[],
  who: { readonly personId: string; readonly seatId?: string },
  title: string,
  does: string,
): OwnDecision | undefined {
  const own = partOf(parts, [who.personId]);
  if (own !== undefined) return ownDecision(`Nobody ${does} what is their own: you are ${own} ("${title}").`);
  const theirs = partOf(parts, [who.seatId ?? null]);
  if (theirs === undefined) return undefined;
  return ownDecision(
    `Nobody ${does} what is their own, nor through another: your seat is that of ${theirs} ("${title}").`,
  );
}
