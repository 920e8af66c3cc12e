// A strength whose name, or whose built-in id, promises what its content does not hold.
import { builtInStrengths } from '../../../scenarios/schema/built-in-strengths.ts';
import type { Check } from './check.ts';
import { phishableCombinations } from './phishing-resistant.ts';

export const check: Check = {
  id: 'strength-misnamed',
  severity: 'high',
  needs: ['conditional-access'],
  find: ({ tenant }) =>
    tenant.strengths.flatMap((strength) => {
      const { id, displayName, allowedCombinations } = strength;
      const loose = phishableCombinations(strength);
      const own = builtInStrengths.find((builtIn) => builtIn.id === id);
      const added = allowedCombinations.filter((each) => own?.allowedCombinations.includes(each) === false);
      return [
        ...(/phish/i.test(displayName) && loose.length > 0
          ? [
              {
                title: `The strength “${displayName}” can be phished`,
                sentence: `It takes ${loose.join(' and ')}, whatever its name says: a strength is judged by its content.`,
                evidence: [
                  `authenticationStrengthPolicy ${id}: allowedCombinations ${allowedCombinations.join(' | ')}`,
                ],
                remedy: 'Take these combinations out of it.',
                breaks: 'Whoever has nothing else no longer meets it.',
              },
            ]
          : []),
        ...(own !== undefined && (added.length > 0 || own.displayName !== displayName)
          ? [
              {
                severity: 'medium' as const,
                title: `The built-in strength “${own.displayName}” is exported as another`,
                sentence: `Under its id the export has “${displayName}”${added.length === 0 ? '' : ` with ${added.join(' and ')} besides`}: the export was changed, or comes from another cloud.`,
                evidence: [`authenticationStrengthPolicy ${id}`],
                remedy: 'Export it again.',
                breaks: 'Nothing.',
              },
            ]
          : []),
      ];
    }),
};
