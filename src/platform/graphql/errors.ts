import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Fault } from '../../shared/fault';

/**
 * The ways to say "not now": the server is gone, going or out of something (SQLSTATE 080, 53, 57, 58030), a lock was
 * waited for too long (55P03, 25P03), others were in the way at every attempt (40).
 */
const UNAVAILABLE = /^(080|53|57|58030|55P03|25P03|40)|^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/;
/** What has no code: an attempt to connect that failed, and a connection that the next statement found dead. */
const DEAD_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|is not queryable|AlreadyReleasedError/;
/** What JavaScript says when a document, or what is compiled from it, is nested thousands of levels deep. */
const TOO_DEEP = 'Maximum call stack size exceeded';

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** What GraphQL says, without a code, of an argument that only the value of a variable makes wrong. */
const WRONG_ARGUMENT = /^Argument "\w+" (of (required|non-null) type|has invalid value)/;

const isUnavailable = (error: unknown): boolean =>
  UNAVAILABLE.test(codeOf(error)) || DEAD_CONNECTION.test(String(error));

/**
 * The one place where errors are told to callers: a fault with its code and sentence, what GraphQL itself refused as it
 * said it, and anything else as an internal error that says nothing of the inside and everything to the log.
 */
export function createFormatError(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (cause instanceof Fault) return { message: cause.message, ...place, extensions: { code: cause.code } };
    if (isUnavailable(cause)) {
      log.error({ err: cause }, 'the database is not available');
      // Whether a commit that was under way came through cannot be known here; the key makes asking again safe.
      const message =
        'The database is not available right now. Try again: under the same idempotency key a mutation happens once, whatever became of this one.';
      return { message, ...place, extensions: { code: 'SERVICE_UNAVAILABLE' } };
    }
    if (formatted.message === TOO_DEEP) {
      log.warn({ err: cause }, 'nested too deeply');
      return { message: 'The request is nested too deeply.', ...place, extensions: { code: 'BAD_USER_INPUT' } };
    }
    const told = WRONG_ARGUMENT.test(formatted.message) ? 'BAD_USER_INPUT' : formatted.extensions?.['code'];
    const code = typeof told === 'string' ? told : 'INTERNAL_SERVER_ERROR';
    if (code !== 'INTERNAL_SERVER_ERROR')
      return { message: shorten(formatted.message), ...place, extensions: { code } };
    log.error({ err: cause }, 'internal error');
    return { message: 'Something went wrong inside; it is in the log.', ...place, extensions: { code } };
  };
}

/** GraphQL's own messages repeat the caller's value whole: a megabyte of it helps nobody. */
const shorten = (message: string): string => (message.length <= 500 ? message : `${message.slice(0, 499)}…`);
