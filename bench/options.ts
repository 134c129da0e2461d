import { parseArgs } from 'node:util';
import { StartupProblem } from '../src/platform/startup-problem';
import { WORKLOAD_NAMES, WRITES, type WorkloadName } from './workloads/workload';

export const USAGE = `Usage: npm run bench -- [read | write | timers | portfolio | metrics] [options]

Measures Steward beside a hand-written limit and the usual way, on one load set, in one run.

  read, write      the workloads that read (W1, W2, W3), or the one that writes (W4); all when left out
  timers           nothing of these: how fast two workers fire deadlines that are all due at once (20,000 by default)
  portfolio        nothing of these: how long a portfolio's analyses take on one core (--rounds says how often, 3 by default)
  metrics          nothing of these: how fast raw answers come in, in how much memory, and a year of them is shown by month and channel
  --only NAMES     these workloads: --only W1,W3
  --proposals N    the size of the load set (default 10000); people, portfolios and initiatives grow with it
  --rounds N       paired rounds for each workload (default 5)
  --seconds N      how long each of the three is measured in a round (default 4)
  --connections N  requests under way at once (default 16)
  --short          a quick look: 1 round of 1 second
  --check          compares the answers and what a write leaves behind, and measures nothing
  --fresh          builds the load set anew, also where it is there
  --help           this text

The load set stands in a database of its own: on the server of DATABASE_URL, whose login must be able to create one, or
on a PostgreSQL that is started in the data folder. It is kept, and used again.`;

/** What a run is asked to do. */
export interface BenchOptions {
  readonly workloads: readonly WorkloadName[];
  /** Whether the firing of deadlines is measured, and nothing else. */
  readonly timers: boolean;
  /** Whether a portfolio's analyses are measured, and nothing else. */
  readonly portfolio: boolean;
  /** Whether raw answers are measured, and nothing else. */
  readonly metrics: boolean;
  /** ≥ 20. */
  readonly proposals: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly checkOnly: boolean;
  readonly fresh: boolean;
}

const TEXT = { type: 'string' } as const;
const SWITCH = { type: 'boolean', default: false } as const;
const OPTIONS = {
  only: TEXT,
  proposals: TEXT,
  rounds: TEXT,
  seconds: TEXT,
  connections: TEXT,
  short: SWITCH,
  check: SWITCH,
  fresh: SWITCH,
  help: SWITCH,
};

/**
 * @returns undefined when only the usage is asked for
 * @throws StartupProblem naming what is wrong and how it is called
 */
export function readOptions(args: string[]): BenchOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const short = values.short;
  const kind = positionals.join(' ');
  const [timers, portfolio, metrics] = [kind === 'timers', kind === 'portfolio', kind === 'metrics'];
  return {
    timers,
    portfolio,
    metrics,
    workloads: timers || portfolio || metrics ? [] : workloadsOf(positionals, values.only),
    // Eight of ten proposals have an initiative, and each of those two deadlines.
    proposals: wholeNumber('--proposals', values.proposals, timers ? 12_500 : metrics ? 20 : 10_000, 20),
    rounds: wholeNumber('--rounds', values.rounds, short ? 1 : portfolio ? 3 : 5, 1),
    seconds: wholeNumber('--seconds', values.seconds, short ? 1 : 4, 1),
    connections: wholeNumber('--connections', values.connections, 16, 1),
    checkOnly: values.check,
    fresh: values.fresh,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const problem = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    throw new StartupProblem(`${problem.replace(/\.?$/, '.')} npm run bench -- --help tells the options.`);
  }
}

function workloadsOf(positionals: readonly string[], only: string | undefined): readonly WorkloadName[] {
  const [kind, ...more] = positionals;
  if (more.length > 0 || (kind !== undefined && kind !== 'read' && kind !== 'write')) {
    throw new StartupProblem(
      `"${positionals.join(' ')}": expected read, write, timers, portfolio, metrics or nothing.`,
    );
  }
  const names = only?.toUpperCase().split(',');
  const unknown = names?.find((name) => !WORKLOAD_NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new StartupProblem(`--only ${unknown}: expected ${WORKLOAD_NAMES.join(', ')}.`);
  const wanted = WORKLOAD_NAMES.filter((name) => names?.includes(name) ?? true);
  const chosen = wanted.filter((name) => kind === undefined || WRITES.includes(name) === (kind === 'write'));
  if (chosen.length === 0) throw new StartupProblem(`Nothing of --only ${only} is a ${kind} workload.`);
  return chosen;
}

function wholeNumber(option: string, given: string | undefined, byDefault: number, least: number): number {
  if (given === undefined) return byDefault;
  if (/^\d{1,7}$/.test(given) && Number(given) >= least) return Number(given);
  throw new StartupProblem(`${option} ${given}: expected a whole number from ${least} on.`);
}
