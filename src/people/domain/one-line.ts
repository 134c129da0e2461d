import type { InputCheck } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';

/** Letters of any script, digits and the signs that stand in real addresses; nothing that a shell or a log would read. */
const EMAIL = /^[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const LONGEST_EMAIL = 254;

/** An e-mail address, trimmed. */
export function checkedEmail(check: InputCheck, path: string, value: string): string {
  const email = value.trim();
  if (email.length > LONGEST_EMAIL || !EMAIL.test(email)) {
    check.problem(path, `"${inOneLine(email)}" is no e-mail address.`);
  }
  return email;
}

/** A text that stands in one line, trimmed: up to 200 characters, or `max`. */
export function checkedLine(check: InputCheck, path: string, value: string, max = 200): string {
  if (/\p{Cc}/u.test(value.trim())) check.problem(path, 'Expected one line without control characters.');
  return check.text(path, value, { max });
}

/** The caller's own text for a message in one line. */
export const inOneLine = (text: string): string => excerpt(text.replace(/\p{Cc}+/gu, ' '));
