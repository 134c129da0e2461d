import { InputCheck } from '../../shared/input-check';
import { invalidInput, ownDecision, type InvalidInput, type OwnDecision } from '../../shared/refusal';
import { checkedLine } from './one-line';
import type { Identity } from './person';

const LONGEST = 1000;

type Named = Pick<Identity, 'issuer' | 'subject'>;

/** An identity as a token names it, trimmed: each a line of up to 1000 characters. */
export function nameIdentity({ issuer, subject }: Named): Named | InvalidInput {
  const check = new InputCheck();
  const named = {
    issuer: checkedLine(check, 'input.issuer', issuer, LONGEST),
    subject: checkedLine(check, 'input.subject', subject, LONGEST),
  };
  return check.failed ? check.refusal() : named;
}

/** One answer for an identity of a colleague and for one of another organization: nobody learns of another tenant. */
export const identityTaken = (): InvalidInput =>
  invalidInput([{ path: 'input.subject', message: 'This identity leads to a person already.' }]);

/** Nobody shuts themselves out. @param held the identities of the person whom it leads to */
export function refuseUnbind(identity: Identity, held: readonly Identity[], actorId: string): OwnDecision | undefined {
  if (identity.personId !== actorId || held.length > 1) return undefined;
  return ownDecision('This is what you sign in with, and nothing else leads to you: bind another identity first.');
}
