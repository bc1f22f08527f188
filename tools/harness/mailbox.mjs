import { createServer } from 'node:http';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * @typedef {{ readonly to: string, readonly subject: string, readonly text: string, readonly html: string,
 * readonly headers: Readonly<Record<string, string>> }} Letter
 */

/**
 * A real SMTP server that keeps what it is given, and shows it to test files over HTTP (they run in other
 * processes).
 * @returns {Promise<{ readonly smtpUrl: string, readonly lettersUrl: string, stop(): Promise<void> }>}
 */
export async function openMailbox() {
  /** @type {Letter[]} */
  const letters = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
      simpleParser(stream, (error, mail) => {
        if (!error) letters.push(asLetter(to, mail));
        done(error);
      });
    },
  });
  smtp.on('error', () => {}); // a client that was killed in the middle of a letter is not our failure
  const web = createServer((request, response) => {
    const to = new URL(request.url ?? '/', 'http://localhost').searchParams.get('to');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(letters.filter((letter) => to === null || letter.to.includes(to))));
  });
  const smtpPort = await listening(smtp.server, (ready) => smtp.listen(0, '127.0.0.1', ready));
  const webPort = await listening(web, (ready) => web.listen(0, '127.0.0.1', ready));
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    lettersUrl: `http://127.0.0.1:${webPort}/`,
    stop: async () => {
      web.closeAllConnections();
      await Promise.all([
        new Promise((done) => web.close(done)),
        new Promise((done) => smtp.close(() => done(undefined))),
      ]);
    },
  };
}

/**
 * @param {string} to
 * @param {import('mailparser').ParsedMail} mail
 * @returns {Letter}
 */
function asLetter(to, mail) {
  const headers = Object.fromEntries(
    mail.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()]),
  );
  return { to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '', headers };
}

/**
 * @param {import('node:net').Server} server
 * @param {(ready: () => void) => void} listen
 * @returns {Promise<number>}
 */
function listening(server, listen) {
  return new Promise((answer) => {
    listen(() => {
      const address = server.address();
      if (address !== null && typeof address === 'object') answer(address.port);
    });
  });
}
