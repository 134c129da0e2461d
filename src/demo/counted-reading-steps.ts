import { join } from 'node:path';
import type { ProportionCounts } from '../metrics/domain/reading';
import { readCsv } from '../platform/csv';
import { packageRoot } from '../platform/package-root';
import { sourceFile, type SourceFile } from '../platform/source-file';
import { periodsOf, type CustomerSeen } from '../metrics/domain/survival';
import type { DemoCohort, DemoCountedReadings } from './content/words';
import { step, type Backstage, type Step } from './step';

/** Readings by the parts of a file, which is read once, when the first of them is recorded. */
export function countedReadingSteps({ services, calendar }: Backstage, counted: DemoCountedReadings<string>): Step[] {
  const { key, file, metric, cut, source, by, daysAgo, windowFromDaysAgo, windowToDaysAgo } = counted;
  let counting: Promise<ReadonlyMap<string, ProportionCounts>> | undefined;
  const counts = () => (counting ??= countParts(sourceFile(join(packageRoot(), 'demo', file), file), counted));
  return cut.values.map((value) =>
    step({
      path: `reading/${key}/${value}`,
      daysAgo,
      by,
      act: async ({ caller, idempotencyKey }) =>
        services.readings.recordOrganizationReading(caller, {
          ...{ idempotencyKey, metric, source, cut: [{ dimension: cut.dimension, value }] },
          windowFrom: calendar.date(windowFromDaysAgo),
          windowTo: calendar.date(windowToDaysAgo),
          proportion: (await counts()).get(value) ?? { n: 0, count: 0 },
        }),
    }),
  );
}

/**
 * How many rows each part of a file has, and how many of them count.
 * @throws Error when the file has no such column
 */
export async function countParts(
  file: SourceFile,
  { cut, counted }: Pick<DemoCountedReadings<string>, 'cut' | 'counted'>,
): Promise<ReadonlyMap<string, ProportionCounts>> {
  const parts = new Map<string, ProportionCounts>();
  let columns: readonly number[] | undefined;
  for await (const { cells } of readCsv(file.open())) {
    if (columns === undefined) {
      columns = [cut.column, counted.column].map((column) => placeOf(column, cells, file.name));
      continue;
    }
    const [part = '', answer] = columns.map((column) => cells[column]);
    const { n, count } = parts.get(part) ?? { n: 0, count: 0 };
    parts.set(part, { n: n + 1, count: answer === counted.value ? count + 1 : count });
  }
  return parts;
}

/** An early churn rate of the customers of a file. */
export const cohortStep = ({ services, calendar }: Backstage, cohort: DemoCohort<string>): Step =>
  step({
    path: `reading/${cohort.key}`,
    ...{ daysAgo: cohort.daysAgo, by: cohort.by },
    act: async ({ caller, idempotencyKey }) => {
      const { file, source, periods, windowFromDaysAgo, windowToDaysAgo } = cohort;
      const customers = await customersOf(sourceFile(join(packageRoot(), 'demo', file), file), cohort);
      return services.readings.recordOrganizationReading(caller, {
        ...{ idempotencyKey, metric: 'EARLY_CHURN_RATE', source },
        windowFrom: calendar.date(windowFromDaysAgo),
        windowTo: calendar.date(windowToDaysAgo),
        survival: { periods: periodsOf(customers, periods) },
      });
    },
  });

/** The customers of a file, each with how long they stayed and whether they left. @throws Error when it has no such column */
export async function customersOf(
  file: SourceFile,
  { tenure, lost }: Pick<DemoCohort<string>, 'tenure' | 'lost'>,
): Promise<readonly CustomerSeen[]> {
  const customers: CustomerSeen[] = [];
  let columns: readonly number[] | undefined;
  for await (const { cells } of readCsv(file.open())) {
    if (columns === undefined) {
      columns = [tenure, lost.column].map((column) => placeOf(column, cells, file.name));
      continue;
    }
    const [period, answer] = columns.map((column) => cells[column]);
    customers.push({ period: Number(period), isLost: answer === lost.value });
  }
  return customers;
}

function placeOf(column: string, header: readonly string[], file: string): number {
  const place = header.indexOf(column);
  if (place < 0) throw new Error(`${file} has no column ${column}.`);
  return place;
}
