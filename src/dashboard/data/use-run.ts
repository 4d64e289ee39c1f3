import { useQuery } from '@tanstack/react-query';
import type { RunStatusJson } from '../../api/run/schema.ts';
import { api, dataOf } from './api.ts';
import { RUN_KEY } from './query-keys.ts';
import { useLive } from './use-live.ts';

const WHILE_RUNNING_MS = 1000;
const OTHERWISE_MS = 15_000;

/** The run under way; null while nothing runs, or where that is not known. */
export function useRun(): RunStatusJson | null {
  const isLive = useLive();
  const { data } = useQuery({
    queryKey: RUN_KEY,
    queryFn: async () => dataOf(api.get('/api/v1/run')),
    retry: false,
    refetchInterval: ({ state }) => (state.data && !isLive ? WHILE_RUNNING_MS : OTHERWISE_MS),
  });
  return data ?? null;
}
