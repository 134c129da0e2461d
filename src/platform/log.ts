import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config';

/** What a log says of an error: the driver hangs a whole connection with its secrets on some of them. */
function told(error: unknown): object {
  const { name, code, message, stack } = error as Partial<Error & { code: unknown }>;
  return { name, code, message, stack };
}

/** JSON lines on stderr; stdout is for what a person asked for. */
export const createLog = (level: Config['logLevel'], destination: DestinationStream = pino.destination(2)): Logger =>
  pino({ level, serializers: { err: told } }, destination);
