import { globalId } from '../../src/platform/global-id';
import type { Founding } from '../../src/people/founding.service';
import { Steward } from './steward';

const BANK: Founding = {
  name: 'Harbour Bank',
  currencyCode: 'USD',
  people: [
    { name: 'Ada Admin', email: 'ada@example.com', roles: ['ADMIN'] },
    { name: 'Leah Leader', email: 'leah@example.com', roles: ['CX_LEADER'], managerEmail: 'ada@example.com' },
    { name: 'Liam Leader', email: 'liam@example.com', roles: ['CX_LEADER'] },
    { name: 'Pam Portfolio', email: 'pam@example.com', roles: ['PORTFOLIO_MANAGER'] },
    { name: 'Fin Finance', email: 'fin@example.com', roles: ['FINANCE'] },
    { name: 'Flo Finance', email: 'flo@example.com', roles: ['FINANCE'] },
    { name: 'Ina Insights', email: 'ina@example.com', roles: [], cxFunction: 'INSIGHTS_AND_ANALYTICS' },
    { name: 'Des Design', email: 'des@example.com', roles: [], cxFunction: 'DESIGN' },
    { name: 'Cho Change', email: 'cho@example.com', roles: [], cxFunction: 'CHANGE_MANAGEMENT' },
    { name: 'Sam Scorer', email: 'sam@example.com', roles: ['SCORER'] },
    { name: 'Sue Scorer', email: 'sue@example.com', roles: ['SCORER'] },
    { name: 'Sid Scorer', email: 'sid@example.com', roles: ['SCORER'] },
    { name: 'Ben Business', email: 'ben@example.com', roles: [], managerEmail: 'leah@example.com' },
    { name: 'Bea Business', email: 'bea@example.com', roles: [] },
    { name: 'Vic Viewer', email: 'vic@example.com', roles: ['VIEWER'] },
  ],
};

const OTHER: Founding = {
  name: 'Other Bank',
  currencyCode: 'EUR',
  people: [{ name: 'Oda Other', email: 'oda@other.example', roles: ['ADMIN', 'CX_LEADER'] }],
};

/** A Steward with a bank that has people of every role and function, and with a second organization beside it. */
export async function aBank({ mailGoesOut = false } = {}): Promise<Steward> {
  const steward = await Steward.start({}, mailGoesOut);
  await steward.house.founding.found(steward.caller('ada@example.com'), BANK);
  await steward.house.founding.found(steward.caller('oda@other.example'), OTHER);
  return steward;
}

/** The global id of the person who signs in with this e-mail. */
export async function idOf(steward: Steward, email: string): Promise<string> {
  const { viewer } = await steward.data(email, '{ viewer { id } }');
  return viewer.id as string;
}

/** An id of this type that leads nowhere. */
export const unknownId = (type: string): string => globalId(type, '01890000-0000-7000-8000-000000000000');
