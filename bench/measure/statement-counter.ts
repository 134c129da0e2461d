import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';

const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

/**
 * Stands between a server and PostgreSQL, passes everything on, and counts what is sent to be executed: each a journey
 * there and back. What travels together in one message (`begin; select …`) counts once.
 */
export class StatementCounter {
  statements = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.passOn(client));

  private constructor(private readonly target: URL) {}

  static async start(url: string): Promise<StatementCounter> {
    const counter = new StatementCounter(new URL(url));
    await once(counter.server.listen(0, '127.0.0.1'), 'listening');
    return counter;
  }

  /** The way through here to the same database. */
  get url(): string {
    const through = new URL(this.target);
    through.searchParams.delete('host');
    through.searchParams.delete('sslmode');
    through.hostname = '127.0.0.1';
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private passOn(client: Socket): void {
    const { target } = this;
    const folder = target.searchParams.get('host');
    const port = Number(target.port || 5432);
    const upstream = folder ? connect(join(folder, `.s.PGSQL.${port}`)) : connect(port, target.hostname);
    const messages = new Messages((type) => {
      if (type === QUERY || type === EXECUTE) this.statements += 1;
    });
    client.on('data', (chunk: Buffer) => messages.read(chunk));
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    }
  }
}

/** Cuts what a client sends into the messages of PostgreSQL's protocol: the first has a length, all others type and length. */
class Messages {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;

  constructor(private readonly onMessage: (type: number) => void) {}

  read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const head = this.started ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const length = head + this.rest.readUInt32BE(head);
      if (this.rest.length < length) return;
      if (this.started) this.onMessage(this.rest[0]!);
      this.started = true;
      this.rest = this.rest.subarray(length);
    }
  }
}
