import type { JSX } from 'react';
import { Answers } from './answers.tsx';
import { Attention } from './attention.tsx';
import type { HomeData } from '../../data/fetch/fetch-home.ts';
import { KeyFigures } from './key-figures.tsx';
import { RevenueChart } from './revenue-chart.tsx';
import { TrustLine } from './trust-line.tsx';
import { Verdict } from './verdict.tsx';

/** The page with data: the answers, then their evidence. */
export function Home({ data }: { readonly data: HomeData }): JSX.Element {
  const { summary, metrics, trackRecord } = data;
  return (
    <>
      <Verdict summary={summary} />
      <Answers summary={summary} unit={data.leading?.unit ?? 'currency'} />
      <div className="split">
        <RevenueChart data={data} />
        <Attention summary={summary} />
      </div>
      <KeyFigures metrics={metrics} summary={summary} />
      <TrustLine trackRecord={trackRecord} title={data.leading?.title ?? 'Revenue'} />
    </>
  );
}
