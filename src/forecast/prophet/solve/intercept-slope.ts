/**
 * Returns the coefficients with the offset m and the rate k of logistic growth replaced by intercept -k·m and slope k.
 *
 * The linear predictor k·(t - m) is not linear in m and k, but it is in intercept and slope, so the solver steps in those.
 *
 * @param coefficients m and k first
 */
export function toInterceptSlope(coefficients: Float64Array): Float64Array {
  const out = coefficients.slice();
  out[0] = -(coefficients[1] ?? 0) * (coefficients[0] ?? 0);
  return out;
}

/** Inverse of `toInterceptSlope`. A slope of 0 has no finite offset m. */
export function fromInterceptSlope(coefficients: Float64Array): Float64Array {
  const out = coefficients.slice();
  out[0] = -(coefficients[0] ?? 0) / (coefficients[1] ?? 0);
  return out;
}

/**
 * Converts a gradient with respect to intercept and slope into one with respect to m and k, by the chain rule.
 * @param coefficients m and k first
 */
export function gradientByOffsetAndRate(derivatives: Float64Array, coefficients: Float64Array): Float64Array {
  const [m, k] = [coefficients[0] ?? 0, coefficients[1] ?? 0];
  const out = derivatives.slice();
  out[0] = -k * (derivatives[0] ?? 0);
  out[1] = (derivatives[1] ?? 0) - m * (derivatives[0] ?? 0);
  return out;
}
