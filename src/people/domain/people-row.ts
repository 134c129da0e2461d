import { Cells, type CsvRow, type RowProblem } from '../../imports/domain/row';
import { InputCheck } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';
import { checkedEmail, checkedLine } from './one-line';
import { CX_FUNCTIONS, ROLES, type CxFunction, type Identity, type Role } from './person';

/**
 * The columns of a file of people. One that the file lacks leaves what is there; a blank cell of `manager_email` or
 * `cx_function` takes it away, of `roles` or `issuer` and `subject` it adds nothing.
 */
export const PEOPLE_COLUMNS = {
  required: ['name', 'email'],
  optional: ['manager_email', 'cx_function', 'roles', 'issuer', 'subject'],
} as const;

type Column = (typeof PEOPLE_COLUMNS)['required' | 'optional'][number];

/** What a row says of a person, who is known by their e-mail in whatever case it is written. */
export interface ImportedPerson {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  /** Null for nobody; undefined where the file has no such column. */
  readonly managerEmail: string | null | undefined;
  readonly cxFunction: CxFunction | null | undefined;
  /** Organization-wide: to be held beside those that are held already. */
  readonly roles: readonly Role[];
  /** What they sign in with, beside what they have. */
  readonly identity: Pick<Identity, 'issuer' | 'subject'> | null;
}

const LONGEST_IDENTITY = 1000;

/**
 * Reads a row of a file whose header was accepted, or says everything that is wrong with it.
 * @param rowNumber as a spreadsheet counts: 2 for the first record
 */
export function readPersonRow(row: CsvRow, rowNumber: number): ImportedPerson | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const check = new InputCheck();
  const has = (column: Column): boolean => Object.hasOwn(row, column);
  const cell = (column: Column): string => cells.cell(column).trim();
  const managerEmail =
    cell('manager_email') === '' ? null : checkedEmail(check, 'manager_email', cell('manager_email'));
  const cxFunction = cxFunctionIn(check, cell('cx_function'));
  const person: ImportedPerson = {
    row: rowNumber,
    name: checkedLine(check, 'name', cell('name')),
    email: checkedEmail(check, 'email', cell('email')),
    managerEmail: has('manager_email') ? managerEmail : undefined,
    cxFunction: has('cx_function') ? cxFunction : undefined,
    roles: rolesIn(check, cell('roles')),
    identity: identityIn(check, cell('issuer'), cell('subject')),
  };
  if (!check.failed) return person;
  // The checks were given the columns as paths.
  for (const { path, message } of check.refusal().problems) cells.problem(path, message);
  return cells.problems;
}

function cxFunctionIn(check: InputCheck, cell: string): CxFunction | null {
  const cxFunction = CX_FUNCTIONS.find((each) => each === cell);
  if (cxFunction === undefined && cell !== '') {
    check.problem('cx_function', `Not a CX function: expected ${CX_FUNCTIONS.join(', ')}, or nothing.`);
  }
  return cxFunction ?? null;
}

function rolesIn(check: InputCheck, cell: string): readonly Role[] {
  const named = cell.split(';').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  const unknown = named.filter((name) => !ROLES.some((role) => role === name));
  if (unknown.length > 0) {
    const names = excerpt(unknown.join('; '));
    check.problem('roles', `"${names}": expected some of ${ROLES.join(', ')}, with ; between them.`);
  }
  return ROLES.filter((role) => named.includes(role));
}

function identityIn(check: InputCheck, issuer: string, subject: string): ImportedPerson['identity'] {
  if (issuer === '' && subject === '') return null;
  return {
    issuer: checkedLine(check, 'issuer', issuer, LONGEST_IDENTITY),
    subject: checkedLine(check, 'subject', subject, LONGEST_IDENTITY),
  };
}
