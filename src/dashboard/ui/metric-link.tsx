import type { JSX, ReactNode } from 'react';
import { Link } from 'wouter';
import { metricPath } from './metric-path.ts';

interface MetricLinkProps {
  readonly id: string;
  /** `dim=value`; empty for the whole. */
  readonly slice?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to the page of a metric, whole or in a slice. */
export function MetricLink({ id, slice = '', className, children }: MetricLinkProps): JSX.Element {
  return (
    <Link className={className ?? ''} href={metricPath(id, slice)}>
      {children}
    </Link>
  );
}
