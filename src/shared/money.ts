/** An amount in whole minor units (cents, pence, yen) of one ISO 4217 currency. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currencyCode: string;
}

/**
 * Digits behind the point of a currency, by the CLDR data of the runtime: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws RangeError when the code is not of the form of ISO 4217 (three letters)
 */
export function minorUnitDigits(currencyCode: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** For a sentence: `EUR 1,250,000.00`. */
export function formatMoney({ amountMinor, currencyCode }: Money): string {
  const digits = minorUnitDigits(currencyCode);
  const sign = amountMinor < 0n ? '-' : '';
  const text = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currencyCode} ${sign}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}
