import { useEffect, type JSX } from 'react';
import {
  hasFailedFirst,
  isCurrent,
  isNotReady,
  isWithoutSource,
  usePageData,
  type PageData,
} from '../data/use-page-data.ts';
import { useRun } from '../data/use-run.ts';
import { CrashBoundary } from './states/crash-boundary.tsx';
import { FailedFirstRun } from './states/failed-first-run.tsx';
import { FirstRun } from './states/first-run.tsx';
import { NoRunYet } from './states/no-run-yet.tsx';
import { RunNote } from './run-note.tsx';
import { TopBar } from './top-bar.tsx';
import { Unreachable } from './states/unreachable.tsx';

interface PageFrameProps<T extends PageData> {
  /** What the figures depend on. */
  readonly queryKey: readonly string[];
  readonly fetcher: () => Promise<T>;
  /** The frame and headings before the first figures. */
  readonly loading: JSX.Element;
  readonly children: (data: T) => JSX.Element;
}

/** A page in every state: loading, no run yet, first run under way, unreachable with or without earlier data, and with data. */
export function PageFrame<T extends PageData>({
  queryKey,
  fetcher,
  loading,
  children,
}: PageFrameProps<T>): JSX.Element {
  const run = useRun();
  const { data, error, isPending } = usePageData(queryKey, fetcher, run !== null);
  const isEmpty = !data && isNotReady(error);
  const lacksSource = !data && isWithoutSource(error);
  const hasFailed = !data && hasFailedFirst(error);
  // A server without a config serves a page of its own.
  useEffect(() => {
    if (lacksSource) location.reload();
  }, [lacksSource]);
  const isGrey = (error !== null && !hasFailed) || (data && !isCurrent(data.summary));
  return (
    <>
      <TopBar summary={data?.summary ?? null} />
      <main className={isGrey ? 'page is-late' : 'page'} id="main" tabIndex={-1}>
        {error && !isEmpty && !lacksSource && !hasFailed ? <Unreachable error={error} data={data ?? null} /> : null}
        {(isEmpty || hasFailed) && run ? <FirstRun run={run} /> : null}
        {hasFailed && !run ? <FailedFirstRun reason={error?.message ?? ''} /> : null}
        {isEmpty && !run ? <NoRunYet reason={error?.message ?? null} /> : null}
        {isPending ? loading : null}
        {data && run ? <RunNote run={run} /> : null}
        {data ? <CrashBoundary>{children(data)}</CrashBoundary> : null}
      </main>
    </>
  );
}
