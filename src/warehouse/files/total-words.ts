const WORDS = [
  ...['grand totals?', 'sub-?totals?', 'totals?', '(?:day|daily|week|weekly|month|monthly) totals?', 'sum', 'overall'],
  ...['gesamt', 'gesamtsumme', 'gesamtbetrag', 'zwischensumme', 'summe', 'endsumme', 'tagessumme', 'monatssumme'],
  ...['total g\u00e9n\u00e9ral', 'sous-total', 'somme', 'totale', 'total general', 'suma', 'total geral', 'totaal'],
  ...['totalt', 'i alt', 'yhteens\u00e4', 'celkem', 'razem', '\u00f6sszesen', 'toplam', 'summa'],
  ...['\u0438\u0442\u043e\u0433\u043e', '\u0432\u0441\u0435\u0433\u043e', '\u03c3\u03cd\u03bd\u03bf\u03bb\u03bf'],
  ...['\u5408\u8ba1', '\u5408\u8a08', '\u603b\u8ba1', '\u7e3d\u8a08', '\u5c0f\u8a08', '\ud569\uacc4', '\ucd1d\uacc4'],
];
const TOTAL = new RegExp(`^(?:${WORDS.join('|')})(?:$|[\\s:(])`, 'iu');

/** Whether a text is what spreadsheets write beside a total. */
export function saysTotal(text: string): boolean {
  return text.length <= 40 && TOTAL.test(text.trim());
}
