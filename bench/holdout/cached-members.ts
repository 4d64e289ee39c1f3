import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { incrementalFit, type FittedModel, type History, type Model } from '../../src/forecast/model.ts';

/** Models whose forecasts are kept in a file, and what computing them took. */
export interface CachedMembers {
  readonly members: Model[];
  /** Seconds of processor time in fits so far, those of earlier processes included. */
  readonly fitSeconds: () => number;
  readonly save: () => void;
}

/** The header of a file; the numbers follow it. */
interface Header {
  readonly seconds: number;
  /** One list a member: the lengths of the histories and how many days were forecast from each. */
  readonly origins: readonly (readonly (readonly [length: number, days: number])[])[];
}

/** The bytes of the header's length. */
const HEADER_LENGTH = 4;

/**
 * Members that forecast from a file what they forecast before, so that weights and intervals can be compared without another fit.
 *
 * @param file of one history and these members as they are now
 */
export function cachedMembers(members: readonly Model[], file: string): CachedMembers {
  const known = existsSync(file) ? read(file) : { seconds: 0, forecasts: members.map(() => new Map()) };
  let { seconds } = known;
  let isChanged = false;
  const cached = members.map((model, at) => {
    const forecasts = known.forecasts[at] ?? new Map<number, Float64Array>();
    const answered = (fit: (history: History) => FittedModel): ((history: History) => FittedModel) => {
      return (history) => ({
        predict(days) {
          const { length } = history.values;
          const before = forecasts.get(length);
          const isConsecutive = (days[0] ?? 0) === history.start + length;
          if (isConsecutive && before && before.length >= days.length) return nulls(before.subarray(0, days.length));
          const began = process.cpuUsage();
          const predictions = fit(history).predict(days);
          const { user, system } = process.cpuUsage(began);
          seconds += (user + system) / 1e6;
          if (isConsecutive)
            forecasts.set(
              length,
              Float64Array.from(predictions, (value) => value ?? NaN),
            );
          isChanged ||= isConsecutive;
          return predictions;
        },
      });
    };
    return {
      id: model.id,
      fit: answered((history) => model.fit(history)),
      incrementalFit: () => answered(incrementalFit(model)),
    };
  });
  return {
    members: cached,
    fitSeconds: () => seconds,
    save: () => isChanged && write(file, seconds, known.forecasts),
  };
}

function nulls(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

interface Known {
  readonly seconds: number;
  readonly forecasts: Map<number, Float64Array>[];
}

function read(file: string): Known {
  const bytes = readFileSync(file);
  const end = HEADER_LENGTH + bytes.readUInt32LE(0);
  const { seconds, origins } = JSON.parse(bytes.subarray(HEADER_LENGTH, end).toString()) as Header;
  const numbers = new Float64Array(Uint8Array.from(bytes.subarray(end)).buffer);
  let at = 0;
  return {
    seconds,
    forecasts: origins.map(
      (ofMember) => new Map(ofMember.map(([length, days]) => [length, numbers.subarray(at, (at += days))])),
    ),
  };
}

function write(file: string, seconds: number, forecasts: readonly Map<number, Float64Array>[]): void {
  const origins = forecasts.map((ofMember) => Array.from(ofMember, ([length, days]) => [length, days.length] as const));
  const header = Buffer.from(JSON.stringify({ seconds, origins } satisfies Header));
  const numbers = forecasts.flatMap((ofMember) => Array.from(ofMember.values()));
  const length = Buffer.alloc(HEADER_LENGTH);
  length.writeUInt32LE(header.length);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    Buffer.concat([length, header, ...numbers.map((days) => Buffer.from(Float64Array.from(days).buffer))]),
  );
}
