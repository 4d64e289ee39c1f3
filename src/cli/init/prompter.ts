import type { Proposal, Question } from '../../warehouse/mapping/proposal.ts';
import type { Settings } from './settings.ts';

/** Whoever confirms what is proposed. Every answer may be null: stop, and write nothing. */
export interface Prompter {
  /** Answers a question that the file leaves open. */
  resolve(question: Question, settings: Settings): Promise<Settings | null>;
  /** Takes a proposal as it stands, or with something changed. */
  confirm(
    proposal: Proposal,
    settings: Settings,
    header: readonly string[],
  ): Promise<'take' | { readonly changed: Settings } | null>;
  /** Whether rows that can't be read are left out. */
  acceptRejects(rows: number): Promise<boolean>;
}
