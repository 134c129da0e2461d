import { excerpt } from './refusal';

/** Stable codes of what stops a request. Clients may rely on them. */
export type FaultCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'SERVICE_UNAVAILABLE' | 'INTERNAL_SERVER_ERROR';

/**
 * What stops a request: not a decision of the house (that is a refusal) but a request that cannot be served. Thrown,
 * and told to the caller as code and sentence; the message never holds SQL, a stack or somebody else's data.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
  }
}

/** An id that leads nowhere, or to another organization, or to another kind of thing: all answer alike. */
export const notFound = (kind: string, id: string): Fault =>
  new Fault('NOT_FOUND', `No ${kind} has the id "${excerpt(id)}".`);

/** @param sentence the rule that stands in the way, as the permission table words it */
export const forbidden = (sentence: string): Fault => new Fault('FORBIDDEN', `You may not do this. ${sentence}`);
