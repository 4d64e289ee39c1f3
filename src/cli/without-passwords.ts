/** A text without the passwords of the URLs and connection parameters in it: a mistyped option is repeated in its error. */
export function withoutPasswords(text: string): string {
  return text
    .replace(/(\/\/[^\s:/@]*):\S*@/g, '$1:***@')
    .replace(/\b(password|passwd|pwd)(\s*=\s*)('[^']*'|[^\s&'"]+)/gi, '$1$2***');
}
