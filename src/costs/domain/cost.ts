import {
  checkCurrency,
  checkRate,
  convert,
  rateOn,
  type DatedRate,
  type KnownRate,
} from '../../budget/domain/exchange-rate';
import { InputCheck } from '../../shared/input-check';
import { formatMoney } from '../../shared/money';
import { invalidInput, type InvalidInput } from '../../shared/refusal';

/** `ACTUAL`: what the work cost, once; `RUN`: what it costs to run what came of it. */
export const COST_KINDS = ['ACTUAL', 'RUN'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** What an initiative has cost: never changed, corrected by a further one. */
export interface Cost {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  readonly kind: CostKind;
  /** On which it arose, `YYYY-MM-DD`. */
  readonly day: string;
  /** As it was stated, in minor units of `currencyCode`; below 0 it corrects another. */
  readonly amountMinor: bigint;
  readonly currencyCode: string;
  /** What it was converted at, and the day of that rate; null where it is in the currency of its initiative. */
  readonly rate: string | null;
  readonly rateDay: string | null;
  /** In the currency of its initiative. */
  readonly bookedMinor: bigint;
  /** Whether it is spent of the grant. */
  readonly ofGrant: boolean;
  readonly note: string | null;
  /** What the books of the organization know it by; of no other cost. */
  readonly externalReference: string | null;
  /** The cost that it takes something off. */
  readonly correctsId: string | null;
  /** The import that it came by. */
  readonly importId: string | null;
  readonly bookedById: string;
  readonly bookedAt: Date;
}

export interface CostInput extends Pick<Cost, 'kind' | 'day' | 'amountMinor' | 'currencyCode'> {
  /** Left out, the rate that is known counts. */
  readonly exchangeRate?: DatedRate | null;
  readonly note?: string | null;
  readonly externalReference?: string | null;
}

/** A cost that was checked, and is to be written. */
export type CostDraft = Omit<Cost, 'id' | 'organizationId' | 'initiativeId' | 'importId' | 'bookedById' | 'bookedAt'>;

/** A cost that is to be corrected. */
export interface Corrected extends Pick<
  Cost,
  'id' | 'initiativeId' | 'kind' | 'day' | 'currencyCode' | 'rate' | 'rateDay' | 'ofGrant' | 'correctsId'
> {
  /** What earlier corrections left of it, in minor units of its own currency, ≥ 0. */
  readonly leftMinor: bigint;
}

/** A cost as it stands. */
export interface StandingCost extends Corrected, Pick<Cost, 'amountMinor' | 'externalReference'> {}

/** What a cost is checked by, beside itself. */
export interface CostFacts {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly currencyCode: string;
  /** The last day of its portfolio's period; null where nothing is granted that could be spent. */
  readonly periodTo: string | null;
  /** Rates into that currency. */
  readonly rates: readonly KnownRate[];
  /** In UTC: nothing has cost anything later. */
  readonly today: string;
  readonly corrected?: Corrected | undefined;
}

/**
 * A cost, checked whole and converted.
 * @param at where its fields stand in the input
 */
export function takeCost(input: CostInput, facts: CostFacts, at = 'input'): CostDraft | InvalidInput {
  const check = new InputCheck();
  const { kind, amountMinor } = input;
  const day = check.date(`${at}.day`, input.day, { latest: facts.today });
  const currencyCode = checkCurrency(check, `${at}.currencyCode`, input.currencyCode);
  check.signedAmount(`${at}.amountMinor`, amountMinor);
  const note = check.optionalText(`${at}.note`, input.note, { max: 2000 });
  const externalReference = check.optionalText(`${at}.externalReference`, input.externalReference, { max: 200 });
  const { corrected } = facts;
  if (corrected) checkCorrection(check, at, input, { ...facts, corrected });
  else if (amountMinor <= 0n) {
    const expected = 'expected more than 0 minor units, or below 0 with the cost that it corrects';
    check.problem(`${at}.amountMinor`, `${amountMinor}: ${expected}.`);
  }
  const rate = corrected ? rateOfCorrection(check, at, input, corrected) : rateOf(check, at, input, facts);
  if (check.failed) return check.refusal();
  const bookedMinor = bookedFor(input, rate, facts);
  if (bookedMinor > MOST || bookedMinor < -MOST) {
    const message = `${formatMoney({ amountMinor, currencyCode })} at ${rate?.rate} comes to more than can be booked.`;
    return invalidInput([{ path: `${at}.amountMinor`, message }]);
  }
  // Run costs of later years are a matter of later budgets. A correction goes where the cost went.
  const ofGrant = corrected?.ofGrant ?? (facts.periodTo !== null && (kind === 'ACTUAL' || day <= facts.periodTo));
  const converted = { rate: rate?.rate ?? null, rateDay: rate?.day ?? null, bookedMinor };
  const correctsId = corrected?.id ?? null;
  return { kind, day, amountMinor, currencyCode, ...converted, ofGrant, note, externalReference, correctsId };
}

/** The largest amount that is booked, in minor units. */
const MOST = 999_999_999_999_999n;

function checkCorrection(
  check: InputCheck,
  at: string,
  { kind, day, amountMinor, currencyCode }: CostInput,
  { initiativeId, corrected }: CostFacts & { readonly corrected: Corrected },
): void {
  const { leftMinor } = corrected;
  if (corrected.initiativeId !== initiativeId) {
    check.problem(`${at}.correctsId`, 'It is a cost of another initiative.');
    return;
  }
  if (corrected.correctsId !== null) {
    check.problem(`${at}.correctsId`, 'It is a correction itself: correct what it corrects.');
    return;
  }
  if (kind !== corrected.kind) check.problem(`${at}.kind`, `${kind}: what it corrects is ${corrected.kind}.`);
  if (currencyCode !== corrected.currencyCode) {
    check.problem(`${at}.currencyCode`, `${currencyCode}: what it corrects is in ${corrected.currencyCode}.`);
  }
  if (day < corrected.day)
    check.problem(`${at}.day`, `${day} is before ${corrected.day}, the day of what it corrects.`);
  if (amountMinor >= 0n) {
    check.problem(`${at}.amountMinor`, `${amountMinor}: expected less than 0, since it corrects a cost.`);
  } else if (-amountMinor > leftMinor) {
    check.problem(`${at}.amountMinor`, `${amountMinor}: ${leftMinor} minor units are left of what it corrects.`);
  }
}

/** The rate to convert at; none where the cost is in the currency of its initiative. */
function rateOf(
  check: InputCheck,
  at: string,
  { day, currencyCode, exchangeRate }: CostInput,
  facts: CostFacts,
): DatedRate | undefined {
  if (exchangeRate != null) {
    if (currencyCode === facts.currencyCode) {
      check.problem(`${at}.exchangeRate`, `Its initiative is in ${currencyCode}, too: there is nothing to convert.`);
    }
    return checkRate(check, `${at}.exchangeRate`, exchangeRate, facts.today);
  }
  if (check.failed || currencyCode === facts.currencyCode) return undefined;
  const known = rateOn(facts.rates, currencyCode, day);
  if (known === undefined) {
    const missing = `No rate of ${currencyCode} to ${facts.currencyCode} is known of ${day} or before`;
    check.problem(`${at}.currencyCode`, `${missing}: give one with its day, or set it first.`);
  }
  return known;
}

/** That of the cost, so that what is taken off in full leaves nothing behind. */
function rateOfCorrection(
  check: InputCheck,
  at: string,
  { exchangeRate }: CostInput,
  { rate, rateDay }: Corrected,
): DatedRate | undefined {
  if (exchangeRate != null) {
    check.problem(`${at}.exchangeRate`, 'A correction is converted at the rate of what it corrects.');
  }
  return rate === null || rateDay === null ? undefined : { rate, day: rateDay };
}

/** In the currency of the initiative. */
function bookedFor(
  { amountMinor, currencyCode }: CostInput,
  rate: DatedRate | undefined,
  { currencyCode: to, corrected }: CostFacts,
): bigint {
  const inCurrency = (minor: bigint): bigint =>
    rate === undefined ? minor : convert({ amountMinor: minor, currencyCode }, to, rate.rate);
  if (corrected === undefined) return inCurrency(amountMinor);
  // By the difference that it makes, as tranches are: corrections that leave nothing take off all, to the cent.
  return inCurrency(corrected.leftMinor + amountMinor) - inCurrency(corrected.leftMinor);
}
