import type { EntityManager } from 'typeorm';
import type { Unattended } from '../audit';
import type { services } from '../compose';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import type { DemoCalendar } from './calendar';
import type { Known } from './known';

/** What steps are made with. */
export interface Backstage {
  readonly services: ReturnType<typeof services>;
  readonly known: Known;
  readonly calendar: DemoCalendar;
  /** Looks into the tables of the organization, once it is founded. */
  readonly look: <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;
  /** For what nobody does, and a worker would. */
  readonly unattended: Unattended;
}

/** Somebody who takes a step, and the key under which it is taken once. */
export interface Actor {
  readonly caller: Caller;
  readonly idempotencyKey: string;
}

/** One thing that somebody does: one command to a service, as the API would send it. */
export interface Step {
  /** Like the path of a file, unique in its organization: `need/rightRecord/evidence/1`. Its idempotency key, too. */
  readonly path: string;
  readonly daysAgo: number;
  /** The key of a person. */
  readonly by: string;
  /** It is there to show a refusal. */
  readonly refused: boolean;
  /** @returns the refusal, when it was refused */
  take(actor: Actor): Promise<Refusal | undefined>;
}

type Script<Outcome> = Omit<Step, 'take' | 'refused'> & {
  readonly refused?: boolean;
  readonly act: (actor: Actor) => Promise<Outcome | Refusal>;
  /** What later steps must know. */
  readonly then?: (outcome: Outcome) => Promise<void> | void;
};

export function step<Outcome extends object>({ act, then, refused = false, ...at }: Script<Outcome>): Step {
  const take = async (actor: Actor): Promise<Refusal | undefined> => {
    const answer = await act(actor);
    if (isRefusal(answer)) return answer;
    await then?.(answer);
    return undefined;
  };
  return { ...at, refused, take };
}
