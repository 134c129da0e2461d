import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { pino } from 'pino';
import { migrations } from '../../migrations';
import { createStewardDataSource } from '../../ormconfig';
import { compose } from '../../src/compose';
import type { Role } from '../../src/people/domain/person';
import { systemClock } from '../../src/platform/clock';
import { migrate } from '../../src/platform/migrate';
import { LOCAL_ISSUER } from '../../src/platform/sign-in';
import { inSession, type Place } from '../place';
import { chance } from './chance';
import { livesLedBy } from './histories';
import { gathered, histories, initiatives, moneyOfInitiatives } from './initiatives';
import { peopleAndNeeds, type Led } from './people-and-needs';
import { besideProposals, estimates, portfoliosAndProposals } from './proposals';
import { writeScores } from './scores';
import { sizeOf } from './size';

/** Raised when the load set is made in another way, so that one that stands is not taken for it. */
const EDITION = 2;

/** Who the load is sent by: of the larger organization. */
export const LEADER = 'leader@load.example';
export const MANAGER = 'manager@load.example';

/** The second is there so that tenancy has something to keep apart: a tenth of the first. */
const ORGANIZATIONS = [
  { name: 'Load Bank', domain: 'load.example', share: 1 },
  { name: 'Other Bank', domain: 'other.example', share: 0.1 },
] as const;
const LEADER_ROLES: readonly Role[] = ['ADMIN', 'CX_LEADER'];

/**
 * The database with a load set of this size: the one that is there, when it was made in the same way on the same
 * migrations, or else a new one.
 * @param fresh a new one in any case
 * @returns its name
 */
export async function prepareLoadSet(
  place: Place,
  { proposals, fresh }: { readonly proposals: number; readonly fresh: boolean },
  say: (line: string) => void,
): Promise<string> {
  const database = `steward_bench_${proposals}`;
  const schema = migrations.map(({ name }) => name).join(' ');
  // Written when everything is in: what was left half made is not taken for the whole.
  const mark = `load set ${EDITION} on ${schema}`;
  const isThere = await place.asCreator(async (client) => {
    const found = await client.query<{ mark: string | null }>(
      `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1`,
      [database],
    );
    if (!fresh && found.rows[0]?.mark === mark) return true;
    await client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`);
    await client.query(`create database ${escapeIdentifier(database)} ${place.ownedBy}`);
    return false;
  });
  if (isThere) return database;
  say(`Building the load set of ${proposals.toLocaleString('en-US')} proposals in ${database} …`);
  await build(place.urlOf(database), proposals, say);
  await place.asCreator((client) =>
    client.query(`comment on database ${escapeIdentifier(database)} is ${escapeLiteral(mark)}`),
  );
  return database;
}

/** A copy to write on, so that the load set stays what it is; one that an earlier run left behind is replaced. */
export async function copyForWrites(place: Place, database: string): Promise<string> {
  const copy = `${database}_write`;
  await dropDatabase(place, copy);
  await place.asCreator((client) =>
    client.query(`create database ${escapeIdentifier(copy)} template ${escapeIdentifier(database)} ${place.ownedBy}`),
  );
  return copy;
}

export const dropDatabase = (place: Place, database: string): Promise<unknown> =>
  place.asCreator((client) => client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`));

async function build(url: string, proposals: number, say: (line: string) => void): Promise<void> {
  const owner = await createStewardDataSource({ url }, { asOwner: true, poolSize: 2 }).initialize();
  try {
    await migrate(owner);
    for (const organization of ORGANIZATIONS) {
      const led = await found(url, organization);
      const started = Date.now();
      await fill(url, led, organization.name, Math.max(20, Math.round(proposals * organization.share)));
      await writeScores(owner, led.organizationId);
      say(`  ${organization.name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
    }
    await owner.query('vacuum analyze');
  } finally {
    await owner.destroy();
  }
}

/** The organization with what every new one gets, as a founder makes it. */
async function found(url: string, { name, domain }: (typeof ORGANIZATIONS)[number]): Promise<Led> {
  const dataSource = await createStewardDataSource({ url }, { poolSize: 2 }).initialize();
  try {
    const tokenKey = new Uint8Array(32); // Nobody signs in by a token here.
    const house = compose({ dataSource, clock: systemClock, log: pino({ level: 'silent' }), tokenKey });
    const caller = { issuer: LOCAL_ISSUER, subject: `leader@${domain}`, requestId: randomUUID() };
    const founded = await house.founding.found(caller, {
      name,
      currencyCode: 'EUR',
      people: [
        { name: 'Lena Leader', email: `leader@${domain}`, roles: LEADER_ROLES },
        { name: 'Max Manager', email: `manager@${domain}`, roles: ['PORTFOLIO_MANAGER'] },
      ],
    });
    if (!founded) throw new Error(`${name} is there already.`);
    const { organizationId } = founded;
    const leaderId = await inSession(new Client({ connectionString: url }), async (client) => {
      await client.query(`select set_config('app.organization', $1, false)`, [organizationId]);
      const found = await client.query<{ id: string }>(
        'select id from people where organization_id = $1 and email = $2',
        [organizationId, `leader@${domain}`],
      );
      return found.rows[0]!.id;
    });
    return { organizationId, leaderId, domain };
  } finally {
    await dataSource.destroy();
  }
}

/** Everything else of an organization, set by set, in one transaction of the owner's. */
async function fill(url: string, led: Led, name: string, proposals: number): Promise<void> {
  const size = sizeOf(proposals);
  const grants = [...LEADER_ROLES, 'CONTRIBUTOR' as const].map((role) => ({ role, portfolioId: null }));
  const lives = livesLedBy({ organizationId: led.organizationId, personId: led.leaderId, cxFunction: null, grants });
  const steps = [
    `select set_config('app.organization', '${led.organizationId}', true)`,
    chance(name),
    peopleAndNeeds(led, size),
    portfoliosAndProposals(led, size),
    besideProposals(led, size),
    estimates(led, size),
    initiatives(led, size, lives),
    moneyOfInitiatives(led),
    gathered(led),
    histories(led),
  ];
  await inSession(new Client({ connectionString: url, options: '-c timezone=UTC' }), async (client) => {
    await client.query('begin');
    for (const step of steps) await client.query(step);
    await client.query('commit');
  });
}
