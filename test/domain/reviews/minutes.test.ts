import { minutes, type MinutesFacts } from '../../../src/reviews/domain/minutes';

const decision: MinutesFacts['decisions'][number] = {
  ...{ number: 1, title: 'Callbacks', outcome: 'FUND_WITH_CONDITIONS', status: 'CARRIED', amountMinor: 12_000n },
  ...{ scope: null, until: null, reason: 'Asked for by many', weightedPriceMinor: -500n, priceMinor: 200n },
  ...{ withdrawnReason: null, lead: 'Sam', businessOwner: null, ledBy: 'Ben' },
  conditions: [{ text: 'A branch first', owner: 'Des', dueOn: '2026-12-01' }],
  count: {
    ...{ for: 2, against: 1, abstained: 0, silent: 1, needed: 3, customerHadSay: false, byCastingVote: false },
    ...{ carried: true, recused: [{ member: 'Ina', because: 'its sponsor' }] },
  },
  votes: [
    { seat: 'Ben', voter: 'Bea', choice: 'FOR', reason: null },
    { seat: 'Cho', voter: 'Cho', choice: 'FOR', reason: null },
    { seat: 'Fin', voter: 'Fin', choice: 'AGAINST', reason: 'Too *dear*' },
  ],
};

const facts: MinutesFacts = {
  review: {
    ...{ status: 'CLOSED', currencyCode: 'EUR', closedAt: new Date('2026-11-03T11:00:00Z'), closedBy: 'Ben' },
    freedMinor: 0n,
    departure: {
      weightedPriceMinor: -500n,
      priceMinor: 200n,
      added: ['Callbacks'],
      dropped: [],
      broken: ['Broken is <b>.'],
    },
  },
  ...{ portfolio: 'Everyday', body: 'CX board' },
  meeting: {
    ...{ title: 'Review', startsAt: new Date('2026-11-03T09:00:00Z'), timeZone: 'Europe/Berlin', place: 'Room 4' },
    ...{ quorum: 3, guests: ['Mrs Vale'] },
  },
  seats: [
    { member: 'Ben', attendance: 'DEPUTY', attendedBy: 'Bea', isChair: true, speaksForCustomer: false },
    { member: 'Ina', attendance: 'EXCUSED', attendedBy: null, isChair: false, speaksForCustomer: true },
  ],
  preReads: [
    {
      ...{
        number: 1,
        reason: 'One more came',
        changes: ['"Late" has come to it.'],
        inputsHash: 'ab12',
        frozenBy: 'Pam',
      },
      frozenAt: new Date('2026-11-02T09:00:00Z'),
    },
  ],
  decisions: [decision],
  ...{ offers: [{ title: 'Chat', amountMinor: 300n }], undecided: [] },
};

describe('Minutes', () => {
  it('tell who was there, what it rests on, each decision with votes, dissent and recusals, and what it costs', () => {
    expect(minutes(facts)).toBe(`# Portfolio review of Everyday

CX board, Review: 2026-11-03 at 10:00 (Europe/Berlin), Room 4.
Closed by Ben on 2026-11-03T11:00:00.000Z.

## Attendance
- Ben (chair): represented by Bea
- Ina (speaks for the customer): excused

Quorum: 1 of 2 members, 3 needed.
Guests: Mrs Vale.

## What it rests on
- Amendment 1, frozen by Pam on 2026-11-02T09:00:00.000Z: SHA-256 ab12
  - Reason: One more came
  - "Late" has come to it.

## Decisions

### 1. Callbacks: FUND_WITH_CONDITIONS, CARRIED

- Amount: EUR 120.00
- Reason: Asked for by many
- Lead: Sam
- Condition: A branch first (Des, by 2026-12-01)
- Departs from the recommended set: EUR -5.00 of weighted value over the horizon, EUR 2.00 with inaction counted once
- Votes, led by Ben: 2 for (Bea for Ben, Cho), 1 against (Fin), 0 abstained (nobody), 1 said nothing; 3 had to vote
- The seat that speaks for the customer had no say
- Dissent of Fin: Too \\*dear\\*
- Recused: Ina, its sponsor

## The recommended set
Departing from it costs EUR -5.00 of weighted value over the horizon, EUR 2.00 with inaction counted once.

- Added: Callbacks
- Broken is &lt;b&gt;.

## Money freed
EUR 0.00 were given back by what was decided.

Offered to the next in rank, for a further decision:

- Chat: EUR 3.00

## Not decided
Nothing.
`);
  });

  it('say so while the review is not closed', () => {
    const open = minutes({ ...facts, review: { ...facts.review, status: 'PRE_READ', closedAt: null }, decisions: [] });
    expect(open).toContain('Not closed yet: the review is PRE_READ.');
    expect(open).toContain('## Decisions\nNone.');
    expect(open).not.toContain('## Money freed');
  });
});
