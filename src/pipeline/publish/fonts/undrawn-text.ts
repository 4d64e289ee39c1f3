/** The scripts that fonts are made for, each with a free font for it; the first that fits counts. */
const SCRIPTS: readonly (readonly [name: string, characters: RegExp, font: string])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Noto Sans JP'],
  ['Korean', /\p{Script=Hangul}/u, 'Noto Sans KR'],
  ['Chinese', /\p{Script=Han}/u, 'Noto Sans SC'],
  ['Arabic', /\p{Script=Arabic}/u, 'Noto Sans Arabic'],
  ['Hebrew', /\p{Script=Hebrew}/u, 'Noto Sans Hebrew'],
  ['Thai', /\p{Script=Thai}/u, 'Noto Sans Thai'],
  ['Devanagari', /\p{Script=Devanagari}/u, 'Noto Sans Devanagari'],
  ['Bengali', /\p{Script=Bengali}/u, 'Noto Sans Bengali'],
  ['Tamil', /\p{Script=Tamil}/u, 'Noto Sans Tamil'],
  ['Telugu', /\p{Script=Telugu}/u, 'Noto Sans Telugu'],
  ['Georgian', /\p{Script=Georgian}/u, 'Noto Sans Georgian'],
  ['Armenian', /\p{Script=Armenian}/u, 'Noto Sans Armenian'],
  ['emoji', /\p{Extended_Pictographic}/u, 'Noto Emoji'],
];
const OTHER = ['other letters', 'one that has them, such as of the Noto family'] as const;
const SHOWN = 8;

/** The names of the scripts of characters: `Japanese, emoji`. */
export function scriptNames(characters: readonly string[]): string {
  return scriptsOf(characters)
    .map(([name]) => name)
    .join(', ');
}

/** What the pictures lack, and what to do. @param characters that no font has, at least one */
export function undrawnText(characters: readonly string[]): string {
  const shown = characters.slice(0, SHOWN).join('');
  const more = characters.length > SHOWN ? '…' : '';
  const fonts = scriptsOf(characters).map(([, font]) => font);
  return `no font has the letters ${shown}${more} (${scriptNames(characters)}), so the PNG pictures show ? in their place: install ${fonts.join(' and ')}, or name a folder of fonts as 'fonts' in the config. The SVG pictures take the fonts of whoever looks at them`;
}

function scriptsOf(characters: readonly string[]): (readonly [name: string, font: string])[] {
  const all = characters.join('');
  const isJapanese = SCRIPTS[0]?.[1].test(all) === true;
  const found = SCRIPTS.filter(([name, pattern]) => pattern.test(all) && !(isJapanese && name === 'Chinese'));
  // Punctuation and marks that scripts share go with the letters beside them.
  const goesAlong = (character: string): boolean =>
    found.length > 0 && /[\p{Script=Common}\p{Script=Inherited}]/u.test(character);
  const isOther = characters.some(
    (character) => !goesAlong(character) && !SCRIPTS.some(([, pattern]) => pattern.test(character)),
  );
  return [...found.map(([name, , font]) => [name, font] as const), ...(isOther ? [OTHER] : [])];
}
