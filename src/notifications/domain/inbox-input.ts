import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import type { NotificationPreference } from './notification';

type Preference = Pick<NotificationPreference, 'kind' | 'mail'>;

/** The most notifications that are read by one command. */
export const MOST_READ_AT_ONCE = 100;

/** Notifications that somebody has read, each named once. */
export function readingOf(notificationIds: readonly string[]): readonly string[] | InvalidInput {
  const check = new InputCheck();
  const path = 'input.notificationIds';
  if (notificationIds.length === 0) check.problem(path, 'Expected at least one notification, got none.');
  if (notificationIds.length > MOST_READ_AT_ONCE) {
    check.problem(path, `${notificationIds.length} notifications: expected at most ${MOST_READ_AT_ONCE}.`);
  }
  if (!check.failed) noneTwice(check, path, notificationIds);
  return check.failed ? check.refusal() : notificationIds;
}

/** What somebody says of mails: each kind once, and what is not named stays as it is. */
export function preferenceChanges(preferences: readonly Preference[]): readonly Preference[] | InvalidInput {
  const check = new InputCheck();
  if (preferences.length === 0) check.problem('input.preferences', 'Expected at least one preference, got none.');
  check.distinct(
    'input.preferences',
    preferences.map(({ kind }) => kind),
  );
  return check.failed ? check.refusal() : preferences;
}

/** The ids are the rows' own here, not the caller's: their places tell enough. */
function noneTwice(check: InputCheck, path: string, ids: readonly string[]): void {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) < index) check.problem(`${path}[${index}]`, 'This notification is named already.');
  });
}
