// What a person has typed, by kind, in whatever they send: forms, and the user name that the passkey button sends as JSON.
import type { SecretKind } from '../lure.ts';

/** Fields of the site's forms, which are those of the phisher's too. */
export const secretOfField = {
  'user-name': 'user-name',
  password: 'password',
  code: 'code',
  pass: 'pass',
} as const satisfies Readonly<Record<string, SecretKind>>;
export type SecretField = keyof typeof secretOfField;

const fields = Object.keys(secretOfField) as readonly SecretField[];

export function givenSecrets(contentType: string, body: string): readonly SecretKind[] {
  if (contentType.startsWith('application/json')) return hasUserName(body) ? ['user-name'] : [];
  const typed = new URLSearchParams(body);
  return fields.filter((name) => (typed.get(name) ?? '') !== '').map((name) => secretOfField[name]);
}

function hasUserName(json: string): boolean {
  try {
    const { userName } = (JSON.parse(json) ?? {}) as { readonly userName?: unknown };
    return typeof userName === 'string' && userName !== '';
  } catch {
    return false;
  }
}
