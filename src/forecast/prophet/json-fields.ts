/** An object or array parsed from JSON with type-checked access to its fields. */
export class Fields {
  readonly #all: ReadonlyMap<string, unknown>;
  readonly #name: string;

  constructor(value: unknown, name: string) {
    if (typeof value !== 'object' || value === null) throw new RangeError(`${name} must be an object`);
    this.#all = new Map(Object.entries(value));
    this.#name = name;
  }

  value(key: string | number): unknown {
    return this.#all.get(String(key));
  }

  number(key: string | number): number {
    return finite(this.value(key), this.#of(key));
  }

  text(key: string | number): string {
    const value = this.value(key);
    if (typeof value !== 'string') throw new RangeError(`${this.#of(key)} must be a string`);
    return value;
  }

  oneOf<const Value>(key: string, values: readonly Value[]): Value {
    const value = this.value(key);
    const match = values.find((allowed) => allowed === value);
    if (match === undefined) throw new RangeError(`${this.#of(key)} must be one of ${values.join(', ')}`);
    return match;
  }

  fields(key: string): Fields {
    return new Fields(this.value(key), this.#of(key));
  }

  items(key: string | number): readonly unknown[] {
    const value = this.value(key);
    if (!Array.isArray(value)) throw new RangeError(`${this.#of(key)} must be an array`);
    return value;
  }

  list(key: string): Fields[] {
    return this.items(key).map((item, index) => new Fields(item, `${this.#of(key)}, item ${index}`));
  }

  numbers(key: string | number): Float64Array {
    return Float64Array.from(this.items(key), (item) => finite(item, this.#of(key)));
  }

  #of(key: string | number): string {
    return `${key} of ${this.#name}`;
  }
}

function finite(value: unknown, name: string): number {
  if (value === '-0') return -0;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError(`${name} must be a number`);
  return value;
}
