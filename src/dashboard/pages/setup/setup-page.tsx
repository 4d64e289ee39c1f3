import type { JSX } from 'react';
import { TopBar } from '../../ui/top-bar.tsx';
import { Setup } from './setup.tsx';

/** The only page of a server without a config. */
export function SetupPage(): JSX.Element {
  return (
    <>
      <TopBar summary={null} />
      <main className="page" id="main" tabIndex={-1}>
        <Setup />
      </main>
    </>
  );
}
