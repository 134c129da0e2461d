import { z } from 'zod';
import { excerpt } from '../../shared/refusal';
import { jsonPath, type DefinitionFault } from '../../workflow/definition-document';
import { faultsOfPlan, TIMER_RULES, type Migration, type MigrationPlan } from '../../workflow/migration-plan';

/** As many as a definition may have states. */
const MOST_ENTRIES = 500;
const isNotTooMuch = (entries: object): boolean => Object.keys(entries).length <= MOST_ENTRIES;
const TOO_MUCH = `Expected at most ${MOST_ENTRIES} entries`;

const plan = z.strictObject({
  states: z.record(z.string(), z.string()).refine(isNotTooMuch, TOO_MUCH).default({}),
  timers: z
    .record(z.string(), z.strictObject({ deadline: z.enum(TIMER_RULES), to: z.string().optional() }))
    .refine(isNotTooMuch, TOO_MUCH)
    .default({}),
});

/** A plan as it was written down; what it leaves out says nothing. Or what is wrong with its shape. */
export function parsePlan(given: unknown): MigrationPlan | readonly DefinitionFault[] {
  const parsed = plan.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  return parsed.error.issues.slice(0, MOST_ENTRIES).map(({ path, message }) => ({
    path: jsonPath(path.map((key) => (typeof key === 'string' ? excerpt(key) : key))),
    code: 'SHAPE',
    message: `${excerpt(message.replace(/^Invalid input: e/, 'E'))}.`,
  }));
}

export const isPlan = (parsed: MigrationPlan | readonly DefinitionFault[]): parsed is MigrationPlan =>
  !Array.isArray(parsed);

/** A plan between two versions, or every fault of it at its JSON path. */
export function migrationOf(
  given: unknown,
  versions: Pick<Migration, 'from' | 'to'>,
): Migration | readonly DefinitionFault[] {
  const parsed = parsePlan(given);
  if (!isPlan(parsed)) return parsed;
  const migration = { plan: parsed, ...versions };
  const faults = faultsOfPlan(migration);
  return faults.length > 0 ? faults : migration;
}

export const isMigration = (answer: Migration | readonly DefinitionFault[]): answer is Migration =>
  !Array.isArray(answer);
