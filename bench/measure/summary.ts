import { TITLES, type WorkloadName } from '../workloads/workload';
import { CONTENDER_NAMES, type ContenderName } from './contender';
import type { Slice } from './rounds';

/** What was measured in one workload. */
export interface Measured {
  readonly workload: WorkloadName;
  /** By round, and in it by contender. */
  readonly rounds: readonly (readonly Slice[])[];
  /** Statements a request, by contender. */
  readonly statements: ReadonlyMap<ContenderName, number>;
}

const HEADINGS = [
  ...['Workload', 'Server', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms'],
  ...['CPU ms server', 'CPU ms PostgreSQL', 'Statements', 'Memory MiB', 'Steward ÷ it'],
];

/** A table in Markdown: a row a workload and server, medians over the rounds. */
export function table(measured: readonly Measured[]): string {
  const rows = measured.flatMap((one) => CONTENDER_NAMES.map((name) => row(one, name)));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((cells) => cells[column]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(HEADINGS), rule, ...rows.map(line)].join('\n');
}

function row({ workload, rounds, statements }: Measured, name: ContenderName): readonly string[] {
  const slices = rounds.flat().filter(({ contender }) => contender === name);
  const latencies = slices.flatMap((slice) => slice.latencies).sort((a, b) => a - b);
  const ratio = median(rounds.map((round) => rateOf(round, 'steward') / rateOf(round, name)));
  return [
    name === 'steward' ? `${workload} ${TITLES[workload]}` : '',
    name,
    median(slices.map((slice) => slice.requestsPerSecond)).toFixed(0),
    ...[0.5, 0.95, 0.99].map((share) => percentile(latencies, share).toFixed(1)),
    figure(slices.map((slice) => slice.serverCpuMs)),
    figure(slices.map((slice) => slice.databaseCpuMs)),
    (statements.get(name) ?? NaN).toFixed(1).replace(/\.0$/, ''),
    figure(
      slices.slice(-1).map((slice) => slice.peakMemoryMiB),
      0,
    ),
    name === 'steward' ? '' : ratio.toFixed(2),
  ];
}

const rateOf = (round: readonly Slice[], name: ContenderName): number =>
  round.find(({ contender }) => contender === name)?.requestsPerSecond ?? NaN;

const figure = (values: readonly (number | undefined)[], digits = 2): string => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? 'n/a' : median(known).toFixed(digits);
};

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** The value that a share of all is not above, by the nearest rank. @param sorted ascending, at least one */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
