/** What is measured. */
export const WORKLOAD_NAMES = ['W1', 'W2', 'W3', 'W4'] as const;
export type WorkloadName = (typeof WORKLOAD_NAMES)[number];

/** Those that write: they run on a copy of the load set. */
export const WRITES: readonly WorkloadName[] = ['W4'];

export const TITLES: Readonly<Record<WorkloadName, string>> = {
  W1: 'ranking page of 50',
  W2: 'one initiative with its history',
  W3: 'stage board, 20 a stage',
  W4: 'a move at a gate',
};

/** What a client asks for, in words that every contender puts into a request of its own. */
export const OPERATIONS = ['ranking', 'initiative', 'board', 'requestApproval', 'returnForRework'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** One request: of whom, and with what. */
export interface Ask {
  readonly operation: Operation;
  /** The e-mail of who asks. */
  readonly email: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The `data` of an answer, whose shape is the same from all. */
export type Data = Readonly<Record<string, unknown>>;
