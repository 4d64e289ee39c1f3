import { Component, type ReactNode } from 'react';
import { Mark } from './mark.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** Says that figures could not be drawn, where a page would otherwise be blank. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly hasCrashed: boolean }> {
  override readonly state = { hasCrashed: false };

  static getDerivedStateFromError(): { hasCrashed: boolean } {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <div className="note is-critical" role="alert">
        <strong>
          <Mark name="critical" />
          This page could not draw its figures
        </strong>
        <p>
          That is a fault of the page; the figures are whole. They are also at{' '}
          <a href="/api/v1/summary">/api/v1/summary</a>.
        </p>
      </div>
    );
  }
}
