import type { JSX } from 'react';
import { CrashBoundary } from '../../ui/crash-boundary.tsx';
import { FirstRun } from './first-run.tsx';
import { Home } from './home.tsx';
import { LoadingHome } from './loading-home.tsx';
import { NoRunYet } from './no-run-yet.tsx';
import { RunNote } from './run-note.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { Unreachable } from '../../ui/unreachable.tsx';
import { isCurrent, isNotReady, useHome } from '../../data/use-home.ts';
import { useRun } from '../../data/use-run.ts';

/** Home in every state: loading, no run yet, first run under way, unreachable with or without earlier data, and with data. */
export function HomePage(): JSX.Element {
  const run = useRun();
  const { data, error, isPending } = useHome(run !== null);
  const isEmpty = !data && isNotReady(error);
  const isGrey = error !== null || (data && !isCurrent(data.summary));
  return (
    <>
      <TopBar summary={data?.summary ?? null} />
      <main className={isGrey ? 'page is-late' : 'page'} id="main" tabIndex={-1}>
        {error && !isEmpty ? <Unreachable error={error} data={data ?? null} /> : null}
        {isEmpty && run ? <FirstRun run={run} /> : null}
        {isEmpty && !run ? <NoRunYet reason={error?.message ?? null} /> : null}
        {isPending ? <LoadingHome /> : null}
        {data && run ? <RunNote run={run} /> : null}
        {data ? (
          <CrashBoundary>
            <Home data={data} />
          </CrashBoundary>
        ) : null}
      </main>
    </>
  );
}
