import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { ApiError } from '../../client/index.ts';
import { useLive } from './use-live.ts';

const EVERY_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;
/** A run may finish at any moment. */
const WHILE_RUNNING_MS = 1000;
const NOT_READY = 'Not ready';
const NO_SOURCE = 'No source yet';

/** What the data of every page has. */
export interface PageData {
  readonly summary: SummaryJson;
  readonly fetchedAt: Date;
}

/**
 * The figures of a page, fetched again once the server has others, every minute, and sooner after a failure or while a run is under way
 * whose end no event would tell. After a failure the earlier figures stay.
 *
 * @param key what the figures depend on
 */
export function usePageData<T extends PageData>(
  key: readonly string[],
  fetcher: () => Promise<T>,
  isRunning: boolean,
): UseQueryResult<T> {
  const isLive = useLive();
  return useQuery({
    queryKey: key,
    queryFn: fetcher,
    retry: false,
    refetchInterval: ({ state }) => {
      if (isRunning && !isLive) return WHILE_RUNNING_MS;
      return state.status === 'error' ? AFTER_FAILURE_MS : EVERY_MS;
    },
  });
}

/** Whether the figures say how the business is doing now; otherwise every light is grey. */
export function isCurrent({ staleness, revenue }: SummaryJson): boolean {
  return staleness === null && revenue?.status !== 'late_data';
}

/** Whether an error says that no run has finished yet. */
export function isNotReady(error: Error | null): boolean {
  return error instanceof ApiError && error.title === NOT_READY;
}

/** Whether an error says that the server has no config yet. */
export function isWithoutSource(error: Error | null): boolean {
  return error instanceof ApiError && error.title === NO_SOURCE;
}
