import { randomUUID } from 'node:crypto';
import { createStewardDataSource } from '../ormconfig';
import { knownByEmail } from '../src/people/known-by-email';
import type { Caller } from '../src/platform/caller';
import type { Connection } from '../src/platform/database';
import { StartupProblem } from '../src/platform/startup-problem';
import { excerpt } from '../src/shared/refusal';

/**
 * The person in whose name a script acts (`--as EMAIL`), whichever identity they sign in with.
 * @param organization the id of theirs, where several know the e-mail
 * @throws StartupProblem when nobody has the e-mail, several have, or nothing is bound to them
 */
export async function callerByEmail(connection: Connection, email: string, organization?: string): Promise<Caller> {
  const owner = await createStewardDataSource(connection, { asOwner: true, poolSize: 2 }).initialize();
  const known = await knownByEmail(owner, email).finally(() => owner.destroy());
  const people = known.filter(({ organizationId }) => organization === undefined || organizationId === organization);
  const [person, ...others] = people;
  if (person === undefined) throw new StartupProblem('Nobody here has the e-mail of --as.');
  if (others.length > 0) {
    const all = people.map(
      ({ organizationId, organizationName }) => `${organizationId} ("${excerpt(organizationName)}")`,
    );
    throw new StartupProblem(`Several have the e-mail of --as: say which by --organization ${all.join(' or ')}.`);
  }
  if (person.identity === null) {
    throw new StartupProblem('The person of --as has nothing to sign in with: an admin binds it with bindIdentity.');
  }
  return { ...person.identity, requestId: randomUUID() };
}
