// What a person has typed, by kind, in whatever they send: forms, and the user name that the passkey button sends as JSON.
import { secretKinds, type SecretKind } from '../lure.ts';

/** Kinds are the names of the fields, on the site's forms and on the phisher's. */
export function givenSecrets(contentType: string, body: string): readonly SecretKind[] {
  if (contentType.startsWith('application/json')) return hasUserName(body) ? ['user-name'] : [];
  const typed = new URLSearchParams(body);
  return secretKinds.filter((name) => (typed.get(name) ?? '') !== '');
}

function hasUserName(json: string): boolean {
  try {
    const { userName } = (JSON.parse(json) ?? {}) as { readonly userName?: unknown };
    return typeof userName === 'string' && userName !== '';
  } catch {
    return false;
  }
}
