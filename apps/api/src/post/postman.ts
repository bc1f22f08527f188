import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { CONFIG } from '../config.ts';
import type { Config } from '../config.ts';
import { Hopeless } from '../jobs/hopeless.ts';
import { Mailbox } from './mailbox.ts';
import type { Written } from './write-letter.ts';

/** A letter in its envelope. The message id is the same at every try, so that receivers can tell a repetition. */
export type Envelope = Written & {
  readonly to: string;
  readonly messageId: string;
  /** Where its reader refuses letters like it; null when they cannot. */
  readonly unsubscribe: string | null;
};

const CONNECT_MS = 10_000;
const TALK_MS = 30_000;

/** Takes letters to the SMTP server: the configured one, or in the demo and in tests the mailbox of this process. */
@Injectable()
export class Postman implements OnApplicationShutdown {
  readonly #config: Config;
  readonly #mailbox: Mailbox;
  #transport: Promise<Transporter> | null = null;

  constructor(@Inject(CONFIG) config: Config, @Inject(Mailbox) mailbox: Mailbox) {
    this.#config = config;
    this.#mailbox = mailbox;
  }

  /** Delivers a letter; throws {@link Hopeless} when the server says that trying again will not help. */
  async deliver({ to, subject, text, html, messageId, unsubscribe }: Envelope): Promise<void> {
    this.#transport ??= this.#open();
    const transport = await this.#transport;
    const host = new URL(this.#config.publicUrl).hostname;
    try {
      await transport.sendMail({
        from: this.#config.mailFrom,
        to,
        subject,
        text,
        html,
        messageId: `<${messageId}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe && oneClick(unsubscribe)) },
      });
    } catch (error) {
      throw withoutAddress(error);
    }
  }

  /** Asks the server whether it would take letters; throws when it would not. */
  async greet(): Promise<void> {
    this.#transport ??= this.#open();
    await (await this.#transport).verify();
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.#transport)?.close();
  }

  async #open(): Promise<Transporter> {
    const url = this.#config.smtpUrl ?? (await this.#mailbox.open());
    if (!url) throw new Error('No mail can be sent: SMTP_URL is not set');
    const limits = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: TALK_MS };
    const { hostname, port, protocol, username, password } = new URL(url);
    const secure = protocol === 'smtps:';
    return createTransport({
      pool: true,
      host: hostname,
      port: Number(port || (secure ? 465 : 587)),
      secure,
      // A mail server elsewhere must offer TLS: letters carry links that sign people in.
      requireTLS: !secure && !isHere(hostname),
      ignoreTLS: isHere(hostname) && !secure,
      ...(username
        ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
        : {}),
      ...limits,
    });
  }
}

/** The button of the mail program itself (RFC 2369, RFC 8058). */
function oneClick(unsubscribe: string): Readonly<Record<string, string>> {
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function isHere(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/**
 * What the server said names the reader; codes are enough to act on. 5xx at the envelope is final (RFC 5321
 * §4.2.1).
 */
function withoutAddress(error: unknown): Error {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const told = `the mail server answered ${responseCode ?? 'nothing'} (${code ?? 'unknown'})`;
  const isFinal = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
  return isFinal ? new Hopeless(told) : new Error(told);
}
