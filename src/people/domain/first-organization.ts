import { isCurrency } from '../../shared/currency';
import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';

/** A new organization and the one person in it, as whoever runs Steward names them. */
export interface FirstOrganization {
  readonly name: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly adminName: string;
  readonly adminEmail: string;
}

/** Letters of any script, digits and the signs that stand in real addresses; nothing that a shell or a log would read. */
const EMAIL = /^[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const LONGEST_EMAIL = 254;

/** @returns what was given, trimmed; or every problem of it, each at the name of its argument */
export function checkFirstOrganization(given: FirstOrganization): FirstOrganization | InvalidInput {
  const check = new InputCheck();
  const line = (path: string, value: string): string => {
    if (/\p{Cc}/u.test(value.trim())) check.problem(path, 'Expected one line without control characters.');
    return check.text(path, value, { max: 200 });
  };
  const [name, adminName] = [line('--name', given.name), line('--admin-name', given.adminName)];
  const [currencyCode, adminEmail] = [given.currencyCode.trim(), given.adminEmail.trim()];
  if (!isCurrency(currencyCode)) {
    check.problem('--currency', `"${shown(currencyCode)}" is no currency of ISO 4217: expected a code like USD.`);
  }
  if (adminEmail.length > LONGEST_EMAIL || !EMAIL.test(adminEmail)) {
    check.problem('--admin-email', `"${shown(adminEmail)}" is no e-mail address.`);
  }
  return check.failed ? check.refusal() : { name, currencyCode, adminName, adminEmail };
}

const shown = (text: string): string => excerpt(text.replace(/\p{Cc}+/gu, ' '));
