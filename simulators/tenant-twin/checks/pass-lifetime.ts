// Temporary Access Passes that live long or can be used again and again.
// Source: Microsoft Learn, howto-authentication-temporary-access-pass: default 1 h, at most 8 h, unless set otherwise.
import type { Check } from './check.ts';

const documentedMostMinutes = 480;

export const check: Check = {
  id: 'pass-lifetime',
  severity: 'low',
  needs: ['pass'],
  find: ({ tenant }) => {
    const pass = tenant.methodsPolicy?.temporaryAccessPass;
    if (pass === undefined || pass.state === 'disabled') return [];
    const { maximumLifetimeMinutes: most, isUsableOnce } = pass;
    return [
      ...(most > documentedMostMinutes
        ? [
            {
              severity: 'medium' as const,
              title: 'Passes may live longer than a working day',
              sentence: `A Temporary Access Pass may be made to live up to ${most} min; Microsoft’s own maximum is ${documentedMostMinutes} min unless it is raised.`,
              evidence: [`TemporaryAccessPass: maximumLifetimeInMinutes is ${most}`],
              remedy: `Lower maximumLifetimeInMinutes to ${documentedMostMinutes}.`,
              breaks: 'Whoever is given a pass days ahead of their first day needs another way.',
            },
          ]
        : []),
      ...(isUsableOnce
        ? []
        : [
            {
              title: 'Passes can be used again',
              sentence: 'While it lives, a Temporary Access Pass signs in whoever knows it, any number of times.',
              evidence: ['TemporaryAccessPass: isUsableOnce is false'],
              remedy: 'Set isUsableOnce to true.',
              breaks: 'A passkey must then be registered within 10 min of the sign-in, on the device that signed in.',
            },
          ]),
    ];
  },
};
