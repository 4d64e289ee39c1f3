import type { TableFormat } from '../../../warehouse/files/table-file.ts';
import type { SourcePlace } from '../../../warehouse/mapping/proposed-source.ts';
import type { Proposal } from '../../../warehouse/mapping/proposal.ts';
import type { Source } from '../../../warehouse/source.ts';
import { sourceLines } from '../text/config-text.ts';
import { businessOf } from '../existing-config.ts';

const NO_ROWS = {
  rows: 0,
  rejected: 0,
  rejects: [],
  shown: [],
  columns: [],
  first: null,
  last: null,
  statuses: new Map(),
};

/** The source that the config of a known export declares, read from its text. */
export function vendorSource(proposal: Proposal, format: TableFormat, { id, path, form, zone }: SourcePlace): Source {
  const lines = sourceLines({
    proposal,
    survey: NO_ROWS,
    id,
    path,
    format,
    form,
    zone,
    restart: null,
    rejectedShare: 0,
    receives: false,
  });
  const business = `business: {name: Proposed, zone: ${zone}, currency: ${proposal.currency}}`;
  const [source] = businessOf([business, 'sources:', ...lines].join('\n'), 'the proposed config').sources;
  if (!source) throw new Error('the proposed config has no source');
  return source;
}
