import { Agent, request } from 'node:http';
import type { Sequence } from '../workloads/asks';
import type { Ask, Data } from '../workloads/workload';
import type { Contender } from './contender';

/** What came of sending for a while. */
export interface Sent {
  /** Milliseconds from the first byte sent to the last received, one a request, in no order. */
  readonly latencies: readonly number[];
  /** Seconds from the first request to the last answer. */
  readonly seconds: number;
}

/** Connections to one contender that are kept open; each carries one request at a time. */
export class Client {
  private readonly agent: Agent;

  constructor(
    private readonly contender: Contender,
    /** Bearer tokens by e-mail. */
    private readonly tokens: ReadonlyMap<string, string>,
    private readonly connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws Error when the answer is not the data that were asked for */
  async send(ask: Ask): Promise<Data> {
    const { data } = JSON.parse(await this.exchange(ask)) as { data: Data };
    return data;
  }

  /** Sends on every connection until the time is over, and waits for what is under way: nothing is half done. */
  async sendFor(sequences: readonly Sequence[], seconds: number): Promise<Sent> {
    const latencies: number[] = [];
    const started = performance.now();
    const end = started + seconds * 1000;
    const goOn = async (next: Sequence): Promise<void> => {
      for (let now = performance.now(); now < end;) {
        await this.exchange(next());
        const answered = performance.now();
        latencies.push(answered - now);
        now = answered;
      }
    };
    await Promise.all(sequences.slice(0, this.connections).map(goOn));
    return { latencies, seconds: (performance.now() - started) / 1000 };
  }

  close(): void {
    this.agent.destroy();
  }

  /** The body of an answer with data; whatever else came ends the run, since its figures would be worth nothing. */
  private exchange(ask: Ask): Promise<string> {
    const { contender, agent } = this;
    const body = contender.body(ask);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${this.tokens.get(ask.email)}`,
    };
    return new Promise((resolve, reject) => {
      const options = {
        agent,
        host: '127.0.0.1',
        port: contender.port,
        method: 'POST',
        path: contender.path(ask),
        headers,
      };
      const sending = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200 && text.startsWith('{"data":{')) resolve(text);
          else
            reject(
              new Error(
                `${contender.name} answered ${ask.operation} with ${response.statusCode}: ${text.slice(0, 500)}`,
              ),
            );
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  }
}
