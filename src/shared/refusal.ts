/**
 * A refusal is an answer: the rules of the house say no, and say why. It is a value, it changes nothing, and it names
 * everything that stands in the way. (A fault — unknown id, not permitted, database gone — is thrown instead.)
 */
export type Refusal = InvalidInput | StaleVersion | NotPossibleNow | OwnDecision | GateUnmet | OverBudget | KeyReused;

/** One field of the caller's input that cannot be accepted. */
export interface FieldProblem {
  /** Where it is, as the caller wrote it: `input.alternatives[1].title`. */
  readonly path: string;
  /** A sentence that names the value (80 characters of it at most) and what was expected. */
  readonly message: string;
}

/** One thing that a gate or a rule still waits for, as a code for programs and a sentence for people. */
export interface Missing {
  readonly code: string;
  readonly message: string;
}

interface Refused<Code extends string> {
  readonly kind: 'refused';
  readonly code: Code;
  readonly message: string;
}
/** The input is well-typed but says something that cannot be. */
export interface InvalidInput extends Refused<'INVALID_INPUT'> {
  readonly problems: readonly FieldProblem[];
}
/** Somebody else wrote first: the caller decided on what is no longer so. */
export interface StaleVersion extends Refused<'STALE_VERSION'> {
  readonly currentVersion: number;
  readonly currentStage: string | null;
  readonly currentStatus: string | null;
}
/** Whatever is written in versions, with where it stands if it has stages or a status. */
export interface Versioned {
  readonly version: number;
  readonly stage?: string;
  readonly status?: string;
}
/** The subject is not in a state from which this can be done. */
export interface NotPossibleNow extends Refused<'NOT_POSSIBLE_NOW'> {
  readonly status: string;
}
/** Nobody decides on what is their own. */
export type OwnDecision = Refused<'OWN_DECISION'>;
/** A gate or a condition is not met yet. */
export interface GateUnmet extends Refused<'GATE_UNMET'> {
  readonly missing: readonly Missing[];
}
/** The portfolio, or the part of its budget that would pay, has less left than the decision needs. */
export interface OverBudget extends Refused<'OVER_BUDGET'> {
  /** Minor units of `currencyCode`. */
  readonly neededMinor: bigint;
  readonly remainingMinor: bigint;
  readonly currencyCode: string;
}
/** The idempotency key was used before, with another input. */
export type KeyReused = Refused<'IDEMPOTENCY_KEY_REUSED'>;

/** Tells a refusal from the outcome it stands in for. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refused';

/** @param problems at least one; the message is their sentences in order */
export function invalidInput(problems: readonly FieldProblem[]): InvalidInput {
  const message = problems.map((problem) => `${problem.path}: ${problem.message}`).join(' ');
  return { kind: 'refused', code: 'INVALID_INPUT', message, problems };
}

/**
 * @param subject what was to be written, as a person calls it: `proposal "Fewer letters"`
 * @param current as it is now, so that the caller can tell whether there is still something to decide
 */
export function staleVersion(subject: string, expected: number, current: Versioned): StaleVersion {
  const { version: currentVersion, stage: currentStage = null, status: currentStatus = null } = current;
  const message = `Version ${expected} of ${subject} is stale: it is at version ${currentVersion}. Read it again before deciding.`;
  return { kind: 'refused', code: 'STALE_VERSION', message, currentVersion, currentStage, currentStatus };
}

export function notPossibleNow(message: string, status: string): NotPossibleNow {
  return { kind: 'refused', code: 'NOT_POSSIBLE_NOW', message, status };
}

export function ownDecision(message: string): OwnDecision {
  return { kind: 'refused', code: 'OWN_DECISION', message };
}

/** @param missing everything that is missing, not the first thing only; at least one */
export function gateUnmet(missing: readonly Missing[]): GateUnmet {
  return { kind: 'refused', code: 'GATE_UNMET', message: `${missing.map((m) => m.message).join('; ')}.`, missing };
}

export function keyReused(key: string): KeyReused {
  const message = `Idempotency key "${excerpt(key)}" was used before with another input: send a new key with a new input.`;
  return { kind: 'refused', code: 'IDEMPOTENCY_KEY_REUSED', message };
}

/** The caller's own text for a message: at most 80 characters of it. */
export const excerpt = (text: string): string => {
  const characters = Array.from(text);
  return characters.length <= 80 ? text : `${characters.slice(0, 79).join('')}…`;
};
