/**
 * What a service may ask to be told, and which claims stand for it. `openid` itself is who somebody is: a number that
 * stays the same and says nothing else. OpenID Connect Core 1.0, section 5.4, names the first three.
 */
export const CLAIMS_OF_SCOPE = {
  openid: ['sub'],
  profile: ['name', 'locale', 'zoneinfo'],
  email: ['email', 'email_verified'],
  groups: ['groups'],
  membership: ['membership_status', 'service_levels'],
} as const;

/** One of them. */
export type ServiceScope = keyof typeof CLAIMS_OF_SCOPE;

export const SERVICE_SCOPES = Object.keys(CLAIMS_OF_SCOPE) as readonly ServiceScope[];

/** Of the words in a request those that stand for something that we tell, in our order. */
export function scopesIn(asked: string): readonly ServiceScope[] {
  const words = asked.split(' ');
  return SERVICE_SCOPES.filter((scope) => words.includes(scope));
}
