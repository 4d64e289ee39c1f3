import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiError } from './fetch-data.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { fetchHome, type HomeData } from './fetch-home.ts';

const EVERY_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;
/** A run may finish at any moment. */
const WHILE_RUNNING_MS = 1000;
const NOT_READY = 'Not ready';

/**
 * The home page's figures, fetched again every minute, and sooner after a failure or while a run is under way. After a failure the
 * earlier figures stay.
 */
export function useHome(isRunning: boolean): UseQueryResult<HomeData> {
  return useQuery({
    queryKey: ['home'],
    queryFn: fetchHome,
    retry: false,
    refetchInterval: ({ state }) => {
      if (isRunning) return WHILE_RUNNING_MS;
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
