import type { JSX } from 'react';
import { CrashBoundary } from '../../ui/crash-boundary.tsx';
import { ApiError } from '../../data/fetch-data.ts';
import { Home } from './home.tsx';
import { LoadingHome } from './loading-home.tsx';
import { NoRunYet } from './no-run-yet.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { Unreachable } from '../../ui/unreachable.tsx';
import { useHome } from '../../data/use-home.ts';

const NOT_READY = 503;

/** Home in every state: loading, no run yet, unreachable with or without earlier data, and with data. */
export function HomePage(): JSX.Element {
  const { data, error, isPending } = useHome();
  const isEmpty = !data && error instanceof ApiError && error.status === NOT_READY;
  return (
    <>
      <TopBar summary={data?.summary ?? null} />
      <main className={data?.summary.revenue?.status === 'late_data' ? 'page is-late' : 'page'} id="main" tabIndex={-1}>
        {error && !isEmpty ? <Unreachable error={error} data={data ?? null} /> : null}
        {isEmpty ? <NoRunYet /> : null}
        {isPending ? <LoadingHome /> : null}
        {data ? (
          <CrashBoundary>
            <Home data={data} />
          </CrashBoundary>
        ) : null}
      </main>
    </>
  );
}
