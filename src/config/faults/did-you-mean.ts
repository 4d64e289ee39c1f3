const SMALLEST_LENGTH = 3;

/**
 * The known name that a text was probably meant to be; null if none is near. Capital letters, spaces and _ don't matter, and about one
 * character in three may be wrong, missing, too many, or in its neighbour's place.
 * @example nearestName('tolerence', ['tolerance', 'title']) // 'tolerance'
 * @example nearestName('Order ID', ['order_id']) // 'order_id'
 * @example nearestName('colour', ['title']) // null
 */
export function nearestName(text: string, known: Iterable<string>): string | null {
  const wanted = plain(text);
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    if (distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  if (!best || (best.distance > 0 && wanted.length < SMALLEST_LENGTH)) return null;
  return best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.name : null;
}

/** `; did you mean 'x'?`, or nothing. */
export function didYouMean(text: string, known: Iterable<string>): string {
  const name = nearestName(text, known);
  return name === null ? '' : `; did you mean '${name}'?`;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

/** Damerau and Levenshtein's distance, in which neighbours that change places are one edit. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const options = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1)];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) options.push((beforeLast[j - 2] ?? 0) + 1);
      row.push(Math.min(...options));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
