import { DELIVERABLE_KINDS, type InitiativeEventName } from '../../src/initiatives/domain/initiative';
import { EVIDENCE_KINDS } from '../../src/listening/domain/evidence';
import { aBaseline, aDeliverable, anEvidence, type InitiativeMutation, type Move } from './an-initiative';

/** By which mutation people send each event. */
export const MUTATION_OF: Readonly<Record<InitiativeEventName, Move>> = {
  REQUEST_APPROVAL: 'requestApproval',
  APPROVE: 'approveGate',
  RETURN: 'returnForRework',
  ITERATE: 'iterateInitiative',
  HOLD: 'holdInitiative',
  RESUME: 'resumeInitiative',
  STOP: 'stopInitiative',
  REFER_TO_REVIEW: 'referToReview',
  CONFIRM_FUNDING: 'confirmFunding',
  EMBED: 'embedInitiative',
  RECHECK: 'recheckInitiative',
};

/** What an event takes beside initiative, version and reason. */
export const besides = (event: InitiativeEventName, today: Date): Record<string, unknown> =>
  event === 'EMBED' ? { recheckOn: daysBefore(today, -90) } : {};

/** At the cost of what `candidates` propose, and worth no less. */
const AS_GOOD = { costOneOffMinor: '60000', costYearlyMinor: '40000', valueYearlyMinor: '1000000', note: 'As good.' };

const daysBefore = (today: Date, days: number): string =>
  new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);

/**
 * The mutation that brings one of what a gate still waits for, and its input beside initiative and key.
 * @param code of a `Missing`
 * @param today what was collected and measured lies before it
 * @returns undefined for what nobody can bring: an approval
 */
export function bringing(
  code: string,
  today: Date,
): readonly [InitiativeMutation, Record<string, unknown>] | undefined {
  if (isOneOf(EVIDENCE_KINDS, code)) {
    return ['recordInitiativeEvidence', anEvidence(code, { collectedOn: daysBefore(today, 3) })];
  }
  if (isOneOf(DELIVERABLE_KINDS, code)) return ['addDeliverable', aDeliverable(code)];
  const before = { ...aBaseline, windowFrom: daysBefore(today, 60), windowTo: daysBefore(today, 31) };
  if (code === 'BASELINE_READING') return ['recordReading', before];
  const after = { isBaseline: false, windowFrom: daysBefore(today, 30), windowTo: daysBefore(today, 1) };
  if (code === 'FOLLOW_UP_READING') return ['recordReading', { ...before, ...after }];
  if (code === 'NEW_FORECAST') return ['reforecast', AS_GOOD];
  return undefined;
}

const isOneOf = (kinds: readonly string[], code: string): boolean => kinds.includes(code);
