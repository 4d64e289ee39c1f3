import { useLayoutEffect, useRef, type JSX } from 'react';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { Link, useLocation } from 'wouter';
import { Brand } from './brand.tsx';
import { RunNow } from './run-now.tsx';
import { SignedIn } from './signed-in.tsx';
import { localTimeText } from './local-time-text.ts';

/** So much of the section before the current one shows. */
const BESIDE_PX = 64;
const SECTIONS = [
  { path: '/', title: 'Home' },
  { path: '/metrics', title: 'Metrics' },
  { path: '/incidents', title: 'Incidents' },
  { path: '/forecast', title: 'Forecast' },
  { path: '/operations', title: 'Operations' },
  { path: '/data', title: 'Data' },
  { path: '/tuning', title: 'Tuning' },
  { path: '/settings', title: 'Settings' },
] as const;

/** Brand, navigation, business and time of the run. */
export function TopBar({ summary }: { readonly summary: SummaryJson | null }): JSX.Element {
  const [path] = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone the navigation is wider than the screen.
  useLayoutEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - BESIDE_PX;
  }, [path]);
  return (
    <header className="bar">
      <div className="top">
        <Link className="brand" href="/">
          <Brand />
        </Link>
        <nav aria-label="Main" ref={nav}>
          <ul>
            {SECTIONS.map(({ path: href, title }) => (
              <li key={href}>
                <Link href={href} aria-current={isWithin(path, href) ? 'page' : undefined}>
                  {title}
                </Link>
              </li>
            ))}
            <li>
              <a href="/docs">API</a>
            </li>
          </ul>
        </nav>
        {summary ? <RunNow /> : null}
        <SignedIn />
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

function isWithin(path: string, section: string): boolean {
  return path === section || (section !== '/' && path.startsWith(`${section}/`));
}
