// People may not register passkeys themselves: an administrator must provision each.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'self-service-off',
  severity: 'medium',
  needs: ['passkey-policy'],
  find: ({ tenant }) => {
    const passkeys = tenant.methodsPolicy?.passkeys;
    if (passkeys === undefined || passkeys.state === 'disabled' || passkeys.isSelfServiceRegistrationAllowed) return [];
    return [
      {
        title: 'Nobody may register a passkey themselves',
        sentence:
          'Self-service set-up is off for the whole method, whatever the profiles say; provisioning by Graph needs it on, too.',
        evidence: ['authenticationMethodConfigurations/fido2: isSelfServiceRegistrationAllowed is false'],
        remedy: 'Set isSelfServiceRegistrationAllowed to true.',
        breaks: 'Nothing for those who have a passkey; others may then register what their profiles allow.',
      },
    ];
  },
};
