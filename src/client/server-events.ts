import { ApiError } from './api-error.ts';
import type { Incident, Results, RunStatus } from './contract.ts';

/** Something that has changed at the server. */
export type ServerEvent =
  /** The run under way; null while nothing runs. */
  | { readonly event: 'run'; readonly data: RunStatus | null }
  /** Which figures are served. */
  | { readonly event: 'results'; readonly data: Results }
  | { readonly event: 'incident'; readonly data: Incident };

const AGAIN_AFTER_MS = 2000;
const TOO_MANY = 429;
const NOT_NOW = 503;

/**
 * The events of a stream that `connect` opens, and opens again whenever it ends.
 * @throws ApiError where the server refuses for good, such as without a key
 */
export async function* serverEvents(
  connect: () => Promise<Response>,
  signal?: AbortSignal,
): AsyncGenerator<ServerEvent, void> {
  for (;;) {
    try {
      yield* eventsOf(await connect(), signal);
    } catch (error) {
      if (error instanceof ApiError && error.status !== TOO_MANY && error.status !== NOT_NOW) throw error;
    }
    await pause(AGAIN_AFTER_MS, signal);
    if (signal?.aborted === true) return;
  }
}

async function* eventsOf({ body }: Response, signal?: AbortSignal): AsyncGenerator<ServerEvent, void> {
  if (!body || signal?.aborted === true) return;
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  // A signal that comes while a response ends leaves a read of Node's that never settles; cancelling settles it.
  const cancel = (): void => {
    reader.cancel().catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Whoever stops in the middle leaves no connection behind.
    cancel();
  }
}

/** An event of the stream; null for a comment. */
function eventOf(block: string): ServerEvent | null {
  const fields = block.split('\n').map((line) => /^(?<name>\w+): ?(?<value>.*)$/.exec(line)?.groups);
  const event = fields.find((field) => field?.['name'] === 'event')?.['value'];
  const data = fields.flatMap((field) => (field?.['name'] === 'data' ? [field['value']] : [])).join('\n');
  return event === 'run' || event === 'results' || event === 'incident' ? asEvent(event, JSON.parse(data)) : null;
}

/** The server's own tests check its events against their schemas. */
function asEvent(event: ServerEvent['event'], data: unknown): ServerEvent {
  return { event, data } as ServerEvent;
}

async function pause(forMs: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, forMs);
    signal?.addEventListener('abort', end);
  });
}
