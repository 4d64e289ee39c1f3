import { useQuery } from '@tanstack/react-query';
import type { RunStatusJson } from '../../api/run/schema.ts';
import { fetchData } from './fetch-data.ts';

const WHILE_RUNNING_MS = 1000;
const OTHERWISE_MS = 15_000;

/** The run under way; null while nothing runs, or where that is not known. */
export function useRun(): RunStatusJson | null {
  const { data } = useQuery({
    queryKey: ['run'],
    queryFn: async () => fetchData<RunStatusJson | null>('/api/v1/run'),
    retry: false,
    refetchInterval: ({ state }) => (state.data ? WHILE_RUNNING_MS : OTHERWISE_MS),
  });
  return data ?? null;
}
