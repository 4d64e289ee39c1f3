/** SQL of the version of the values within a model version such as `ensemble/10+values.calendar`. */
export function valuesSql(modelVersion: string): string {
  return `split_part(split_part(${modelVersion}, '+', 2), '.', 1)`;
}
