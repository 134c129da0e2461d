import { errors, jwtVerify, SignJWT } from 'jose';
import { Fault } from '../shared/fault';
import type { Caller } from './caller';
import type { Clock } from './clock';

/** The issuer of the tokens that Steward signs itself. */
export const LOCAL_ISSUER = 'steward-local';
const AUDIENCE = 'steward';

/** Signs and checks the bearer tokens of people. */
export class SignIn {
  constructor(
    /** 32 secret bytes (HS256). */
    private readonly key: Uint8Array,
    private readonly clock: Clock,
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
   * @throws Fault UNAUTHENTICATED for a token that is not ours, not valid or no longer
   */
  async caller(authorization: string | undefined, requestId: string): Promise<Caller | undefined> {
    if (authorization === undefined) return undefined;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new Fault('UNAUTHENTICATED', 'The Authorization header is not "Bearer <token>".');
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer: LOCAL_ISSUER,
        audience: AUDIENCE,
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
        currentDate: this.clock.now(),
      });
      const subject: unknown = payload.sub;
      // Its type is not checked by the library, and PostgreSQL breaks off at a NUL.
      if (typeof subject !== 'string' || !/^[^\0]+$/.test(subject)) throw new TypeError('The subject is not a text.');
      return { issuer: LOCAL_ISSUER, subject, requestId };
    } catch (error) {
      const expired = error instanceof errors.JWTExpired;
      throw new Fault(
        'UNAUTHENTICATED',
        expired ? 'The token has expired: get a new one.' : 'The token is not valid here.',
      );
    }
  }
}
