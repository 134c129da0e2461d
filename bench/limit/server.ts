import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool, types } from 'pg';
import { parseGlobalId } from '../../src/platform/global-id';
import type { Move } from '../moves';
import type { Operation } from '../workloads/workload';
import { board } from './board';
import { INITIATIVE, RANKING } from './reads';
import { inTransaction } from './session';
import { tokenCheck, type Asker } from './token';
import { move, type MoveInput } from './transition';

/**
 * The limit: what is left when everything between HTTP and PostgreSQL is written by hand for these few requests. It is
 * no alternative to Steward, which answers any selection; it says how much of the time the way there takes.
 */
const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  options: '-c timezone=UTC -c role=steward_app',
  max: 10,
});
types.setTypeParser(types.builtins.DATE, (value) => value);
const askerOf = tokenCheck(Buffer.from(process.env['BENCH_TOKEN_KEY'] ?? '', 'hex'));
const READ_ONLY = 'isolation level repeatable read read only';

const localId = (id: unknown): string => parseGlobalId(String(id))?.id ?? '';

function read(asker: Asker, name: string, text: string, values: readonly unknown[]): Promise<string> {
  return inTransaction(pool, asker, READ_ONLY, async (client, { organization_id }) => {
    const { rows } = await client.query<{ j: string }>({ name, text, values: [organization_id, ...values] });
    return rows[0]?.j ?? 'null';
  });
}

function moving(asker: Asker, event: Move, input: unknown): Promise<string> {
  return inTransaction(pool, asker, '', (client, entered) => move(client, entered, event, input as MoveInput));
}

const ANSWERS: Readonly<Record<Operation, (asker: Asker, variables: Record<string, unknown>) => Promise<string>>> = {
  ranking: (asker, { portfolioId, after }) => {
    const place = typeof after === 'string' ? after.split('.') : [null, null, null];
    return read(asker, 'ranking', RANKING, [localId(portfolioId), ...place]);
  },
  initiative: (asker, { id }) => read(asker, 'initiative', INITIATIVE, [localId(id)]),
  board: (asker) => inTransaction(pool, asker, READ_ONLY, board),
  requestApproval: (asker, { input }) => moving(asker, 'REQUEST_APPROVAL', input),
  returnForRework: (asker, { input }) => moving(asker, 'RETURN', input),
};

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
}

const server = createServer((request, response) => {
  const answer = async (): Promise<string> => {
    const asker = askerOf(request);
    const operation = Object.entries(ANSWERS).find(([name]) => request.url === `/${name}`)?.[1];
    if (!asker || !operation) throw new Error('Nobody, or nothing, is known by that.');
    return operation(asker, await bodyOf(request));
  };
  answer().then(
    (data) => response.setHeader('content-type', 'application/json').end(`{"data":${data}}`),
    (error: Error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] })),
  );
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`The limit is ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
process.once('SIGTERM', () => process.exit(0));
