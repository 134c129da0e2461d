import type { DemoCost, DemoRate } from '../words';
import { type BankPerson } from './people';
import { dollars } from './vocabulary';

/** The bank pays one of its vendors in euros. */
export const BANK_RATES: readonly DemoRate<BankPerson>[] = [
  { currencyCode: 'EUR', rate: '1.0832', daysAgo: 306, by: 'grace' },
];

/**
 * What three initiatives have cost: one that runs within its grant, one that has spent more than was released to it, and
 * one that has ended, with a credit note.
 */
export const BANK_COSTS: readonly DemoCost<BankPerson>[] = [
  ...[
    cost('dispute-desk', 'DD-1', 378, dollars(48_000n), 'Interviews, and a week in each of the four back offices'),
    cost('dispute-desk', 'DD-2', 340, dollars(182_500n), 'The four systems joined for one desk'),
    { ...cost('dispute-desk', 'DD-3', 300, 9_640_000n, 'Case software from Dublin'), currencyCode: 'EUR' },
    runCost('dispute-desk', 'DD-4', 200, dollars(58_750n), 'The desk, its first quarter'),
    runCost('dispute-desk', 'DD-5', 110, dollars(58_750n), 'The desk, its second quarter'),
  ],
  ...[
    cost('stolen-card', 'SC-1', 112, dollars(84_000n), 'Shadowing at night, and the questions put in order'),
    cost('stolen-card', 'SC-2', 68, dollars(96_300n), 'A number in the phone: the link to the card system'),
    cost('stolen-card', 'SC-3', 30, dollars(92_700n), 'Couriers at night, dearer than planned'),
  ],
  ...[
    cost('late-fee-letter', 'LF-1', 320, dollars(33_800n), 'The card, its print and its data'),
    runCost('late-fee-letter', 'LF-2', 230, dollars(28_100n), 'Print and postage of half a year'),
    { ...runCost('late-fee-letter', 'LF-3', 210, -dollars(1_200n), 'Credit note of the printer'), corrects: 'LF-2' },
  ],
];

function cost(
  initiative: string,
  reference: string,
  daysAgo: number,
  amountMinor: bigint,
  note: string,
): DemoCost<BankPerson> {
  return { initiative, reference, kind: 'ACTUAL', daysAgo, by: 'grace', amountMinor, currencyCode: 'USD', note };
}

function runCost(...told: Parameters<typeof cost>): DemoCost<BankPerson> {
  return { ...cost(...told), kind: 'RUN' };
}
