import { notPossibleNow, ownDecision, type Refusal } from '../../shared/refusal';
import { hasLeft } from './leaving';
import { isActive, type Person } from './person';
import { circlesIn } from './reporting-line';

/** What a file can change of a person. */
type ImportedContent = Pick<Person, 'name' | 'managerId' | 'cxFunction'>;

/** What an import did to one person. Written once, never changed. */
export interface ImportedPersonRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly importId: string;
  readonly personId: string;
  /** What changed, as it was; null for somebody who was added. */
  readonly before: Partial<ImportedContent> | null;
  /** What changed, as the import left it. */
  readonly after: Partial<ImportedContent>;
  /** The roles that it granted. */
  readonly roleGrantIds: readonly string[];
  /** The identity that it bound. */
  readonly identityId: string | null;
}

/** A person as they are, and as they will be; the same where no column changes. */
export interface Restored {
  readonly record: ImportedPersonRecord;
  readonly from: Person;
  readonly to: Person;
}

const MOST_TOLD = 20;

/** All reasons in one sentence each, the first twenty. */
export function standsInTheWay(reasons: readonly string[], status: string): Refusal {
  const more = reasons.length > MOST_TOLD ? [`And ${reasons.length - MOST_TOLD} more.`] : [];
  return notPossibleNow([...reasons.slice(0, MOST_TOLD), ...more].join(' '), status);
}

/**
 * Takes back what an import of people did: whoever it added leaves, and whoever it changed gets back what they had. People
 * who have left since are passed over: there is nothing to take back.
 * @param everybody all people of the organization
 * @returns or a refusal naming everybody in the way: edited since, restored to a manager who has left or into a circle;
 *   and nobody takes themselves out
 */
export function undoPeopleImport(
  records: readonly ImportedPersonRecord[],
  everybody: readonly Person[],
  { actorId, now }: { readonly actorId: string; readonly now: Date },
): readonly Restored[] | Refusal {
  const people = new Map(everybody.map((person) => [person.id, person]));
  const restored = records.flatMap((record): Restored[] => {
    const from = people.get(record.personId);
    return from && isActive(from) ? [{ record, from, to: restore(from, record, now) }] : [];
  });
  if (restored.some(({ record, from }) => record.before === null && from.id === actorId)) {
    return ownDecision('This import added you, and nobody deactivates themselves: ask another admin.');
  }
  const edited = restored.filter(({ record, from }) => isEdited(from, record));
  if (edited.length > 0) {
    return standsInTheWay(
      edited.map(({ from }) => `${from.name} <${from.email}> was edited since.`),
      'CHANGED_SINCE',
    );
  }
  for (const { to } of restored) people.set(to.id, to);
  const reasons = restored.flatMap(({ from, to }) => {
    const manager = to.managerId === from.managerId ? undefined : people.get(to.managerId ?? '');
    return manager && !isActive(manager) ? [`The former manager of ${from.name}: ${hasLeft(manager)}`] : [];
  });
  for (const circle of circlesIn([...people.values()])) {
    reasons.push(`${circle[0]!.name} would report to themselves, by way of ${circle.length - 1} others.`);
  }
  return reasons.length > 0 ? standsInTheWay(reasons, 'CHANGED_SINCE') : restored;
}

function restore(person: Person, { before }: ImportedPersonRecord, now: Date): Person {
  const changes = before ?? { deactivatedAt: now, managerId: null, cxFunction: null };
  return Object.keys(changes).length === 0 ? person : { ...person, ...changes, version: person.version + 1 };
}

const isEdited = (person: Person, { after }: ImportedPersonRecord): boolean =>
  (Object.keys(after) as (keyof ImportedContent)[]).some((field) => person[field] !== after[field]);
