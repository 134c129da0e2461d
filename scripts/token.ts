import { parseArgs } from 'node:util';
import { DEMO_TOKEN_DAYS } from '../src/demo/demo-greeting';
import { demoPerson } from '../src/demo/demo-people';
import { ROLES } from '../src/people/domain/person';
import { systemClock } from '../src/platform/clock';
import { SignIn } from '../src/platform/sign-in';
import { StartupProblem } from '../src/platform/startup-problem';
import { readTokenKey } from '../src/platform/token-key';
import { print, runScript } from './run-script';

const USAGE = `Usage: npm run --silent token -- --role ROLE (or --email EMAIL), where ROLE is ${ROLES.join(', ')}.`;

/** Prints a bearer token for a demo person of a role, or for anyone by e-mail. Needs no server and no database. */
runScript(async ({ tokenKeyFile, localTokens }) => {
  const email = whose();
  if (!localTokens) {
    throw new StartupProblem('STEWARD_LOCAL_TOKENS=false: only the tokens of the identity provider are accepted.');
  }
  const signIn = new SignIn(readTokenKey(tokenKeyFile), systemClock);
  print(await signIn.token(email, DEMO_TOKEN_DAYS));
  return true;
});

function whose(): string {
  const { role, email } = readArguments();
  if ((role === undefined) === (email === undefined)) throw new StartupProblem(USAGE);
  if (email?.includes('@') === true) return email;
  const person = demoPerson(role?.toUpperCase() ?? '');
  if (person === undefined)
    throw new StartupProblem(`"${role ?? email}" is ${role === undefined ? 'no e-mail address' : 'no role'}. ${USAGE}`);
  return person.email;
}

function readArguments() {
  try {
    return parseArgs({ options: { role: { type: 'string' }, email: { type: 'string' } } }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new StartupProblem(`${problem.replace(/\.?$/, '.')} ${USAGE}`);
  }
}
