import type { JSX } from 'react';
import { Mark } from '../mark.tsx';

/** The script of a page could not be fetched: the server is away, or has other files since an update. */
export function CannotOpen(): JSX.Element {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <div className="note is-critical" role="alert">
        <h1 className="note-title">
          <Mark name="critical" />
          This page could not be opened
        </h1>
        <p>
          Evenkeel did not send its script: it may be stopped, or newer than this tab. Is evenkeel serve running?{' '}
          <button type="button" className="as-link" onClick={() => location.reload()}>
            Load again
          </button>
        </p>
      </div>
    </main>
  );
}
