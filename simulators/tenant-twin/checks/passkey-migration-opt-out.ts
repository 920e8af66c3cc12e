// Whether Microsoft's change of September 2026 is held off: people enabled for text messages or calls are enabled for passkeys of all types.
// Source: Microsoft Learn, concept-sms-voice-retirement (2026-09-23): optOutSettings.passkeyDynamicMigration, until 1 February 2027.
import type { Check } from './check.ts';

export const check: Check = {
  id: 'passkey-migration-opt-out',
  severity: 'info',
  needs: ['opt-out'],
  find: ({ tenant }) =>
    tenant.methodsPolicy?.optsOutOfPasskeyMigration === true
      ? [
          {
            title: 'The tenant opts out of the passkey migration',
            sentence:
              'Microsoft does not enable people with text messages or calls for passkeys by itself; the opt-out ends on 1 February 2027, when those methods end.',
            evidence: ['authenticationMethodsPolicy: optOutSettings.passkeyDynamicMigration is true'],
            remedy: 'Have profiles of your own in place before that day.',
            breaks: 'Nothing by itself.',
          },
        ]
      : [],
};
