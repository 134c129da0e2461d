import { formatMoney } from '../../shared/money';
import type { OverBudget } from '../../shared/refusal';
import type { Portfolio } from './portfolio';
import { partsOf, remainingOf, shortOf, type Part, type PortfolioBalance } from './pot';

/** Each part of a budget, as sentences name it. @param name of the portfolio, in quotation marks */
const PAYERS: Readonly<Record<Part['pays'], (name: string) => string>> = {
  FOR_ALL: (name) => `portfolio ${name}`,
  FOR_LIGHT: (name) => `the pot for light proposals of portfolio ${name}`,
  FOR_OTHERS: (name) => `portfolio ${name} beside its pot for light proposals`,
};
/** What is committed out of each part, as it begins a sentence. */
const COMMITTED: Readonly<Record<Part['pays'], string>> = {
  FOR_ALL: 'What is committed already',
  FOR_LIGHT: 'What is committed to light proposals already',
  FOR_OTHERS: 'What is committed to others than light proposals already',
};

/** Something needs more than is left of what pays for it. @param subject as it begins a sentence */
export function overBudget(
  { name, currencyCode }: Portfolio,
  payer: Part,
  subject: string,
  neededMinor: bigint,
): OverBudget {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const remainingMinor = remainingOf(payer);
  const left =
    remainingMinor < 0n
      ? `is ${money(-remainingMinor)} short of what is committed`
      : `has ${money(remainingMinor)} for it, ${money(neededMinor - remainingMinor)} short`;
  const message = `${subject} needs ${money(neededMinor)}: ${PAYERS[payer.pays](`"${name}"`)} ${left}.`;
  return { kind: 'refused', code: 'OVER_BUDGET', message, neededMinor, remainingMinor, currencyCode };
}

/** A budget would hold less than is committed: told of each part that is short. @param after as it would be, short of something */
export function belowCommitted({ name, currencyCode }: Portfolio, after: PortfolioBalance): OverBudget {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const short = partsOf(after).filter((part) => shortOf(part) > 0n);
  const sentences = short.map((part) => {
    const [needed, held] = [money(part.committedMinor), money(part.amountMinor)];
    const payer = PAYERS[part.pays](`"${name}"`);
    return `${COMMITTED[part.pays]} needs ${needed}: ${payer} would have ${held} for it, ${money(shortOf(part))} short.`;
  });
  const message = [...sentences, 'Accept the shortfall to cut the budget all the same.'].join(' ');
  const neededMinor = short.reduce((sum, { committedMinor }) => sum + committedMinor, 0n);
  const remainingMinor = short.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { kind: 'refused', code: 'OVER_BUDGET', message, neededMinor, remainingMinor, currencyCode };
}
