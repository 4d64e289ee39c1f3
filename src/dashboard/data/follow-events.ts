import type { QueryClient } from '@tanstack/react-query';
import { LIVE_KEY, RUN_KEY } from './query-keys.ts';

const URL = '/api/v1/events';
/** The browser connects again by itself after a lost connection, but not after a refusal. */
const AFTER_REFUSAL_MS = 10_000;

/**
 * Follows the events of the server: the run under way is shown as it comes, and the figures of the page are fetched again once others are
 * served. Those that are shown stay until then. Without a connection the queries ask by themselves.
 *
 * @returns what ends it
 */
export function followEvents(client: QueryClient): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let results: string | null = null;

  const fetchAgain = (): void => {
    client.invalidateQueries({ predicate: isOfPage }).catch(() => undefined);
  };
  const showRun = (run: unknown): void => {
    client.setQueryData(LIVE_KEY, true);
    // An answer that is on its way is older.
    client.cancelQueries({ queryKey: RUN_KEY }).then(
      () => client.setQueryData(RUN_KEY, run),
      () => undefined,
    );
  };
  const open = (): void => {
    source = new EventSource(URL);
    source.addEventListener('run', ({ data }: MessageEvent<string>) => showRun(JSON.parse(data)));
    source.addEventListener('results', ({ data }: MessageEvent<string>) => {
      if (results !== null && results !== data) fetchAgain();
      results = data;
    });
    source.addEventListener('error', () => {
      if (client.getQueryData(LIVE_KEY) === true) fetchAgain();
      client.setQueryData(LIVE_KEY, false);
      // What happened meanwhile is fetched once the server is back.
      results = '';
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, AFTER_REFUSAL_MS);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

function isOfPage({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== RUN_KEY[0] && queryKey[0] !== LIVE_KEY[0];
}
