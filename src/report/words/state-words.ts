import { isJudged, type Status } from '../../detect/verdict.ts';
import type { DayVerdict } from '../summary.ts';

/** The shape drawn for a state. */
export type Mark = Status | 'good' | 'forecast';

/** A state in words: its name, its shape as a character and as a mark, and the tone that sets its colour. */
export interface StateWords {
  readonly word: string;
  readonly shape: string;
  readonly mark: Mark;
  readonly tone: 'normal' | 'warning' | 'critical' | 'good' | 'unknown';
}

const STATES: Readonly<Record<Status, StateWords>> = {
  normal: { word: 'Normal', shape: '●', mark: 'normal', tone: 'normal' },
  warning: { word: 'Warning', shape: '▲', mark: 'warning', tone: 'warning' },
  critical: { word: 'Critical', shape: '◆', mark: 'critical', tone: 'critical' },
  learning: { word: 'Learning', shape: '◌', mark: 'learning', tone: 'unknown' },
  no_data: { word: 'No data', shape: '⊘', mark: 'no_data', tone: 'unknown' },
  late_data: { word: 'Late data', shape: '◷', mark: 'late_data', tone: 'unknown' },
  data_fault: { word: 'Data fault', shape: '⊗', mark: 'data_fault', tone: 'unknown' },
  unclear: { word: 'Unclear', shape: '◍', mark: 'unclear', tone: 'unknown' },
  closed: { word: 'Closed', shape: '▬', mark: 'closed', tone: 'unknown' },
};

const FAVOURABLE: StateWords = { word: 'Unusual (good)', shape: '✚', mark: 'good', tone: 'good' };

/** The state of an answer for which no day could be judged. */
export const NOT_JUDGED: StateWords = { ...STATES.late_data, word: 'Not judged' };

/** A state where the figures aren't current: grey, and never Normal. The word of an alert stays. */
export function withoutLight(state: StateWords): StateWords {
  if (state.tone === 'unknown') return state;
  return state.tone === 'normal' ? NOT_JUDGED : { ...NOT_JUDGED, word: state.word };
}

/** The state of a metric whose facts no file has. */
export const NOT_IN_DATA: StateWords = { ...STATES.no_data, word: 'Not in your data' };

/** The state of a verdict. */
export function stateWords({ verdict, isAbsent }: Pick<DayVerdict, 'verdict' | 'isAbsent'>): StateWords {
  if (isAbsent === true) return NOT_IN_DATA;
  return isJudged(verdict) && verdict.favourable ? FAVOURABLE : statusWords(verdict.status);
}

/** The state of a status. */
export function statusWords(status: Status): StateWords {
  return STATES[status];
}

/** The name of a state alone: `stateWord('good')` is 'Unusual (good)'. */
export function stateWord(state: Status | 'good'): string {
  return state === 'good' ? FAVOURABLE.word : STATES[state].word;
}
