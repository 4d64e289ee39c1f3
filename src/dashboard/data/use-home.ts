import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { fetchHome, type HomeData } from './fetch-home.ts';

const EVERY_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;

/** The data of the home page, refreshed every minute, and sooner after a failure; the last data stays until then. */
export function useHome(): UseQueryResult<HomeData> {
  return useQuery({
    queryKey: ['home'],
    queryFn: fetchHome,
    retry: false,
    refetchInterval: ({ state }) => (state.status === 'error' ? AFTER_FAILURE_MS : EVERY_MS),
  });
}
