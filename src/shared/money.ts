/** An amount in whole minor units (cents, pence, yen) of one ISO 4217 currency. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currencyCode: string;
}

/**
 * The currencies of ISO 4217 whose minor unit is not a hundredth, by their digits behind the point. Node's own figures
 * (CLDR) are not those of the standard: 0 for HUF, COP or PKR, and other ones with the next release.
 */
const UNCOMMON_DIGITS: readonly (readonly [number, readonly string[]])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ')],
  [3, 'BHD IQD JOD KWD LYD OMR TND'.split(' ')],
  [4, 'CLF UYW'.split(' ')],
];
const MINOR_UNIT_DIGITS = new Map(
  UNCOMMON_DIGITS.flatMap(([digits, codes]) => codes.map((code) => [code, digits] as const)),
);

/**
 * Digits behind the point of a currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws RangeError when the code is not of the form of ISO 4217 (three capital letters)
 */
export function minorUnitDigits(currencyCode: string): number {
  if (!/^[A-Z]{3}$/.test(currencyCode)) throw new RangeError(`"${currencyCode}" is not a currency code of ISO 4217.`);
  return MINOR_UNIT_DIGITS.get(currencyCode) ?? 2;
}

/** For a sentence: `EUR 1,250,000.00`. */
export function formatMoney({ amountMinor, currencyCode }: Money): string {
  const digits = minorUnitDigits(currencyCode);
  const sign = amountMinor < 0n ? '-' : '';
  const text = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currencyCode} ${sign}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

/**
 * Reads an amount in whole units of a currency as files write it, without anything between thousands: `-1250.5`.
 * @returns minor units; undefined for anything else, and for more digits behind the point than the currency has
 */
export function minorUnits(text: string, currencyCode: string): bigint | undefined {
  const digits = minorUnitDigits(currencyCode);
  const [matched, sign, whole = '', fraction = ''] = /^(-?)(\d{1,18})(?:\.(\d+))?$/.exec(text) ?? [];
  if (matched === undefined || fraction.length > digits) return undefined;
  const minor = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign === '-' ? -minor : minor;
}
