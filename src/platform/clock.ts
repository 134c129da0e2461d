/** What time it is. Everything that depends on time gets it from here, so that a test or a demo can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
