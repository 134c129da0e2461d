/** How mails leave the house. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly smtpUrl: string;
  /** The sender: `Steward <steward@example.com>`, or the address alone. */
  readonly from: string;
  /** Where front ends are, without a slash at its end: links in mails begin with it. */
  readonly publicUrl: string;
}

/** One mail, with everything but its sender. */
export interface OutgoingMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** Why a mail server did not take a mail. */
export class MailProblem extends Error {
  override readonly name = 'MailProblem';
  /** @param forGood it would refuse the same mail again: the address does not exist, say */
  constructor(
    message: string,
    readonly forGood: boolean,
  ) {
    super(message);
  }
}

/** Hands mails to a mail server. */
export interface Mailer {
  /** @throws MailProblem */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}
