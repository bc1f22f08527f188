import type { Operation } from 'urql';
import type { Asked } from './document.ts';

type Sink = {
  readonly next: (value: object) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
};
type Socket = { subscribe(payload: object, sink: object): () => void };

let socket: Promise<Socket> | undefined;

/**
 * Live figures come over a WebSocket whose code is loaded when the first page wants them, never before a
 * page is usable.
 */
export function listen(request: { readonly variables?: object | undefined }, operation: Operation) {
  return {
    subscribe(sink: Sink) {
      let stop: (() => void) | undefined;
      let stopped = false;
      const payload = { query: '', documentId: idOf(operation), variables: request.variables ?? {} };
      connect().then(
        (connected) => {
          if (!stopped) stop = connected.subscribe(payload, sink);
        },
        (error: unknown) => sink.error(error),
      );
      return {
        unsubscribe() {
          stopped = true;
          stop?.();
        },
      };
    },
  };
}

/** Each query of ours is made by `document`, which urql's types do not know. The protocol insists on a text, though
 *  an empty one: the api serves our documents by their id alone. */
function idOf(operation: Operation): string {
  return (operation.query as unknown as Asked<unknown, unknown>).documentId;
}

function connect(): Promise<Socket> {
  socket ??= import('graphql-ws').then(({ createClient }) => {
    const url = new URL('/graphql', window.location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    return createClient({ url: url.href, lazy: true, retryAttempts: Number.POSITIVE_INFINITY });
  });
  return socket;
}
