/** A config that can't be used: what is wrong, and where. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
