type Numbers = Float64Array | Uint8Array;

/** Numbers that are appended one by one, read through views of the first ones. */
export interface GrowingArray<A extends Numbers> {
  readonly length: number;
  push(value: number): void;
  first(count: number): A;
}

const ROOM = 512;

export function growingDoubles(): GrowingArray<Float64Array> {
  return growingArray(
    (length) => new Float64Array(length),
    (items, count) => items.subarray(0, count),
  );
}

export function growingBytes(): GrowingArray<Uint8Array> {
  return growingArray(
    (length) => new Uint8Array(length),
    (items, count) => items.subarray(0, count),
  );
}

function growingArray<A extends Numbers>(
  made: (length: number) => A,
  first: (items: A, count: number) => A,
): GrowingArray<A> {
  let items = made(ROOM);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === items.length) {
        const larger = made(2 * length);
        larger.set(items);
        items = larger;
      }
      items[length++] = value;
    },
    first: (count) => first(items, count),
  };
}
