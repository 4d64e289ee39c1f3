import type { ReportSection } from '../../report/document/report-sections.ts';

/** The ends of an incident. */
export const END_KINDS = ['recovered', 'new_normal', 'lapsed', 'merged', 'withdrawn'] as const;
export type EndKind = (typeof END_KINDS)[number];

/** What happened to an incident. */
export const INCIDENT_KINDS = [
  ...(['opened', 'reopened', 'escalated', 'loss_doubled'] as const),
  ...END_KINDS,
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export function isEndKind(kind: string): kind is EndKind {
  return END_KINDS.some((one) => one === kind);
}

export const MESSAGE_KINDS = [...INCIDENT_KINDS, 'daily', 'weekly', 'dead_letter', 'heartbeat', 'test'] as const;
/** What a message is about. `dead_letter`: one that another channel could not deliver. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export type Tone = 'normal' | 'warning' | 'critical' | 'unknown';

/** A line of a message, such as `Where: country DE −€9,800`. */
export interface MessageLine {
  /** Null: a sentence by itself. */
  readonly label: string | null;
  readonly text: string;
}

/** The figures of an incident, for machines. */
export interface MessageFigures {
  readonly metric: string;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
  readonly unit: string;
  readonly currency: string;
  /** ISO. */
  readonly day: string;
  readonly value: number | null;
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Exact: digits of the currency, or a count; null for what does not add up. */
  readonly impact: string | null;
  readonly severity: 'warning' | 'critical';
  readonly state: string;
  readonly opened_on: string;
}

/** A message for every channel, of which each renders what it can show. All text is plain: one line, without control characters. */
export interface Message {
  /** The same at each try, so that a receiver can tell a repetition. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly tone: Tone;
  /** The state in a word and as a character: `Critical` and `◆`. */
  readonly word: string;
  readonly shape: string;
  readonly business: string;
  /** At most 90 characters, without the word: `Revenue · Mon 21 Sep 2026`. */
  readonly title: string;
  /** `incident revenue-2026-09-21, day 2, worse than before`; empty if there is nothing to add. */
  readonly context: string;
  /** The figure first: `€38,420, 27% below expected (€52,600; ...)`. */
  readonly headline: string;
  readonly lines: readonly MessageLine[];
  /** How fresh the data are. */
  readonly footer: string;
  readonly incident: string | null;
  readonly figures: MessageFigures | null;
  readonly chart: MessageChart | null;
  /** What a mail of the weekly report has beside the rest; other channels are too small for it. */
  readonly report?: readonly ReportSection[];
  /** Where to look or decide; none without the address of the page. */
  readonly actions: readonly MessageAction[];
}

export interface MessageChart {
  readonly svg: string;
  /** What it shows, for those who don't see it. */
  readonly description: string;
}

export interface MessageAction {
  readonly kind: 'ack' | 'snooze' | 'open';
  readonly label: string;
  readonly url: string;
}
