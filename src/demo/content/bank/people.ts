import type { DemoPerson } from '../words';

export type BankPerson =
  | 'evelyn'
  | 'amara'
  | 'tomas'
  | 'priya'
  | 'jonas'
  | 'leila'
  | 'marcus'
  | 'grace'
  | 'daniel'
  | 'ines'
  | 'sofia'
  | 'owen'
  | 'hannah'
  | 'ravi'
  | 'elena'
  | 'samuel'
  | 'nora';

const email = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@harbourvale.example`;

/** Everybody but a mere viewer may contribute. */
const person = (
  name: string,
  jobTitle: string,
  manager: BankPerson | null,
  { roles = [], cxFunction = null }: Partial<Pick<DemoPerson<BankPerson>, 'roles' | 'cxFunction'>> = {},
): DemoPerson<BankPerson> => ({
  name,
  email: email(name),
  jobTitle,
  manager,
  cxFunction,
  roles: roles.includes('VIEWER') ? roles : ['CONTRIBUTOR', ...roles],
});

/** The people of Harbour & Vale. All of them are invented. */
export const BANK_PEOPLE: Readonly<Record<BankPerson, DemoPerson<BankPerson>>> = {
  evelyn: person('Evelyn Vale', 'Chief Executive', null, { roles: ['VIEWER'] }),
  amara: person('Amara Okafor', 'Chief Customer Officer', 'evelyn', { roles: ['CX_LEADER'] }),
  tomas: person('Tomas Lindqvist', 'Director of Customer Experience', 'amara', { roles: ['CX_LEADER'] }),
  priya: person('Priya Raman', 'Head of Insights and Analytics', 'amara', {
    roles: ['SCORER'],
    cxFunction: 'INSIGHTS_AND_ANALYTICS',
  }),
  jonas: person('Jonas Weber', 'Head of Service Design', 'amara', { roles: ['SCORER'], cxFunction: 'DESIGN' }),
  leila: person('Leila Haddad', 'Head of Change Management', 'amara', { cxFunction: 'CHANGE_MANAGEMENT' }),
  marcus: person('Marcus Bell', 'CX Portfolio Manager', 'tomas', { roles: ['PORTFOLIO_MANAGER'] }),
  grace: person('Grace Liu', 'Finance Partner', 'evelyn', { roles: ['FINANCE', 'SCORER'] }),
  daniel: person('Daniel Ortiz', 'Compliance Officer', 'evelyn', { roles: ['COMPLIANCE', 'SCORER'] }),
  ines: person('Ines Duarte', 'Steward Administrator', 'tomas', { roles: ['ADMIN'] }),
  sofia: person('Sofia Marchetti', 'Head of Mortgage Servicing', 'evelyn'),
  owen: person('Owen Price', 'Head of Cards and Payments', 'evelyn'),
  hannah: person('Hannah Brooks', 'Head of Everyday Banking', 'evelyn'),
  ravi: person('Ravi Menon', 'Head of Collections', 'evelyn'),
  elena: person('Elena Petrova', 'Head of Credit Bureau Reporting', 'evelyn'),
  samuel: person('Samuel Adeyemi', 'Head of Consumer Lending', 'evelyn'),
  nora: person('Nora Fitzgerald', 'Contact Centre Team Lead', 'hannah', { roles: ['SCORER'] }),
};

/** Every product that the complaints name has somebody who answers for it. */
export const BANK_PRODUCT_OWNERS = {
  Mortgage: 'sofia',
  'Credit reporting': 'elena',
  'Debt collection': 'ravi',
  'Bank account or service': 'hannah',
  'Credit card': 'owen',
  'Consumer Loan': 'samuel',
  'Student loan': 'samuel',
  'Payday loan': 'ravi',
  'Money transfers': 'owen',
  'Prepaid card': 'owen',
  'Other financial service': 'hannah',
} as const satisfies Record<string, BankPerson>;
