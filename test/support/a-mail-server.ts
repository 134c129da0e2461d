import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server took it. */
export interface ReceivedMail {
  /** Whom the envelope names. */
  readonly to: readonly string[];
  /** By their names in lower case, unfolded and decoded. */
  readonly headers: Readonly<Record<string, string>>;
  /** The part of plain text. */
  readonly text: string;
  readonly html: string;
}

/** A real SMTP server in this process. What it gets it keeps, unless it is told to refuse. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  private server: SMTPServer | undefined;
  private port = 0;
  /** What it answers to a recipient or to a mail, in place of taking it. */
  refuse: { readonly at: 'RCPT' | 'DATA'; readonly code: number; readonly message: string } | undefined;

  static async start(): Promise<MailServer> {
    const mailServer = new MailServer();
    await mailServer.up();
    return mailServer;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Comes up at the port that it had, or at any when it had none. */
  async up(): Promise<void> {
    this.server = new SMTPServer(this.options());
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    await new Promise<void>((resolve) => this.server!.close(resolve));
  }

  /** The mails to this address, oldest first. */
  to(address: string): readonly ReceivedMail[] {
    return this.mails.filter(({ to }) => to.includes(address));
  }

  private options(): SMTPServerOptions {
    const refusal = (at: 'RCPT' | 'DATA') =>
      this.refuse?.at === at ? Object.assign(new Error(this.refuse.message), { responseCode: this.refuse.code }) : null;
    return {
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(refusal('RCPT')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const refused = refusal('DATA');
          if (!refused) {
            const to = session.envelope.rcptTo.map(({ address }) => address);
            this.mails.push({ to, ...parsed(Buffer.concat(chunks).toString('utf8')) });
          }
          done(refused);
        });
      },
    };
  }
}

function parsed(source: string): Omit<ReceivedMail, 'to'> {
  const { headers, body } = split(source);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts = body.split(`--${boundary}`).map((part) => split(part.replace(/^\r\n/, '')));
  const part = (type: string) => {
    const found = parts.find((each) => each.headers['content-type']?.startsWith(type));
    return found === undefined ? '' : decoded(found.body, found.headers['content-transfer-encoding']);
  };
  return { headers, text: part('text/plain'), html: part('text/html') };
}

function split(source: string): { headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    words(line.slice(line.indexOf(':') + 1).trim()),
  ]);
  return { headers: Object.fromEntries(headers) as Record<string, string>, body: rest.join('\r\n\r\n') };
}

/** RFC 2047. */
const words = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_word, encoding: string, text: string) =>
      encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
    );

const decoded = (body: string, encoding = '7bit'): string => {
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? quoted(body.replace(/=\r\n/g, ''))
        : body;
  return text.replaceAll('\r\n', '\n').trim();
};

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
