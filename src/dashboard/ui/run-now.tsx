import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { requestRun } from '../data/request-run.ts';
import { useRun } from '../data/use-run.ts';
import { useSession } from '../data/use-session.ts';

/** Asks for a run; while one is under way, what it is doing. */
export function RunNow(): JSX.Element | null {
  const run = useRun();
  const role = useSession()?.user?.role;
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => requestRun((stage) => client.setQueryData(['run'], stage)),
    onSettled: async () => client.invalidateQueries(),
  });
  if (isPending || run) return <span className="run-now">{run ? `Running: ${run.stage}` : 'A run is requested'}</span>;
  if (role === 'viewer' || role === 'analyst') return null;
  return (
    <span className="run-now">
      {error ? <span role="alert">{error.message} </span> : null}
      <button type="button" className="as-link" onClick={() => mutate()}>
        Run now
      </button>
    </span>
  );
}
