/** Text from a file as a terminal may show it and a line of a comment may hold it: cut, and without what would steer either. */
export function fileText(text: string, atMost = 60): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
  return plain.length > atMost ? `${plain.slice(0, atMost - 1)}…` : plain;
}
