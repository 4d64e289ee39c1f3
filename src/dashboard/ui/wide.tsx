import type { JSX, ReactNode } from 'react';

/** What may be wider than the page: it scrolls sideways, also by keyboard. */
export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div className="wide" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
