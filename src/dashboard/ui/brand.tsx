import type { JSX } from 'react';

/** The mark and the name. */
export function Brand(): JSX.Element {
  return (
    <>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <path d="M0 6.5h18v1.8H0z" fill="currentColor" />
        <path d="M2.5 8.3h13a6.5 6.5 0 0 1-13 0Z" fill="currentColor" />
      </svg>
      Evenkeel
    </>
  );
}
