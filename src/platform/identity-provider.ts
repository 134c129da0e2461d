import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import { Fault } from '../shared/fault';
import type { Clock } from './clock';

/** Where an OpenID Connect provider shows its keys, and what its tokens for Steward say. */
export interface ProviderSettings {
  /** The JSON Web Key Set (RFC 7517): `https://id.example.com/.well-known/jwks.json`. */
  readonly jwksUrl: string;
  /** The `iss` of its tokens, to the letter. */
  readonly issuer: string;
  /** The `aud` that stands for Steward. */
  readonly audience: string;
}

interface Surroundings {
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a key that is not in the set is not looked for again. Default: 30 s. */
  readonly cooldownMs?: number;
}

/** Signatures with a public key only: under a shared secret, whoever reads the public key could sign. */
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** By how much the provider's clock may differ from ours. */
const CLOCK_TOLERANCE_SECONDS = 30;
const TIMEOUT_MS = 5_000;
const COOLDOWN_MS = 30_000;

/** What the token alone is to blame for, whatever the key server answers. */
const OF_THE_TOKEN = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/** Checks the tokens of an identity provider by the keys that it publishes; they are kept for ten minutes. */
export class IdentityProvider {
  readonly issuer: string;
  private readonly keys: JWTVerifyGetKey;

  constructor(
    private readonly settings: ProviderSettings,
    private readonly surroundings: Surroundings,
  ) {
    this.issuer = settings.issuer;
    // Anybody can send a token with an unknown key: without a pause each would be a request to the key server.
    this.keys = createRemoteJWKSet(new URL(settings.jwksUrl), {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: surroundings.cooldownMs ?? COOLDOWN_MS,
    });
  }

  /**
   * @returns the claims of a token that is valid now
   * @throws Fault SERVICE_UNAVAILABLE when the keys cannot be read
   * @throws errors.JOSEError when the token is not valid: the log says why, the caller is not told
   */
  async verified(token: string): Promise<JWTPayload> {
    const { clock, log } = this.surroundings;
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.keyOf(header, jws), {
        issuer: this.settings.issuer,
        audience: this.settings.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: clock.now(),
      });
      return payload;
    } catch (error) {
      if (!(error instanceof Fault)) {
        const reason = error instanceof Error ? error.message : String(error);
        log.info({ issuer: this.issuer, reason }, 'a token was turned away');
      }
      throw error;
    }
  }

  private async keyOf(...[header, token]: Parameters<JWTVerifyGetKey>): Promise<Awaited<ReturnType<JWTVerifyGetKey>>> {
    try {
      return await this.keys(header, token);
    } catch (error) {
      if (OF_THE_TOKEN.some((kind) => error instanceof kind)) throw error;
      this.surroundings.log.error({ err: error, jwksUrl: this.settings.jwksUrl }, 'the keys cannot be read');
      throw new Fault(
        'SERVICE_UNAVAILABLE',
        'The keys of the identity provider cannot be read right now: your token could not be checked. Try again.',
      );
    }
  }
}
