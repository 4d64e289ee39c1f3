/** Why a value can't be taken. */
export interface Refusal {
  readonly reason: string;
}

/** Reads the text of a field into the text that both engines understand alike; null for an empty optional field. */
export type Field = (text: string) => string | null | Refusal;

export function isRefusal(value: string | null | Refusal): value is Refusal {
  return value !== null && typeof value === 'object';
}
