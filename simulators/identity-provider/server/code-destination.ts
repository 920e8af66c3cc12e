// Where a person should look for their code, as the page tells them. No part of a number or address is shown.
import type { SecondFactorMethod } from './account.ts';

export type CodeDestination = 'authenticator-app' | 'text-message' | 'e-mail' | 'registered-channel';

export function codeDestination(kind: SecondFactorMethod['kind']): CodeDestination {
  return kind === 'totp' ? 'authenticator-app' : kind;
}
