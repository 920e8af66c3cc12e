// Passkeys are switched off as a method, so nobody registers one and nobody signs in with one.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'passkeys-off',
  severity: 'high',
  needs: ['passkey-policy'],
  find: ({ tenant }) =>
    tenant.methodsPolicy?.passkeys?.state === 'disabled'
      ? [
          {
            title: 'Passkeys are off',
            sentence: 'The method Fido2 is disabled: nobody can register a passkey or sign in with one.',
            evidence: ['authenticationMethodConfigurations/fido2: state is disabled'],
            remedy: 'Enable the method, with a profile for each kind of person.',
            breaks: 'Nothing: whoever has no passkey signs in as before.',
          },
        ]
      : [],
};
