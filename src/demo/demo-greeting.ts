import type { SignIn } from '../platform/sign-in';
import { BANK } from './content/bank/bank';
import { DEMO_PEOPLE, demoPerson } from './demo-people';

interface Greeting {
  readonly signIn: SignIn;
  /** Where the API answers: `http://127.0.0.1:4000/graphql`. */
  readonly address: string;
}

/** How long the tokens hold that the demo gives out. */
export const DEMO_TOKEN_DAYS = 30;

/** Needs no id, and shows what Steward is for: what to fund next, and whether that depends on how inaction is weighed. */
const FIRST_QUERY =
  '{ portfolios(last: 1) { nodes { name ranking { nodes { points fundingFlips proposal { title } } } } } }';

/** What a newcomer is told after the start, line by line: whom to sign in as, and a first query to paste. */
export async function demoGreeting({ signIn, address }: Greeting): Promise<string[]> {
  const tokenOf = (email: string): Promise<string> => signIn.token(email, DEMO_TOKEN_DAYS);
  const people = await Promise.all(
    DEMO_PEOPLE.map(async ({ role, name, jobTitle, email }) => [
      `${role}: ${name}, ${jobTitle} <${email}>`,
      await tokenOf(email),
      '',
    ]),
  );
  return [
    '',
    `The demo is ${BANK.name}: its complaints are real, all else is invented (demo/SOURCES.md).`,
    `One person a role, each with a bearer token that holds ${DEMO_TOKEN_DAYS} days:`,
    '',
    ...people.flat(),
    'A first query to paste, the ranking as a CX leader sees it:',
    '',
    `curl -s ${address} -H 'content-type: application/json' \\`,
    `-H 'authorization: Bearer ${await tokenOf(demoPerson('CX_LEADER')!.email)}' \\`,
    `-d '${JSON.stringify({ query: FIRST_QUERY })}'`,
    '',
  ];
}
