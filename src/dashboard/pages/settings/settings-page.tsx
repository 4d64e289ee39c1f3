import type { JSX } from 'react';
import { fetchSettings } from '../../data/fetch/fetch-settings.ts';
import { LoadingPage } from '../../ui/states/loading-page.tsx';
import { PageFrame } from '../../ui/page-frame.tsx';
import { Settings } from './settings.tsx';

const KEY = ['settings'];

/** What is watched and how, as the config declares it. */
export function SettingsPage(): JSX.Element {
  return (
    <PageFrame queryKey={KEY} fetcher={fetchSettings} loading={<LoadingPage section="Settings" />}>
      {({ settings }) => <Settings settings={settings} />}
    </PageFrame>
  );
}
