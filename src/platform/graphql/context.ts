import { Fault } from '../../shared/fault';
import type { Caller } from '../caller';
import type { ReadContext } from '../read/bind';

/** What answers mutations, by its class. */
export type Resolvers = ReadonlyMap<unknown, object>;

/** What resolvers get beside their arguments. */
export interface RequestContext extends ReadContext {
  /** Who asks, where a valid token came; a mutation asks for it by {@link callerOf}. */
  readonly caller: Caller | undefined;
  readonly resolvers: Resolvers;
}

/** @throws Fault UNAUTHENTICATED without a token */
export function callerOf(context: RequestContext): Caller {
  if (!context.caller) throw new Fault('UNAUTHENTICATED', 'Sign in: send a bearer token in the Authorization header.');
  return context.caller;
}

/** The body of a field that the read path answers: the schema needs its signature, and nothing ever calls it. */
export function compiled(): never {
  throw new Error('This field is answered by the read path.');
}
