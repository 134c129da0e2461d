import { decodeJwt, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Fault } from '../shared/fault';
import type { Caller } from './caller';
import type { Clock } from './clock';
import type { IdentityProvider } from './identity-provider';

/** The issuer of the tokens that Steward signs itself. */
export const LOCAL_ISSUER = 'steward-local';
const AUDIENCE = 'steward';

/** Whose tokens are accepted. */
interface Accepted {
  /** Those that Steward signs itself; true when it is left out. */
  readonly localTokens?: boolean | undefined;
  readonly identityProvider?: IdentityProvider | undefined;
}

/** Signs and checks the bearer tokens of people. */
export class SignIn {
  constructor(
    /** 32 secret bytes (HS256). */
    private readonly key: Uint8Array,
    private readonly clock: Clock,
    private readonly accepted: Accepted = {},
  ) {}

  /** @param days how long the token holds */
  async token(subject: string, days: number): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(LOCAL_ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + days * 86_400)
      .sign(this.key);
  }

  /**
   * @param authorization the header; without one nobody is signed in
   * @throws Fault UNAUTHENTICATED for a token that is nobody's we know, not valid or no longer; SERVICE_UNAVAILABLE when
   *   the keys of the identity provider cannot be read
   */
  async caller(authorization: string | undefined, requestId: string): Promise<Caller | undefined> {
    if (authorization === undefined) return undefined;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new Fault('UNAUTHENTICATED', 'The Authorization header is not "Bearer <token>".');
    try {
      const { issuer, payload } = await this.verified(token);
      const subject: unknown = payload.sub;
      // Its type is not checked by the library, and PostgreSQL breaks off at a NUL.
      if (typeof subject !== 'string' || !/^[^\0]+$/.test(subject)) throw new TypeError('The subject is not a text.');
      return { issuer, subject, requestId };
    } catch (error) {
      if (error instanceof Fault) throw error;
      const expired = error instanceof errors.JWTExpired;
      throw new Fault(
        'UNAUTHENTICATED',
        expired ? 'The token has expired: get a new one.' : 'The token is not valid here.',
      );
    }
  }

  private async verified(token: string): Promise<{ issuer: string; payload: JWTPayload }> {
    const { localTokens = true, identityProvider } = this.accepted;
    // Not believed yet: it only says whose key and whose algorithms the token is held against.
    const claimed = decodeJwt(token).iss;
    if (identityProvider !== undefined && claimed === identityProvider.issuer) {
      return { issuer: claimed, payload: await identityProvider.verified(token) };
    }
    if (!localTokens) throw new TypeError('No issuer that is accepted.');
    const { payload } = await jwtVerify(token, this.key, {
      issuer: LOCAL_ISSUER,
      audience: AUDIENCE,
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: this.clock.now(),
    });
    return { issuer: LOCAL_ISSUER, payload };
  }
}
