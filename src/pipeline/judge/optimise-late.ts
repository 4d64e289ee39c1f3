import { setFlagsFromString } from 'node:v8';

/**
 * How much of a function runs before V8 compiles it with optimisation, in bytes of bytecode: eight times V8's usual figure. Each thread
 * compiles for itself, mostly functions that were hot for a moment, or with types that the next series disproves: at the usual figure
 * this took a third of the time of a few series.
 */
const BYTECODE_BEFORE_OPTIMISING = 540_000;

/** Lets V8 compile what forecasts less eagerly. Set for the process, as V8 has no such figure for a thread. */
export function optimiseLate(): void {
  setFlagsFromString(`--interrupt-budget=${BYTECODE_BEFORE_OPTIMISING}`);
}
