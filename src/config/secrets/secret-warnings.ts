import { SecretError, type Secret } from '../../secret/secret.ts';
import type { Locate } from '../faults/locate.ts';
import type { Config } from '../schema/config.ts';
import { secretSchema } from './schema.ts';
import { secretFromConfig, type SecretPlace } from './secret-from-config.ts';

/** Ports on which SMTP begins without TLS, and the one on which it begins with it. */
const PLAIN_PORTS: readonly string[] = ['25', '587', '2525'];
const TLS_PORT = '465';

/**
 * What is wrong with the secrets of a config now, each with its place: a variable that is not set, a file that can't be read, a text that is
 * no address. A secret may be set later, so that none of it is an error. Repeats nothing of a secret.
 */
export async function secretWarnings(
  config: Config,
  place: SecretPlace & { readonly locate: Locate },
): Promise<string[]> {
  const all = [...channelSecrets(config), ...oidcSecret(config)];
  const warnings = await Promise.all(
    all.map(async ({ path, from, kind, effect }) => {
      const problem = await problemOf(secretFromConfig(from, place), kind);
      return problem === null ? [] : [`${place.locate(path)}: ${path.join('.')}: ${problem}; ${effect}`];
    }),
  );
  return warnings.flat();
}

interface DeclaredSecret {
  readonly path: readonly string[];
  readonly from: Parameters<typeof secretFromConfig>[0];
  /** What it must be. */
  readonly kind: 'text' | 'web' | 'mail';
  /** What does not work without it. */
  readonly effect: string;
}

function channelSecrets({ messages }: Config): DeclaredSecret[] {
  return Object.entries(messages.channels).flatMap(([name, channel]) =>
    Object.entries(channel).flatMap(([setting, value]): DeclaredSecret[] => {
      const from = secretSchema.safeParse(value);
      if (!from.success) return [];
      const kind = setting === 'server' ? 'mail' : setting === 'url' ? 'web' : 'text';
      const path = ['messages', 'channels', name, setting];
      return [{ path, from: from.data, kind, effect: `the channel ${name} delivers nothing` }];
    }),
  );
}

function oidcSecret({ auth }: Config): DeclaredSecret[] {
  if (!auth?.oidc) return [];
  const path = ['auth', 'oidc', 'client_secret'];
  return [{ path, from: auth.oidc.client_secret, kind: 'text', effect: 'nobody can sign in with the provider' }];
}

async function problemOf(secret: Secret, kind: DeclaredSecret['kind']): Promise<string | null> {
  try {
    const text = await secret.reveal();
    if (kind === 'web')
      return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text) ? null : 'is no http(s):// address';
    return kind === 'mail' ? mailServerProblem(text) : null;
  } catch (error) {
    if (error instanceof SecretError) return error.message;
    throw error;
  }
}

function mailServerProblem(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return 'is no smtp:// or smtps:// address';
  if (url.protocol === 'smtps:' && PLAIN_PORTS.includes(url.port))
    return `smtps:// begins with TLS, which port ${url.port} does not: write smtp:// with this port, or port ${TLS_PORT}`;
  if (url.protocol === 'smtp:' && url.port === TLS_PORT)
    return `port ${TLS_PORT} begins with TLS: write smtps:// with this port, or smtp:// with port 587`;
  return null;
}
