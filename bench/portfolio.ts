import { availableParallelism, cpus } from 'node:os';
import { robustnessInThread } from '../src/analyses';
import { ROBUSTNESS_CLASSES } from '../src/analyses/domain/robustness';
import { defaultSampling } from '../src/analyses/domain/sampling';
import { Threads } from '../src/platform/threads';
import { rankingInputs } from './load/ranking-inputs';
import { median } from './measure/summary';
import type { BenchOptions } from './options';
import { SELECTION_MEASUREMENTS } from './portfolio-selection';

/** One thing that a portfolio review waits for. */
interface Measurement {
  readonly name: string;
  /** How long it may take, on one core. */
  readonly limitSeconds: number;
  /** @returns what came out, in a few words: that something was computed shows in it */
  readonly run: (threads: Threads) => Promise<string>;
}

const robustness = (proposals: number, limitSeconds: number): Measurement => {
  const inputs = rankingInputs(proposals);
  const sampling = defaultSampling(1, inputs.inactionWeight);
  return {
    name: `robustness: ${proposals.toLocaleString('en-US')} proposals × 10 drivers × 3 scorers × 10,000 samples`,
    limitSeconds,
    run: async (threads) => {
      const { candidates } = await robustnessInThread(threads, { inputs, sampling, top: 10 });
      const [safe, close, out] = ROBUSTNESS_CLASSES.map(
        (one) => candidates.filter((each) => each.robustness === one).length,
      );
      return `${safe} safe, ${close} close calls, ${out} out`;
    },
  };
};

/** To measure something more, add a line. */
const MEASUREMENTS: readonly (() => Measurement)[] = [
  () => robustness(200, 2),
  () => robustness(1_000, 10),
  ...SELECTION_MEASUREMENTS,
];

/** Measures each analysis of a portfolio by itself, and prints a table in Markdown: medians over the rounds. */
export async function benchPortfolio(
  { rounds }: Pick<BenchOptions, 'rounds'>,
  say: (line: string) => void,
): Promise<void> {
  const threads = new Threads();
  say(
    `Node ${process.versions.node}; ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}; ${rounds} rounds\n`,
  );
  say('| Analysis | Limit s | CPU s | Elapsed s | Outcome |\n| --- | ---: | ---: | ---: | --- |');
  for (const prepare of MEASUREMENTS) {
    const { name, limitSeconds, run } = prepare();
    const taken: { readonly cpu: number; readonly elapsed: number; readonly outcome: string }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
      const outcome = await run(threads);
      const { user, system } = process.cpuUsage(cpuBefore);
      taken.push({ cpu: (user + system) / 1_000_000, elapsed: (performance.now() - before) / 1_000, outcome });
    }
    const [cpu, elapsed] = [median(taken.map((each) => each.cpu)), median(taken.map((each) => each.elapsed))];
    say(`| ${name} | ${limitSeconds} | ${cpu.toFixed(2)} | ${elapsed.toFixed(2)} | ${taken[0]?.outcome} |`);
  }
  say('\nCPU is user and system time of the whole process, the start of the thread included.');
}
