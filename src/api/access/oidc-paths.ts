export const OIDC_START = '/api/v1/session/oidc';
/** To be registered at the identity provider, behind the public address. */
export const OIDC_CALLBACK = '/api/v1/session/oidc/callback';
