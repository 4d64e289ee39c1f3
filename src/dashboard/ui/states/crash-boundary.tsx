import { Component, type ReactNode } from 'react';
import { Mark } from '../mark.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** An error note in place of a blank page. */
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
          This page could not show its figures
        </strong>
        <p>
          The fault is in the page, not in the figures. They are also at <a href="/api/v1/summary">/api/v1/summary</a>.
        </p>
      </div>
    );
  }
}
