import type { Decisions } from '../../warehouse/mapping/proposal.ts';

/** The settings of `evenkeel init` so far, from options and answers, with defaults from the machine. */
export interface Settings {
  readonly decisions: Decisions;
  /** The zone of the business and of times that don't name one. */
  readonly zone: string;
  /** Where the zone comes from. */
  readonly zoneFrom: 'machine' | 'option' | 'config';
  /** What the business is called. */
  readonly name: string;
}
