import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/platform/clock';
import { SignIn } from '../../src/platform/sign-in';
import { readTokenKey } from '../../src/platform/token-key';
import { aBank, idOf } from '../support/a-bank';
import { MailServer } from '../support/a-mail-server';
import { lifecycleWith, publishLifecycle } from '../support/a-migration';
import { aPortfolio } from '../support/a-portfolio';
import { MAIL_FROM, PUBLIC_URL } from '../support/a-worker';
import type { Steward } from '../support/steward';
import { chance, type Chance } from './chance';
import { check, messageOf } from './check';
import { drive, type Board } from './drive';
import { sendWhatIsLeft } from './left-mails';
import { Mortal } from './mortal';
import { Sender } from './sender';

export interface CrashTestOptions {
  /** The built `main.js`: what `npm start` runs. */
  readonly main: string;
  readonly kills: number;
  /** What is killed when, and what the clients choose, follows from it; how the machine interleaves it does not. */
  readonly seed: number;
  readonly say?: (line: string) => void;
}

export interface CrashReport {
  readonly seed: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly initiatives: number;
  /** Mutations that were answered with their payload. */
  readonly acknowledged: number;
  /** Of these, moves of initiatives. */
  readonly moves: number;
  readonly refusals: Readonly<Record<string, number>>;
  /** Requests whose connection was lost, and that were sent again under the same key. */
  readonly sentAgain: number;
  /** Deadlines that ran out meanwhile. */
  readonly deadlines: number;
  readonly mails: number;
  /** Mails that were taken by the mail server once more: their worker was killed before it had written so down. */
  readonly mailsSentAgain: number;
  /** Everything that is not as it must be, in sentences: empty. */
  readonly broken: readonly string[];
}

/** The default lifecycle, with deadlines that run out while the test runs. */
const SOON_OVERDUE = lifecycleWith((states) => {
  for (const { states: inside } of Object.values(states) as { states?: Record<string, { after?: object }> }[]) {
    const underWay = inside?.['underWay'];
    if (underWay)
      underWay.after = {
        PT1S: { actions: [{ type: 'remindOfStage' }] },
        PT3S: { actions: [{ type: 'escalateStage' }] },
      };
  }
});

const CLIENTS = 16;
/** Fewer than clients, so that they get into each other's way. */
const OPEN_AT_ONCE = 8;
const NODES = 2;

/**
 * Kills processes of Steward at random moments while clients work, and then looks whether anything was lost or done twice.
 * PostgreSQL must run as the tests' does (`TEST_POSTGRES`); a database of it is filled and dropped again.
 */
