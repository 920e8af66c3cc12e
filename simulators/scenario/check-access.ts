// Names in Conditional Access policies that must stand elsewhere: strengths, places; and people, of whom the simulation knows none by id.
import { builtInStrengths } from '../../scenarios/schema/built-in-strengths.ts';
import type { Locate } from './issue-problem.ts';
import { policiesWritten } from './policies-written.ts';
import { listOf, mapOf } from './raw-value.ts';
import type { Report } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

type MustBeKnown = (word: unknown, names: readonly string[], path: Path) => void;

const places = ['All', 'AllTrusted'];
const people = ['All', 'None', 'GuestsOrExternalUsers'];

/** What an arm does not say stands in the policy of the scenario. */
export function checkAccess(
  raw: Readonly<Record<string, unknown>>,
  mustBeKnown: MustBeKnown,
  locate: Locate,
  report: Report,
): void {
  const ofAll = mapOf(raw['policy']);
  for (const { path, policy } of policiesWritten(raw)) {
    // Those of the file have been read by now, and stand there no more; or it was told why not.
    if (policy['exports'] !== undefined && locate([...path, 'exports'], 'key').kind === 'option')
      report('contradiction', [...path, 'exports'], 'exports set by an option', 'exports in the file of the scenario');
    const listed = (part: string) => listOf(policy[part] ?? ofAll[part]).map(mapOf);
    const strengths = [...builtInStrengths, ...listed('authenticationStrengths')].flatMap(idOf);
    const locations = [...places, ...listed('namedLocations').flatMap(idOf)];
    for (const [nth, written] of listOf(policy['conditionalAccess']).entries()) {
      const at = [...path, 'conditionalAccess', nth];
      const { conditions, grantControls } = mapOf(written);
      mustBeKnown(mapOf(grantControls)['authenticationStrength'], strengths, [
        ...at,
        'grantControls',
        'authenticationStrength',
      ]);
      const names = (part: string, field: string, known: readonly string[]) => {
        for (const [index, name] of listOf(mapOf(mapOf(conditions)[part])[field]).entries())
          mustBeKnown(name, known, [...at, 'conditions', part, field, index]);
      };
      names('locations', 'includeLocations', locations);
      names('locations', 'excludeLocations', locations);
      names('users', 'includeUsers', people);
      names('users', 'excludeUsers', people);
    }
  }
}

const idOf = ({ id }: { readonly id?: unknown }): string[] => (typeof id === 'string' ? [id] : []);
