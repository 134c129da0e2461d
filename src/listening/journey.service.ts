import type { Governor, Keyed } from '../audit';
import { ownedRows, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { touchpointsOf, type TouchpointInput } from './domain/journey';
import { ChannelTable } from './feedback.table';
import { JourneyTable, TouchpointTable } from './journey.table';
import { addOwned, assignOwner, type AddOwned } from './list.service';

interface OnJourney extends Keyed {
  readonly journeyId: string;
  readonly expectedVersion: number;
}

type Outcome = { readonly journeyId: string };

/** The handover step of journeys. */
export const journeyHandover = ownedRows(JourneyTable, { name: 'name', heldAs: { ownerId: 'OWNER' } });

/** The list of journeys, with what a customer meets on each. */
export class JourneyService {
  constructor(private readonly governor: Governor) {}

  addJourney(caller: Caller, input: AddOwned): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'addJourney', input, async (tx) => {
      const entry = await addOwned(tx, JourneyTable, input);
      return isRefusal(entry) ? entry : { outcome: { journeyId: entry.subjectId }, audit: [entry] };
    });
  }

  assignJourneyOwner(caller: Caller, input: OnJourney & { readonly ownerId: string }): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'assignJourneyOwner', input, async (tx) => {
      const entry = await assignOwner(tx, JourneyTable, input.journeyId, input);
      return isRefusal(entry) ? entry : { outcome: { journeyId: input.journeyId }, audit: [entry] };
    });
  }

  setTouchpoints(
    caller: Caller,
    input: OnJourney & { readonly touchpoints: readonly TouchpointInput[] },
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'setTouchpoints', input, async (tx) => {
      const journey = await tx.lock(JourneyTable, input.journeyId, 'journey');
      requirePermission(tx, 'editLists');
      const stale = tx.stale(journey, input.expectedVersion, `journey "${journey.name}"`);
      if (stale) return stale;
      const after = touchpointsOf(input.touchpoints);
      if (isRefusal(after)) return after;
      await tx.requireAll(
        ChannelTable,
        after.flatMap(({ channelId }) => channelId ?? []),
        'channel',
      );
      const before = (await tx.all(TouchpointTable, 'journeyId', [journey.id]))
        .map(({ position, name, channelId }) => ({ position, name, channelId }))
        .sort((a, b) => a.position - b.position);
      await tx.update(JourneyTable, journey, {});
      await tx.write(TouchpointTable, (parameter) => {
        const [organization, id] = [parameter(tx.viewer.organizationId), parameter(journey.id)];
        return `delete from touchpoints where organization_id = ${organization} and journey_id = ${id}`;
      });
      await tx.insert(
        TouchpointTable,
        after.map((touchpoint) => ({ id: tx.newId(), journeyId: journey.id, ...touchpoint })),
      );
      const subject = { subjectKind: 'JOURNEY', subjectId: journey.id, action: 'touchpointsSet' };
      return {
        outcome: { journeyId: journey.id },
        audit: [{ ...subject, before: { touchpoints: before }, after: { touchpoints: after } }],
      };
    });
  }
}
