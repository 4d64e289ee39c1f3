/** Why a value is rejected. */
export interface Refusal {
  readonly reason: string;
}

/** Parses the text of a field into a form that all database engines read alike; null for an empty optional field. */
export type Field = (text: string) => string | null | Refusal;

export function isRefusal(value: string | null | Refusal): value is Refusal {
  return value !== null && typeof value === 'object';
}
