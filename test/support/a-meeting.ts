import { act, type Acted } from './act';
import type { Steward } from './steward';

const BEN = 'ben@example.com';

/**
 * A board of the bank with four members, three of whom must be there: Ben leads it, with Bea as the deputy of his seat; Ina
 * speaks for the customer; Fin and Cho.
 */
export async function aBoard(
  steward: Steward,
  ids: Readonly<Record<string, string>>,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; version: number }> {
  const [ben, bea, ina, fin, cho] = ['ben', 'bea', 'ina', 'fin', 'cho'].map((name) => ids[`${name}@example.com`]!);
  const members = [{ personId: ben, deputyId: bea }, ...[ina, fin, cho].map((personId) => ({ personId }))];
  const board = { name: 'CX board', charter: 'Decides', meetings: 'Monthly', chairId: ben, customerVoiceId: ina };
  const input = { ...board, quorum: 3, members, ...changes };
  const { governanceBody } = await act(
    steward,
    'ada@example.com',
    'foundGovernanceBody',
    input,
    'governanceBody { id version }',
  );
  return governanceBody as { id: string; version: number };
}

/** The review on the first Tuesday of each month at ten in Berlin, from 3 November 2026 on. */
export const REVIEW = {
  ...{ title: 'Review', rule: 'FREQ=MONTHLY;BYDAY=1TU', firstDay: '2026-11-03', time: '10:00' },
  ...{ timeZone: 'Europe/Berlin', durationMinutes: 90, place: 'Room 4' },
};

export async function aStandingMeeting(
  steward: Steward,
  governanceBodyId: string,
  changes: Record<string, unknown> = {},
  email = BEN,
): Promise<string> {
  const input = { ...REVIEW, governanceBodyId, ...changes };
  const { standingMeeting } = await act(steward, email, 'planStandingMeeting', input, 'standingMeeting { id }');
  return standingMeeting.id as string;
}

/** A meeting of its own: today at eleven in Berlin, where the tests begin on 2 November 2026 at ten. */
export async function aMeeting(
  steward: Steward,
  governanceBodyId: string,
  changes: Record<string, unknown> = {},
  email = BEN,
): Promise<string> {
  const today = { title: 'Extra', day: '2026-11-02', time: '11:00', timeZone: 'Europe/Berlin', durationMinutes: 60 };
  const input = { ...today, governanceBodyId, ...changes };
  const { meeting } = await act(steward, email, 'scheduleMeeting', input, 'meeting { id }');
  return meeting.id as string;
}

/** An act on a meeting at the version that it has. */
export async function onMeeting(
  steward: Steward,
  mutation: string,
  meetingId: string,
  more: Record<string, unknown> = {},
  { email = BEN, selection = 'meeting { status version }' } = {},
): Promise<Acted> {
  const { meeting } = await steward.data(email, 'query($id: ID!) { meeting(id: $id) { version } }', { id: meetingId });
  return act(steward, email, mutation, { meetingId, expectedVersion: meeting.version, ...more }, selection);
}
