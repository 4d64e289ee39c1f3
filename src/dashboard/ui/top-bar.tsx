import type { JSX } from 'react';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { localTimeText } from './local-time-text.ts';

/** Brand, navigation, business and time of the run. */
export function TopBar({ summary }: { readonly summary: SummaryJson | null }): JSX.Element {
  return (
    <header className="bar">
      <div className="top">
        <a className="brand" href="/">
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <path d="M0 6.5h18v1.8H0z" fill="currentColor" />
            <path d="M2.5 8.3h13a6.5 6.5 0 0 1-13 0Z" fill="currentColor" />
          </svg>
          Evenkeel
        </a>
        <nav aria-label="Main">
          <ul>
            <li>
              <a href="/" aria-current="page">
                Home
              </a>
            </li>
            <li>
              <a href="/docs">API</a>
            </li>
          </ul>
        </nav>
        {summary ? (
          <p className="who">
            {summary.name}
            <span className="long"> · {localTimeText(summary.local_time, summary.zone)}</span>
          </p>
        ) : null}
      </div>
    </header>
  );
}
