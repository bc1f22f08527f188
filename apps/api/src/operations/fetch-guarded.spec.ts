import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fetchGuarded } from './fetch-guarded.ts';

const allowedRanges = ['127.0.0.1/32'];
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** A server on this machine: where it listens, and everything that it was asked. */
async function serve(answer: RequestListener, host = '127.0.0.1') {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host}:${port}`, port, asked };
}

describe('what is fetched from an address that a person gave', () => {
  it('comes back whole', async () => {
    const { url } = await serve((request, response) => {
      request.on('data', (part: Buffer) => response.write(`${request.method} ${part.toString()}`));
      request.on('end', () => response.end());
    });
    const answer = await fetchGuarded(`${url}/hook`, { method: 'POST', body: 'news' }, { allowedRanges });
    expect(answer).toMatchObject({ status: 200, url: `${url}/hook` });
    expect('body' in answer && answer.body.toString()).toBe('POST news');
  });

  it('does not come from this machine or its network, by number or by name', async () => {
    const { port, asked } = await serve((_request, response) => response.end('secret'));
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
      expect(await fetchGuarded(`http://${host}:${port}/`)).toEqual({ because: 'ADDRESS_NOT_ALLOWED' });
    expect(asked).toEqual([]);
  });

  it('does not come from what it is led to, when that is not allowed', async () => {
    const closed = await serve((_request, response) => response.end('secret'), '127.0.0.2');
    const open = await serve((_request, response) =>
      response.writeHead(302, { location: `${closed.url}/secret` }).end(),
    );
    expect(await fetchGuarded(open.url, {}, { allowedRanges })).toEqual({ because: 'ADDRESS_NOT_ALLOWED' });
    expect(closed.asked).toEqual([]);
  });

  it('is led to another house without what was meant for the first', async () => {
    const other = await serve((_request, response) => response.end('other'));
    const first = await serve((_request, response) => response.writeHead(307, { location: other.url }).end());
    const headers = { authorization: 'Bearer secret' };
    const answer = await fetchGuarded(
      first.url,
      { method: 'POST', body: 'secret', headers },
      { allowedRanges },
    );
    expect('body' in answer && answer.body.toString()).toBe('other');
    expect(other.asked[0]?.method).toBe('GET');
    expect(other.asked[0]?.headers.authorization).toBeUndefined();
  });

  it('is not led on for ever, nor to what is no address of the web', async () => {
    const round = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
    expect(await fetchGuarded(round.url, {}, { allowedRanges })).toEqual({ because: 'TOO_MANY_REDIRECTS' });
    expect(round.asked).toHaveLength(4);
    const file = await serve((_request, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    expect(await fetchGuarded(file.url, {}, { allowedRanges })).toEqual({ because: 'NOT_AN_ADDRESS' });
    expect(await fetchGuarded('https://user:password@node.example')).toEqual({ because: 'NOT_AN_ADDRESS' });
  });

  it('comes from the address that was judged: the name is asked once, and every address of it counts', async () => {
    const { port, asked } = await serve((_request, response) => response.end('ours'));
    let times = 0;
    // A name that is judged harmless and then means this machine.
    const rebinding = async () => [times++ === 0 ? '127.0.0.1' : '127.0.0.2'];
    const bounds = { allowedRanges, resolve: rebinding };
    const answer = await fetchGuarded(`http://node.example:${port}/`, {}, bounds);
    expect('body' in answer && answer.body.toString()).toBe('ours');
    expect([times, asked[0]?.headers.host]).toEqual([1, `node.example:${port}`]);
    const mixed = { resolve: async () => ['9.9.9.9', '10.0.0.1'] };
    expect(await fetchGuarded('https://node.example/', {}, mixed)).toEqual({
      because: 'ADDRESS_NOT_ALLOWED',
    });
  });

  it('is encrypted on the open internet', async () => {
    const bounds = { resolve: async () => ['9.9.9.9'] };
    expect(await fetchGuarded('http://node.example/', {}, bounds)).toEqual({ because: 'NOT_ENCRYPTED' });
  });

  it('is heard no longer than it may be: in bytes, in time, also while a name is looked up', async () => {
    const endless = await serve((_request, response) => {
      const pour = (): void => void (response.write('x'.repeat(60_000)) ? setImmediate(pour) : undefined);
      response.on('drain', pour);
      pour();
    });
    const small = { allowedRanges, bytesMax: 100_000 };
    expect(await fetchGuarded(endless.url, {}, small)).toEqual({ because: 'TOO_LARGE' });
    const silent = await serve(() => undefined);
    const short = { allowedRanges, milliseconds: 100 };
    expect(await fetchGuarded(silent.url, {}, short)).toEqual({ because: 'TOO_SLOW' });
    const resolve = () => new Promise<readonly string[]>(() => undefined);
    expect(await fetchGuarded('https://node.example', {}, { ...short, resolve })).toEqual({
      because: 'TOO_SLOW',
    });
  });

  it('says so when nobody answers or nobody has the name', async () => {
    const { url } = await serve((request) => request.socket.destroy());
    expect(await fetchGuarded(url, {}, { allowedRanges })).toEqual({ because: 'NO_ANSWER' });
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await fetchGuarded('https://nobody.example', {}, { resolve })).toEqual({
      because: 'NAME_UNKNOWN',
    });
  });
});
