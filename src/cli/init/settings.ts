import type { Decisions } from '../../warehouse/mapping/proposal.ts';

/** What `evenkeel init` has been told so far, by options and answers, and what it takes for granted from the machine. */
export interface Settings {
  readonly decisions: Decisions;
  /** The zone of the business and of times that don't name one. */
  readonly zone: string;
  /** Where the zone comes from. */
  readonly zoneFrom: 'machine' | 'said';
  /** What the business is called. */
  readonly name: string;
}
