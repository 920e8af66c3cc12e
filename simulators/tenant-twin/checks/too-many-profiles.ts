// More passkey profiles than Microsoft documents, or a policy object over its size.
// Source: Microsoft Learn, how-to-authentication-passkeys-fido2 (2026-03-08): up to three profiles, more being worked on; 20 KB.
import type { Check } from './check.ts';

const documentedProfiles = 3;
const mostBytes = 20 * 1024;

export const check: Check = {
  id: 'too-many-profiles',
  severity: 'low',
  needs: ['passkey-policy'],
  find: ({ tenant }) => {
    const { profiles = [], bytes } = tenant.methodsPolicy?.passkeys ?? {};
    return [
      ...(profiles.length > documentedProfiles
        ? [
            {
              title: 'There are more passkey profiles than documented',
              sentence: `There are ${profiles.length}. Microsoft documents ${documentedProfiles}, the default one among them, and says that more are being worked on: whether a tenant takes more is not documented.`,
              evidence: profiles.map(({ name }) => `profile “${name}”`),
              remedy: 'Merge profiles that allow the same.',
              breaks: 'Nothing, if they allow the same.',
            },
          ]
        : []),
      ...(bytes !== undefined && bytes > mostBytes
        ? [
            {
              title: 'The passkey policy is larger than Microsoft takes',
              sentence: `It has ${bytes} bytes as JSON; the limit is ${mostBytes}.`,
              evidence: [`size of the FIDO2 configuration: ${bytes} bytes`],
              remedy: 'Shorten lists of AAGUIDs, or merge targets.',
              breaks: 'An AAGUID taken from an allow list stops passkeys of that model.',
            },
          ]
        : []),
    ];
  },
};
