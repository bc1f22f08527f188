import { connect } from 'node:net';

/**
 * A small HTTP/1.1 client that keeps its connections and costs little, so that on two cores the server is
 * what is measured. It understands answers with a content-length, which is what all servers here give.
 * @typedef {{ status: number, body: Buffer }} Answer
 * @typedef {{ connections: number, seconds: number, perSecond: number, answered: number, failed: number,
 * p50Ms: number, p99Ms: number }} Measured
 */

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One POST as it goes over the wire.
 * @param {unknown} body
 * @param {Readonly<Record<string, string>>} [headers]
 */
export function post(body, headers = {}) {
  const text = JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\ncontent-type: application/json\r\n` +
      `${lines.join('')}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/**
 * Sends requests over `connections` sockets, one in flight on each, until `next` gives null.
 * @param {{ port: number, connections: number, next: (connection: number) => Buffer | null, heard?: (answer:
 * Answer, connection: number) => void }} options
 * @returns {Promise<Measured>}
 */
export async function load({ port, connections, next, heard }) {
  /** @type {number[]} */
  const latencies = [];
  let failed = 0;
  const began = performance.now();
  const listen = (
    /** @type {Answer} */ answer,
    /** @type {number} */ connection,
    /** @type {number} */ ms,
  ) => {
    latencies.push(ms);
    if (answer.status !== 200) failed += 1;
    heard?.(answer, connection);
  };
  await Promise.all(Array.from({ length: connections }, (_, place) => talk(port, place, next, listen)));
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => latencies[Math.floor(latencies.length * share)] ?? 0;
  const perSecond = latencies.length / seconds;
  return {
    connections,
    seconds,
    perSecond,
    answered: latencies.length,
    failed,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

/**
 * One connection: the next request leaves when the answer to the last one is whole.
 * @param {number} port
 * @param {number} place
 * @param {(connection: number) => Buffer | null} next
 * @param {(answer: Answer, connection: number, ms: number) => void} heard
 * @returns {Promise<void>}
 */
function talk(port, place, next, heard) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let received = Buffer.alloc(0);
    let sentAt = 0;
    const send = () => {
      const request = next(place);
      if (!request) return socket.end(resolve);
      sentAt = performance.now();
      return socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    socket.on('data', (part) => {
      received = received.length === 0 ? part : Buffer.concat([received, part]);
      const answer = wholeAnswer(received);
      if (!answer) return;
      received = Buffer.alloc(0);
      heard(answer, place, performance.now() - sentAt);
      send();
    });
  });
}

/**
 * The answer, once all of it has arrived.
 * @param {Buffer} received
 * @returns {Answer | null}
 */
function wholeAnswer(received) {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = received.toString('latin1', 0, headEnd);
  const length = /content-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without content-length: ${head}`);
  const bodyStart = headEnd + HEAD_END.length;
  if (received.length < bodyStart + Number(length)) return null;
  return {
    status: Number(head.slice(9, 12)),
    body: received.subarray(bodyStart, bodyStart + Number(length)),
  };
}

/**
 * The same request over and over, for a while. An answer that is an error would be quick: it ends the measuring.
 * @param {number} port
 * @param {Buffer} request
 * @param {number} connections
 * @param {number} durationMs
 */
export async function repeat(port, request, connections, durationMs) {
  const until = performance.now() + durationMs;
  let unlike = 0;
  /** @type {number | null} */
  let length = null;
  const measured = await load({
    port,
    connections,
    next: () => (performance.now() < until ? request : null),
    heard: ({ body }) => {
      if (length === null && body.includes('"errors"')) throw new Error(body.toString());
      length ??= body.length;
      if (body.length !== length) unlike += 1;
    },
  });
  if (measured.failed + unlike > 0) throw new Error(`${measured.failed} failed, ${unlike} unlike the first`);
  return measured;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
