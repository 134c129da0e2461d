import { type SignIn } from '../../src/platform/sign-in';
import type { Chance } from './chance';
import type { Mortal } from './mortal';

/** What a mutation was answered with, once it was. */
export interface Acknowledged {
  readonly key: string;
  readonly mutation: string;
  /** The payload's fields. */
  readonly payload: Record<string, any>;
}

interface SenderOptions {
  /** Any of them answers. */
  readonly nodes: readonly Mortal[];
  readonly signIn: SignIn;
  readonly chance: Chance;
  /** True once nobody is killed any more: then everything must be answered. */
  readonly isCalm: () => boolean;
}

interface Refusal {
  readonly code: string;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
}

/** Days, and ids of rows, in what a refusal says. */
const VALUE = /\d{4}-\d{2}-\d{2}|\b[A-Za-z0-9]{24,}\b/g;

/** Nothing is killed any more, and still no node answers. */
const PATIENCE_MS = 60_000;

/** Sends to any node until one answers: what is sent again is the same, under the same key. */
export class Sender {
  readonly acknowledged: Acknowledged[] = [];
  /** Mutations that were refused, by code; what was invalid by what was said of it, without the values. */
  readonly refusals = new Map<string, number>();
  /** Requests whose connection was lost, and that were sent again: nobody knows whether they had been done. */
  lost = 0;
  private readonly tokens = new Map<string, string>();

  constructor(private readonly options: SenderOptions) {}

  /** As `Steward.data`, so that the builders of the tests can send through it. @throws Error on a fault */
  async data(email: string, query: string, variables: Record<string, any> = {}): Promise<Record<string, any>> {
    const data = await this.answered(email, JSON.stringify({ query, variables }));
    if (query.startsWith('mutation')) {
      const [[mutation, answer]] = Object.entries(data) as [[string, Record<string, any>]];
      if ('code' in answer) this.countRefusal(answer as Refusal);
      else this.acknowledged.push({ key: variables['input'].idempotencyKey, mutation, payload: answer });
    }
    return data;
  }

  private countRefusal({ code, problems = [] }: Refusal): void {
    const said = problems.map(({ path, message }) => `${path}: ${message.replaceAll(VALUE, '…')}`);
    const name = [code, ...said].join(' ');
    this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1);
  }

  private async answered(email: string, body: string): Promise<Record<string, any>> {
    const { nodes, chance, isCalm } = this.options;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await this.token(email)}` };
    for (let end = Infinity; ;) {
      const up = nodes.flatMap(({ address }) => address ?? []);
      const answer = up.length > 0 ? await exchange(chance.of(up), { method: 'POST', headers, body }) : NOBODY;
      if ('text' in answer) {
        const { data, errors } = JSON.parse(answer.text) as { data?: Record<string, any>; errors?: unknown };
        if (errors !== undefined) throw new Error(`${answer.status}, ${JSON.stringify(errors)}, to ${body}`);
        return data!;
      }
      if (answer !== NOBODY) this.lost++;
      if (isCalm()) end = Math.min(end, Date.now() + PATIENCE_MS);
      if (Date.now() > end) throw new Error(`No node answers: ${String(answer.lost)}`);
      await new Promise((resolve) => setTimeout(resolve, 20 + chance.below(100)));
    }
  }

  private async token(email: string): Promise<string> {
    const known = this.tokens.get(email) ?? (await this.options.signIn.token(email, 1));
    this.tokens.set(email, known);
    return known;
  }
}

type Exchanged = { readonly status: number; readonly text: string } | { readonly lost: unknown };

/** There was no node to send to. */
const NOBODY: Exchanged = { lost: 'nobody is up' };

/** A killed node closes its connections, before or after the request has gone out: then there is no answer, or half of one. */
async function exchange(address: string, request: RequestInit): Promise<Exchanged> {
  try {
    const response = await fetch(address, request);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { lost: (error as { cause?: { code?: unknown } }).cause?.code };
  }
}
