import { isCurrency } from '../../shared/currency';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { checkedEmail, checkedLine, inOneLine } from './one-line';

/** A new organization and the one person in it, as whoever runs Steward names them. */
export interface FirstOrganization {
  readonly name: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly adminName: string;
  readonly adminEmail: string;
}

/** @returns what was given, trimmed; or every problem of it, each at the name of its argument */
export function checkFirstOrganization(given: FirstOrganization): FirstOrganization | InvalidInput {
  const check = new InputCheck();
  const name = checkedLine(check, '--name', given.name);
  const adminName = checkedLine(check, '--admin-name', given.adminName);
  const currencyCode = given.currencyCode.trim();
  if (!isCurrency(currencyCode)) {
    check.problem('--currency', `"${inOneLine(currencyCode)}" is no currency of ISO 4217: expected a code like USD.`);
  }
  const adminEmail = checkedEmail(check, '--admin-email', given.adminEmail);
  return check.failed ? check.refusal() : { name, currencyCode, adminName, adminEmail };
}
