/** A separator as a pattern has it: words in brackets, any space as one. */
export function inPattern(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{L}+(?: \p{L}+)*/gu, (words) => (words === 'T' ? words : `[${words}]`));
}
