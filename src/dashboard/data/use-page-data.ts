import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { ApiError } from '../../client/index.ts';
import { useLive } from './use-live.ts';

const EVERY_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;
/** A run may finish at any moment. */
const WHILE_RUNNING_MS = 1000;
const NOT_READY = 'Not ready';
const NO_SOURCE = 'No source yet';
const FAILED_FIRST = 'First run failed';

/** What the data of every page has. */
export interface PageData {
  readonly summary: SummaryJson;
  readonly fetchedAt: Date;
}

/** The figures of a page, and why they could not be fetched. */
export interface PageQuery<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  /** Whether nothing is known yet. */
  readonly isPending: boolean;
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
): PageQuery<T> {
  const isLive = useLive();
  const lastError = useRef<Error | null>(null);
  const { data, error, isPending } = useQuery({
    queryKey: key,
    queryFn: fetcher,
    retry: false,
    refetchInterval: ({ state }) => {
      if (isRunning && !isLive) return WHILE_RUNNING_MS;
      return state.status === 'error' ? AFTER_FAILURE_MS : EVERY_MS;
    },
  });
  // A query without data forgets its error while it tries again, and the page would go back to its first frame.
  if (!isPending) lastError.current = error;
  return { data, error: error ?? lastError.current, isPending: isPending && lastError.current === null };
}

/** Whether the figures say how the business is doing now; otherwise every light is grey. */
export function isCurrent({ staleness, revenue }: SummaryJson): boolean {
  return staleness === null && revenue?.status !== 'late_data';
}

/** Whether an error says that no run has finished yet. */
export function isNotReady(error: Error | null): boolean {
  return error instanceof ApiError && error.title === NOT_READY;
}

/** Whether an error says that there are no figures because the first run failed. */
export function hasFailedFirst(error: Error | null): boolean {
  return error instanceof ApiError && error.title === FAILED_FIRST;
}

/** Whether an error says that the server has no config yet. */
export function isWithoutSource(error: Error | null): boolean {
  return error instanceof ApiError && error.title === NO_SOURCE;
}
