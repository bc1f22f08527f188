import { connect, createServer } from 'node:net';
import { once } from 'node:events';

/** Of the messages a client sends to PostgreSQL, those that carry out a statement: a simple query, an execution. */
const CARRIES_OUT = new Set(['Q', 'E'].map((letter) => letter.charCodeAt(0)));
const HEAD_BYTES = 5;

/**
 * A way to a database that counts the statements that are carried out through it: counted on the wire, so that
 * nothing in the program can forget one.
 * @param {string} url of the database
 * @returns {Promise<{ readonly url: string, readonly count: () => number, readonly close: () => Promise<void> }>}
 */
export async function countingWay(url) {
  const there = new URL(url);
  let count = 0;
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const server = createServer((client) => {
    const database = connect({ port: Number(there.port), host: there.hostname });
    const heard = messages((type) => (count += CARRIES_OUT.has(type) ? 1 : 0));
    client.on('data', heard);
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', () => client.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
  return {
    url: here.href,
    count: () => count,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/**
 * Tells the type of each message of a client, however its bytes arrive. The first message has a length and no type.
 * @param {(type: number) => void} heard
 * @returns {(part: Buffer) => void}
 */
function messages(heard) {
  let rest = Buffer.alloc(0);
  let began = false;
  return (part) => {
    rest = Buffer.concat([rest, part]);
    while (rest.length >= HEAD_BYTES) {
      const length = began ? rest.readInt32BE(1) + 1 : rest.readInt32BE(0);
      if (rest.length < length) return;
      if (began) heard(rest.readUInt8(0));
      began = true;
      rest = rest.subarray(length);
    }
  };
}
