import type { Source } from '../../source.ts';
import { timeForms } from '../times/time-forms.ts';
import { makesSeveral } from './row-keys.ts';

/** Formats of times of numbers alone. */
const PLAIN_TIME = /^(iso|(YYYY|(?<!M)MM?(?!M)|DD?|HH?|mm|ss|[^A-Za-z])+)$/;

/** Whether the files of a source have forms that our reader alone knows. */
export function needsReader(source: Source): boolean {
  const { made, fillDown, thousands, timeFormat, where } = source;
  const isMade = makesSeveral(source) || Object.keys(made).length > 0 || fillDown;
  const isOtherTime = !PLAIN_TIME.test(timeFormat) || timeForms(timeFormat).length > 1;
  return isMade || Object.keys(where).length > 0 || thousands !== null || isOtherTime;
}
