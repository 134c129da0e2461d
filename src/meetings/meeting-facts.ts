import { toJson, type JsonForm } from '../platform/read/fields';
import { jsonObject } from '../platform/read/statement';
import type { Meeting } from './domain/meeting';
import type { StandingMeeting } from './domain/standing-meeting';

/** Rows as a statement brings them for the domain: moments are texts, and what no reader of them looks at is left out. */
type Stored<T> = { readonly [Field in keyof T]: T[Field] extends Date ? string : T[Field] };

type ToldMeeting = Omit<Meeting, 'quorum' | 'customerVoiceId' | 'guestNames' | 'openedAt' | 'closedAt'>;
const SHARED = {
  id: 'text',
  organizationId: 'text',
  governanceBodyId: 'text',
  title: 'text',
  timeZone: 'text',
  durationMinutes: 'number',
  place: 'text',
  sequence: 'number',
  version: 'number',
  createdAt: 'text',
  updatedAt: 'text',
} as const satisfies Partial<Record<keyof StandingMeeting & keyof Meeting, JsonForm>>;
const STANDING: Readonly<Record<keyof StandingMeeting, JsonForm>> = {
  ...SHARED,
  rule: 'text',
  firstDay: 'text',
  lastDay: 'text',
  time: 'text',
  endedReason: 'text',
};
const MEETING: Readonly<Record<keyof ToldMeeting, JsonForm>> = {
  ...SHARED,
  standingMeetingId: 'text',
  occurrenceDay: 'text',
  startsAt: 'text',
  status: 'text',
  cancelledReason: 'text',
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
const stored = (forms: Readonly<Record<string, JsonForm>>, alias: string): string =>
  jsonObject(Object.entries(forms).map(([field, form]) => [field, toJson(form, `${alias}.${columnOf(field)}`)]));

export type StoredStanding = Stored<StandingMeeting>;
export type StoredMeeting = Stored<ToldMeeting>;

/** SQL of the JSON text of a standing meeting, given its alias. */
export const storedStanding = (alias: string): string => stored(STANDING, alias);
/** SQL of the JSON text of a meeting, given its alias. */
export const storedMeeting = (alias: string): string => stored(MEETING, alias);

const moments = ({ createdAt, updatedAt }: { readonly createdAt: string; readonly updatedAt: string }) => ({
  ...{ createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) },
});
export const standingFrom = (row: StoredStanding): StandingMeeting => ({ ...row, ...moments(row) });
export const meetingFrom = (row: StoredMeeting): ToldMeeting => ({
  ...{ ...row, ...moments(row), startsAt: new Date(row.startsAt) },
});

/** SQL of a JSON list of the holidays from one day to another. @param first SQL of a date; `last`, too */
export const holidaysBetween = (organization: string, first: string, last: string): string =>
  `coalesce((select json_agg(json_build_object('day', h.day, 'name', h.name))::text from holidays h
    where h.organization_id = ${organization} and h.day between ${first} and ${last}), '[]')`;
