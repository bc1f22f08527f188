import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';

/** A mail that arrived in the demo's mailbox. */
export type ReceivedMail = {
  readonly id: number;
  readonly at: Date;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
};

const KEPT_MAX = 500;
const MAIL_BYTES_MAX = 1024 * 1024;

/** A real SMTP server inside the process, for the demo and for tests: letters arrive here and go no further. */
@Injectable()
export class Mailbox implements OnApplicationShutdown {
  /** Is there a mailbox at all? Never beside a configured mail server, never in production. */
  readonly exists: boolean;
  readonly #mails: ReceivedMail[] = [];
  #server: SMTPServer | null = null;
  #opening: Promise<string> | null = null;
  #count = 0;

  constructor(@Inject(CONFIG) config: Config) {
    this.exists = !config.smtpUrl && (config.demo || config.timeTravel);
  }

  /** Starts to receive, on a free port of this machine only; answers the URL, or null when there is no mailbox. */
  async open(): Promise<string | null> {
    if (!this.exists) return null;
    this.#opening ??= this.#listen();
    return this.#opening;
  }

  /** The newest mails first, to everyone or to one address. */
  mails(to?: string): readonly ReceivedMail[] {
    return to ? this.#mails.filter((mail) => mail.to === to) : this.#mails;
  }

  async onApplicationShutdown(): Promise<void> {
    const server = this.#server;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  #listen(): Promise<string> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      size: MAIL_BYTES_MAX,
      onData: (stream, _session, answer) => {
        simpleParser(stream).then(
          (mail) => {
            this.#keep(mail);
            answer();
          },
          (error: Error) => answer(error),
        );
      },
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        server.on('error', () => undefined);
        resolve(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
      });
    });
  }

  #keep(mail: ParsedMail): void {
    const to = [mail.to ?? []].flat().flatMap((group) => group.value);
    this.#mails.unshift({
      id: (this.#count += 1),
      at: new Date(),
      to: to.map((one) => one.address ?? '').join(', '),
      from: mail.from?.text ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
      messageId: mail.messageId ?? '',
    });
    this.#mails.length = Math.min(this.#mails.length, KEPT_MAX);
  }
}
