import type { FileForm } from '../files/file-form.ts';
import type { Source } from '../source.ts';
import type { Proposal } from './proposal.ts';

/** The id, file, form and zone of a proposed source. */
export interface SourcePlace {
  readonly id: string;
  readonly path: string;
  readonly form: FileForm;
  readonly zone: string;
}

/** Returns the source that the config of a proposal declares. */
export function proposedSource(proposal: Proposal, { id, path, form, zone }: SourcePlace): Source {
  return {
    id,
    table: proposal.table,
    path,
    mode: 'upsert',
    overlappingFiles: false,
    columns: proposal.columns,
    columnOrder: proposal.daily ? 'any' : 'declared',
    zone: proposal.timesZone ?? zone,
    timeFormat: proposal.timeFormat,
    dateOnly: proposal.dateOnly,
    ...form,
    decimal: proposal.decimal,
    round: proposal.daily?.round ?? proposal.round,
    currency: proposal.currency,
    cancelled: [],
    adjustment: [],
    numbersRestart: null,
    lineKinds: { discount: [], gift_card: [], shipping: [], tax: [], ...proposal.lineKinds },
    ...proposal.forms,
    maxRejectedShare: 0,
    completeThrough: null,
    ...(proposal.daily && { daily: proposal.daily.table }),
  };
}
