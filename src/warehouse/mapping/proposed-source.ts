import type { Source } from '../source.ts';
import type { Proposal } from './proposal.ts';

/** Where a proposed source's file is, and what its name and zone shall be. */
export interface SourcePlace {
  readonly id: string;
  readonly path: string;
  readonly delimiter: string;
  readonly zone: string;
}

/** The source that a proposal's config would declare. */
export function proposedSource(proposal: Proposal, { id, path, delimiter, zone }: SourcePlace): Source {
  return {
    id,
    table: proposal.table,
    path,
    mode: 'upsert',
    columns: proposal.columns,
    columnOrder: 'declared',
    zone,
    timeFormat: proposal.timeFormat,
    dateOnly: proposal.dateOnly,
    delimiter,
    decimal: proposal.decimal,
    round: false,
    currency: proposal.currency,
    cancelled: [],
    adjustment: [],
    maxRejectedShare: 0,
    completeThrough: null,
  };
}
