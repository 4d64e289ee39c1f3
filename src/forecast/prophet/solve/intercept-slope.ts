/**
 * Logistic growth bends the line k·(t - m), which is no straight function of k and m: steps along it are steps of its intercept -k·m and
 * its slope k. These three turn coefficients, m and k first, into intercept and slope first, and back.
 */
export function toInterceptSlope(coefficients: Float64Array): Float64Array {
  const out = coefficients.slice();
  out[0] = -(coefficients[1] ?? 0) * (coefficients[0] ?? 0);
  return out;
}

/** The inverse of `toInterceptSlope`; a line without slope has no finite m. */
export function fromInterceptSlope(line: Float64Array): Float64Array {
  const out = line.slice();
  out[0] = -(line[0] ?? 0) / (line[1] ?? 0);
  return out;
}

/** Derivatives by intercept and slope, turned into those by m and k. */
export function gradientByOffsetAndRate(derivatives: Float64Array, coefficients: Float64Array): Float64Array {
  const [m, k] = [coefficients[0] ?? 0, coefficients[1] ?? 0];
  const out = derivatives.slice();
  out[0] = -k * (derivatives[0] ?? 0);
  out[1] = (derivatives[1] ?? 0) - m * (derivatives[0] ?? 0);
  return out;
}
