import type { JSX } from 'react';
import { fetchHome } from '../../data/fetch/fetch-home.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Home } from './home.tsx';
import { LoadingHome } from './loading-home.tsx';

const KEY = ['home'];

export function HomePage(): JSX.Element {
  return (
    <PageFrame queryKey={KEY} fetcher={fetchHome} loading={<LoadingHome />}>
      {(data) => <Home data={data} />}
    </PageFrame>
  );
}
