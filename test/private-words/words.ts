/** A word that this project once used with a meaning of its own. */
export interface PrivateWord {
  /** Searched in text whose identifiers are split into words: `saidTotals` and `said_totals` read `said totals`. */
  readonly pattern: RegExp;
  /** The field's term. */
  readonly instead: string;
  /** `code`: only in identifiers, because the word is plain English in a sentence. */
  readonly where: 'everywhere' | 'code';
}

const everywhere = (pattern: RegExp, instead: string): PrivateWord => ({ pattern, instead, where: 'everywhere' });
const inCode = (pattern: RegExp, instead: string): PrivateWord => ({ pattern, instead, where: 'code' });

export const PRIVATE_WORDS: readonly PrivateWord[] = [
  everywhere(/\bmornings?\b/, 'forecast origin, as-of day'),
  everywhere(/\bsaid\b/, 'issued forecast, issued total'),
  everywhere(/\btold\b/, 'reported, shown'),
  everywhere(/\basked\b/, 'options, requested'),
  inCode(/\btell\b/, 'report'),
  everywhere(/\bremember(s|ed|ing)?\b/, 'ensemble cache, restored'),
  everywhere(/\b(forecast|ensemble) memory\b/, 'ensemble cache'),
  everywhere(/(?<!random )\bwalk(s|ed|ing)?\b/, 'incremental fit'),
  everywhere(/\bmiss(es|ed)?\b(?! (the|its) target)/, 'forecast error'),
  everywhere(/\bweigh(s|ed|ing)?\b/, 'combination weights'),
  everywhere(/\bdoubt(s|ed|ful)?\b/, 'outlier screen'),
  everywhere(/\blevelled\b|\blooser? (exact )?fit\b/, 'level-adjusted Prophet'),
  everywhere(/\bexact fits?\b/, "Prophet's model, solved exactly"),
  everywhere(/\bspeak(s|er|ers|ing)?\b|\bspoke\b/, 'forecasts, fallback model'),
  everywhere(/\bblind( to)?\b/, 'withoutEvents'),
  everywhere(/\blearning from\b/, 'withEvents'),
  inCode(/\bknowing\b/, 'withEvents'),
  everywhere(/\bsilen(t|ce) (share|week|month|quarter|weekday)s?\b/, 'zero share'),
  everywhere(/\brare sales\b/, 'intermittent demand'),
  everywhere(/\bfloored\b/, 'nonNegative'),
  everywhere(/\boutlooks?\b/, 'series report'),
  everywhere(/\btouched days?\b/, 'stale days'),
  everywhere(/\bwrite whole\b/, 'writeFileAtomic'),
  everywhere(/\bshown path\b/, 'displayPath'),
  everywhere(/\bopen made store\b/, 'openExistingStore'),
  everywhere(/\basker\b/, 'prompter'),
  everywhere(/\bsurroundings\b/, 'environment'),
  everywhere(/\bfeeds\b/, 'source tables'),
  inCode(/\bchoices?\b/, 'ensemble explanation'),
  inCode(/\breach(ing)?\b/, 'forecast limits'),
  inCode(/\bheld\b/, 'current verdicts, coverage'),
  inCode(/\blandings?\b/, 'period forecast, total forecast'),
  inCode(/\bwhat if\b/, 'scenario'),
  inCode(/\boccasion\b|\bassignments?\b/, 'judging context, judge job'),
];
