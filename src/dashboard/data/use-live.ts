import { skipToken, useQuery } from '@tanstack/react-query';
import { LIVE_KEY } from './query-keys.ts';

/** Whether the events of the server are followed, so that nothing need be polled. */
export function useLive(): boolean {
  return useQuery<boolean>({ queryKey: LIVE_KEY, queryFn: skipToken }).data === true;
}
