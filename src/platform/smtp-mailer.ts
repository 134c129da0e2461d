import { createTransport } from 'nodemailer';
import { MailProblem, type Mailer, type MailSettings } from './mail';

/** Together below what a transaction may idle while it waits for the server (`createDataSource`). */
const TIMEOUTS = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url: smtpUrl, ...TIMEOUTS, ...closed });
  return {
    send: async (mail) => {
      // A machine wrote it: an absence note is not to answer.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await transport.sendMail({ from, headers, ...mail, ...closed }).catch((error: unknown) => {
        throw problemOf(error as Partial<SmtpError>);
      });
    },
    close: () => transport.close(),
  };
}

interface SmtpError {
  readonly message: string;
  readonly code: string;
  readonly responseCode: number;
}

/** A refusal (5xx) of the address or of what the mail says is for good; a wrong password or a dead line can be mended. */
function problemOf({ message = 'The mail server failed.', code = '', responseCode = 0 }: Partial<SmtpError>) {
  return new MailProblem(message, responseCode >= 500 && ['EENVELOPE', 'EMESSAGE'].includes(code));
}
