import type { ContactMode, ContactRelation } from '../../src/contacts/domain/service-contact';

/**
 * A contact log of which everything is known, because it is made of episodes that are written down here. Every customer has
 * one episode; a seed only shuffles the order of the log and gives the customers their keys and their hours, so that nothing
 * that is counted depends on it.
 */
export interface LoggedContact {
  readonly customer: string;
  readonly occurredAt: Date;
  readonly cause: CauseName;
  readonly channel: ChannelName;
  readonly mode: ContactMode;
  readonly relation: ContactRelation | null;
  readonly transfers: number;
  readonly text: string | null;
}

export const CAUSES = {
  /** Outside service, avoidable. */
  BILL: 'The bill is not clear',
  /** In service, avoidable. */
  ANSWER: 'The answer did not help',
  /** Outside service, not avoidable. */
  MOVE: 'A new address',
} as const;
export type CauseName = keyof typeof CAUSES;
export const CHANNELS = { APP: 'App', PHONE: 'Phone', BRANCH: 'Branch' } as const;
export type ChannelName = keyof typeof CHANNELS;

/** One contact of an episode: days after its first one, cause, channel, relation to the one before, transfers. */
type Step = readonly [
  day: number,
  cause: CauseName,
  channel: ChannelName,
  relation?: ContactRelation | null,
  transfers?: number,
];

/** So many customers have this episode, which begins on a day of October 2026. */
interface Episodes {
  readonly customers: number;
  readonly begins: number;
  readonly steps: readonly Step[];
}

/**
 * The window is 10 days.
 *
 * | episodes | customers | contacts | repeats | relations                                  |
 * | A        | 12        | 12       | 0       |                                            |
 * | B        | 5         | 10       | 5       | same issue                                 |
 * | C        | 3         | 9        | 6       | 3 × unhappy with the answer, 3 × downstream |
 * | D        | 4         | 8        | 0       | 11 days apart: no repeat                   |
 * | E        | 2         | 4        | 2       | exactly 10 days apart, not noted           |
 * | F        | 6         | 6        | 0       |                                            |
 * | all      | 32        | 49       | 13      |                                            |
 */
export const EPISODES: Readonly<Record<'A' | 'B' | 'C' | 'D' | 'E' | 'F', Episodes>> = {
  A: { customers: 12, begins: 2, steps: [[0, 'BILL', 'PHONE', null, 1]] },
  B: {
    customers: 5,
    begins: 3,
    steps: [
      [0, 'BILL', 'APP'],
      [2, 'BILL', 'PHONE', 'SAME_ISSUE'],
    ],
  },
  C: {
    customers: 3,
    begins: 5,
    steps: [
      [0, 'BILL', 'PHONE'],
      [3, 'ANSWER', 'PHONE', 'UNHAPPY_WITH_ANSWER', 2],
      [7, 'MOVE', 'BRANCH', 'DOWNSTREAM_ISSUE'],
    ],
  },
  D: {
    customers: 4,
    begins: 1,
    steps: [
      [0, 'MOVE', 'APP'],
      [11, 'MOVE', 'PHONE'],
    ],
  },
  E: {
    customers: 2,
    begins: 8,
    steps: [
      [0, 'ANSWER', 'APP'],
      [10, 'MOVE', 'APP'],
    ],
  },
  F: { customers: 6, begins: 20, steps: [[0, 'MOVE', 'APP']] },
};

/** Minor units a contact. */
export const RATES: Readonly<Record<ChannelName, bigint>> = { APP: 20n, PHONE: 700n, BRANCH: 1500n };

/** A small generator of its own, so that a seed means the same on every machine: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The log, in no order. */
export function aContactLog(seed: number): readonly LoggedContact[] {
  const random = chance(seed);
  const log = Object.entries(EPISODES).flatMap(([episode, { customers, begins, steps }]) =>
    Array.from({ length: customers }, (_, number) => {
      // One moment of the day for all of an episode: 10 days later is 10 days of 24 hours.
      const begin = Date.UTC(2026, 9, begins) + Math.floor(random() * 86_400_000);
      const customer = `${episode}-${number}-${Math.floor(random() * 1e9).toString(36)}`;
      return steps.map(([day, cause, channel, relation = null, transfers = 0]): LoggedContact => ({
        ...{ customer, cause, channel, relation, transfers },
        occurredAt: new Date(begin + day * 86_400_000),
        mode: channel === 'APP' ? 'DIGITAL' : 'HUMAN',
        text: `${customer} about ${CAUSES[cause]}`,
      }));
    }).flat(),
  );
  return log
    .map((contact) => ({ contact, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ contact }) => contact);
}