export async function crashTest(options: CrashTestOptions): Promise<CrashReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'steward-crash-'));
  const mails = await MailServer.start();
  const steward = await aBank({ mailGoesOut: true });
  const broken: string[] = [];
  const mortals = processes(options.main, dataDir, steward, mails, (line) => broken.push(line));
  try {
    steward.clock.moveTo(new Date().toISOString());
    await publishLifecycle(steward, SOON_OVERDUE);
    for (const mortal of mortals) await mortal.start();
    for (const mortal of mortals) await mortal.ready();
    return await run(options, { steward, mails, mortals, broken, tokenKey: readTokenKey(join(dataDir, 'token.key')) });
  } catch (error) {
    for (const { name, lastWords } of mortals) options.say?.(`${name} said last:\n${lastWords}`);
    throw error;
  } finally {
    await Promise.all(mortals.map((mortal) => mortal.stop()));
    await steward.stop();
    await mails.down();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** API nodes that send no mails, and a worker that does nothing else. */
function processes(
  main: string,
  dataDir: string,
  steward: Steward,
  mails: MailServer,
  onDeath: (line: string) => void,
): readonly Mortal[] {
  const env = {
    ...{ DATABASE_URL: steward.databaseUrl, STEWARD_DATA_DIR: dataDir, STEWARD_DEMO: 'false', LOG_LEVEL: 'warn' },
    ...{ STEWARD_LOCAL_TOKENS: 'true', SMTP_URL: mails.url, MAIL_FROM, PUBLIC_URL },
  };
  const node = (name: string, STEWARD_WORKER: string) =>
    new Mortal({ name, main, env: { ...env, STEWARD_WORKER } }, onDeath);
  return [...Array.from({ length: NODES }, (_, index) => node(`API ${index + 1}`, 'false')), node('worker', 'only')];
}

interface Started {
  readonly steward: Steward;
  readonly mails: MailServer;
  readonly mortals: readonly Mortal[];
  readonly broken: string[];
  readonly tokenKey: Uint8Array;
}

async function run(
  { kills, seed, say = () => undefined }: CrashTestOptions,
  { steward, mails, mortals, broken, tokenKey }: Started,
): Promise<CrashReport> {
  const fate = chance(seed);
  let calm = false;
  const signIn = new SignIn(tokenKey, systemClock);
  const nodes = mortals.slice(0, NODES);
  const sender = new Sender({ nodes, signIn, chance: fate.apart(), isCalm: () => calm });
  const board: Board = {
    ...{ steward, sender, broken, open: new Set<string>(), openAtOnce: OPEN_AT_ONCE, seen: new Map<string, number>() },
    portfolioId: await aPortfolio(steward, 'Retail', 1_000_000_000_000n),
    leadId: await idOf(steward, 'des@example.com'),
    businessOwnerId: await idOf(steward, 'bea@example.com'),
  };
  const killing = killAll({ kills, mortals, fate: fate.apart(), say, isOver: () => calm });
  const clients = Array.from({ length: CLIENTS }, () => drive(board, fate.apart(), () => calm));
  // Whoever fails ends the test; the others come to an end, too, before anything is put away.
  const all = [killing, ...clients].map((each) => each.finally(() => (calm = true)));
  await Promise.allSettled(all);
  await Promise.all(all);
  const killed = await killing;
  for (const mortal of mortals) await mortal.ready();
  await everyDeadlineHasFired(steward);
  await sendWhatIsLeft(steward, sender);
  broken.push(...(await check(steward, sender, mails)));
  const received = new Set(mails.mails.map(({ headers }) => messageOf(headers)));
  return {
    ...{ seed, kills: killed, broken, initiatives: board.seen.size },
    acknowledged: sender.acknowledged.length,
    moves: sender.acknowledged.filter(({ payload }) => 'event' in payload).length,
    refusals: Object.fromEntries(sender.refusals),
    sentAgain: sender.lost,
    deadlines: await firedDeadlines(steward),
    mails: received.size,
    mailsSentAgain: mails.mails.length - received.size,
  };
}

const firedDeadlines = (steward: Steward): Promise<number> => deadlinesThat(steward, `state = 'FIRED'`);

/** Whatever was due when the worker was killed is fired by the next one: at once, and so it is waited for no longer than that. */
async function everyDeadlineHasFired(steward: Steward): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (Date.now() < giveUpAt && (await deadlinesThat(steward, `state = 'PENDING' and due_at < now()`)) > 0)
    await pause(100);
}

const deadlinesThat = (steward: Steward, condition: string): Promise<number> =>
  steward.asOwner(async (owner) => {
    const [row] = await owner.query<{ count: number }[]>(`select count(*)::int from deadlines where ${condition}`);
    return row?.count ?? 0;
  });

/** At most so long, and then the next is killed. */
const UNTIL_NEXT_MS = 1_500;
/** In so many of a hundred cases somebody is killed while others are still coming up, and perhaps nobody answers. */
const RUSH_PERCENT = 20;

interface Killing {
  readonly kills: number;
  readonly mortals: readonly Mortal[];
  readonly fate: Chance;
  readonly say: (line: string) => void;
  readonly isOver: () => boolean;
}

/** @returns how often each was killed */
async function killAll({ kills, mortals, fate, say, isOver }: Killing): Promise<Readonly<Record<string, number>>> {
  const killed = Object.fromEntries(mortals.map(({ name }) => [name, 0]));
  for (let kill = 1; kill <= kills && !isOver(); kill++) {
    const mortal = fate.of(mortals);
    // Mostly a node is left that answers: where nothing is done, nothing can be lost.
    if (!fate.percent(RUSH_PERCENT)) {
      for (const other of mortals) if (other !== mortal) await other.ready();
    }
    await pause(fate.below(UNTIL_NEXT_MS));
    await mortal.killAndRestart();
    killed[mortal.name]!++;
    if (kill % 10 === 0) say(`${kill} of ${kills} kills …`);
  }
  // So that the last ones, too, are killed while work goes on, and what they left is taken up.
  await pause(UNTIL_NEXT_MS);
  return killed;
}
