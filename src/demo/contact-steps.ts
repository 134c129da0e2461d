import type { DemoContacts } from './content/contact-words';
import { step, type Backstage, type Step } from './step';

/** Journeys, why customers get in touch on them, what that costs, and what its owners say of it. */
export const contactSteps = (backstage: Backstage, contacts: DemoContacts | undefined): Step[] =>
  contacts === undefined
    ? []
    : [
        ...journeySteps(backstage, contacts),
        ...rateSteps(backstage, contacts),
        ...causeSteps(backstage, contacts),
        ...recordSteps(backstage, contacts),
        ...disputeSteps(backstage, contacts),
      ];

const channelId = ({ known }: Backstage, name: string): string => known.id(`channel/${name}`);

const journeySteps = (backstage: Backstage, { journeys, by, daysAgo }: DemoContacts): Step[] =>
  Object.entries(journeys).flatMap(([key, { name, owner, touchpoints }]) => {
    const { services, known } = backstage;
    const path = `journey/${key}`;
    return [
      step({
        ...{ path, daysAgo, by },
        act: ({ caller, idempotencyKey }) =>
          services.journeys.addJourney(caller, { idempotencyKey, name, ownerId: known.id(`person/${owner}`) }),
        then: ({ journeyId }) => known.add(path, journeyId),
      }),
      step({
        ...{ path: `${path}/touchpoints`, daysAgo, by },
        act: ({ caller, idempotencyKey }) =>
          services.journeys.setTouchpoints(caller, {
            ...{ idempotencyKey, journeyId: known.id(path), expectedVersion: known.version(path) },
            touchpoints: touchpoints.map(({ channel, ...touchpoint }) => ({
              ...touchpoint,
              channelId: channel === undefined ? null : channelId(backstage, channel),
            })),
          }),
        then: () => known.changed(path),
      }),
    ];
  });

const rateSteps = (backstage: Backstage, { rates, daysAgo }: DemoContacts): Step[] =>
  Object.entries(rates.costMinor).map(([channel, costMinor]) =>
    step({
      ...{ path: `contact-rate/${channel}`, daysAgo, by: rates.by },
      act: ({ caller, idempotencyKey }) =>
        backstage.services.contactSettings.setContactRate(caller, {
          ...{ idempotencyKey, channelId: channelId(backstage, channel), costMinor, currencyCode: 'USD' },
          fromDay: backstage.calendar.date(daysAgo),
        }),
    }),
  );

const causeSteps = ({ services, known }: Backstage, { causes, by, daysAgo, recordedDaysAgo }: DemoContacts): Step[] =>
  Object.entries(causes).flatMap(([key, { owner, product, journey, needs = [], ...cause }]) => {
    const path = `contact-cause/${key}`;
    const added = step({
      ...{ path, daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.contactCauses.add(caller, {
          ...{ idempotencyKey, ...cause, ownerId: known.id(`person/${owner}`) },
          productId: product === undefined ? null : known.id(`product/${product}`),
          journeyId: journey === undefined ? null : known.id(`journey/${journey}`),
        }),
      then: ({ causeId }) => known.add(path, causeId),
    });
    const linked = needs.map((need) =>
      step({
        ...{ path: `${path}/need/${need}`, daysAgo: recordedDaysAgo, by },
        act: ({ caller, idempotencyKey }) =>
          services.contactCauses.linkToNeed(caller, {
            ...{ idempotencyKey, causeId: known.id(path), expectedVersion: known.version(path) },
            needId: known.id(`need/${need}`),
          }),
        then: () => known.changed(path),
      }),
    );
    return [added, ...linked];
  });

function recordSteps(backstage: Backstage, { contacts, counts, by, recordedDaysAgo: daysAgo }: DemoContacts): Step[] {
  const { services, known, calendar } = backstage;
  const of = ({ cause, channel }: { readonly cause: string; readonly channel: string }) => ({
    ...{ causeId: known.id(`contact-cause/${cause}`), channelId: channelId(backstage, channel) },
  });
  return [
    step({
      ...{ path: 'contacts', daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.contacts.recordContacts(caller, {
          idempotencyKey,
          contacts: contacts.map(({ customer: customerKey, daysAgo: ago, cause, channel, ...contact }) => ({
            ...{ ...contact, ...of({ cause, channel }), customerKey },
            occurredAt: new Date(`${calendar.date(ago)}T10:20:00Z`),
          })),
        }),
    }),
    step({
      ...{ path: 'contact-counts', daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.contacts.recordContactCounts(caller, {
          idempotencyKey,
          counts: counts.map(({ fromDaysAgo, toDaysAgo, contacts: counted, ...cell }) => ({
            ...{ ...of(cell), contacts: counted },
            ...{ fromDay: calendar.date(fromDaysAgo), toDay: calendar.date(toDaysAgo) },
          })),
        }),
    }),
  ];
}

const disputeSteps = ({ services, known, calendar }: Backstage, { disputes }: DemoContacts): Step[] =>
  disputes.map(({ cause, by, daysAgo, fromDaysAgo, toDaysAgo, reason }) =>
    step({
      ...{ path: `contact-dispute/${cause}`, daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.disputes.disputeCharges(caller, {
          ...{ idempotencyKey, causeId: known.id(`contact-cause/${cause}`), reason },
          ...{ fromDay: calendar.date(fromDaysAgo), toDay: calendar.date(toDaysAgo) },
        }),
    }),
  );
