import type { Governor, Keyed, Transaction } from '../audit';
import { organizationOf, requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { takeRate, type KnownRate } from './domain/exchange-rate';
import { ExchangeRateTable } from './exchange-rate.table';

interface SetExchangeRate extends KnownRate, Keyed {}

/** What other currencies are worth in the reporting currency. */
export class ExchangeRateService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetExchangeRate): Promise<{ exchangeRateId: string } | Refusal> {
    return this.governor.govern(caller, 'setExchangeRate', input, async (tx) => {
      requirePermission(tx, 'setExchangeRate');
      const { currencyCode: reportingCurrency } = await organizationOf(tx);
      const rate = takeRate(input, { reportingCurrency, today: tx.today });
      if (isRefusal(rate)) return rate;
      const id = tx.newId();
      await tx.insert(ExchangeRateTable, [{ id, ...rate, setById: tx.viewer.personId, setAt: tx.now }]);
      const subject = { subjectKind: 'EXCHANGE_RATE', subjectId: id };
      return {
        outcome: { exchangeRateId: id },
        audit: [{ ...subject, action: 'exchangeRateSet', after: { ...rate, reportingCurrency } }],
      };
    });
  }
}

/** The rates of these currencies that count: the one that was set last for each day. */
export async function ratesOf(tx: Transaction, currencyCodes: readonly string[]): Promise<readonly KnownRate[]> {
  return tx.query<KnownRate>(
    `select distinct on (currency_code, day) currency_code as "currencyCode", day::text as day, rate::text as rate
      from exchange_rates where organization_id = $1 and currency_code = any($2::text[])
      order by currency_code, day, set_at desc, id desc`,
    [tx.viewer.organizationId, currencyCodes],
  );
}
