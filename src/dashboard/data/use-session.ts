import { useQuery } from '@tanstack/react-query';
import { fetchSession, type SessionJson } from './session.ts';

/** Who is signed in; null where that is not known yet. */
export function useSession(): SessionJson | null {
  const { data } = useQuery({ queryKey: ['session'], queryFn: fetchSession, retry: false, staleTime: 60_000 });
  return data ?? null;
}
