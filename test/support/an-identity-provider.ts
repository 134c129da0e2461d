import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Clock } from '../../src/platform/clock';
import type { ProviderSettings } from '../../src/platform/identity-provider';

interface Key {
  readonly kid: string;
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** What a token says, and with which key; left out, what an honest one would. */
interface Said {
  readonly subject?: unknown;
  readonly issuer?: string;
  readonly audience?: string | string[];
  readonly kid?: string;
  readonly algorithm?: string;
  readonly expiresInSeconds?: number | null;
}

/** An issuer of tokens with keys of its own, which it shows over HTTP on 127.0.0.1. */
export class AnIdentityProvider {
  /** How often the keys were asked for. */
  asked = 0;
  /** What the key server answers instead of its keys. */
  ill: { readonly status: number; readonly body: string } | undefined;
  private keys: Key[] = [];

  private constructor(
    private readonly server: Server,
    private readonly clock: Clock,
  ) {}

  static async start(clock: Clock): Promise<AnIdentityProvider> {
    const server = createServer();
    const provider = new AnIdentityProvider(server, clock);
    server.on('request', (_request, response) => {
      provider.asked += 1;
      response.statusCode = provider.ill?.status ?? 200;
      response.setHeader('connection', 'close');
      response.end(provider.ill?.body ?? JSON.stringify({ keys: provider.keys.map(({ publicJwk }) => publicJwk) }));
    });
    await provider.rotate('RS256');
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return provider;
  }

  get settings(): ProviderSettings {
    const { port } = this.server.address() as AddressInfo;
    return {
      jwksUrl: `http://127.0.0.1:${port}/keys`,
      issuer: 'https://id.example.com/',
      audience: 'steward-api',
    };
  }

  /** From now on there is this one key, and no other. */
  async rotate(algorithm: string): Promise<Key> {
    this.keys = [];
    return this.add(algorithm);
  }

  async add(algorithm: string): Promise<Key> {
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    const kid = `key-${Math.random().toString(36).slice(2)}`;
    const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' };
    const key = { kid, algorithm, privateKey, publicJwk };
    this.keys.push(key);
    return key;
  }

  /** @param nth from 0, the oldest; from -1 backwards, the newest */
  keyAt(nth: number): Key {
    return this.keys.at(nth)!;
  }

  /** A token signed with the newest key, or with this secret. */
  async token(said: Said = {}, key: CryptoKey | Uint8Array = this.keyAt(-1).privateKey): Promise<string> {
    const { issuer, audience } = this.settings;
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const expires = said.expiresInSeconds === undefined ? 600 : said.expiresInSeconds;
    const claims = {
      iss: said.issuer ?? issuer,
      aud: said.audience ?? audience,
      sub: said.subject ?? 'auth0|4711',
      iat: now,
      ...(expires === null ? {} : { exp: now + expires }),
    };
    return new SignJWT(claims as Record<string, unknown>)
      .setProtectedHeader({
        alg: said.algorithm ?? this.keyAt(-1).algorithm,
        kid: said.kid ?? this.keyAt(-1).kid,
      })
      .sign(key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
