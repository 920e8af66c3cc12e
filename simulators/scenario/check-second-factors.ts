// Whether the second factors of a scenario's personas can be asked for: whose provider the policy does not have could not sign in, and it would
// look as if they had registered nothing.
import type { Persona } from '../../scenarios/schema/persona.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { Locate } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

/** What an arm says of its people holds over their persona; its own shares are looked at with the arm. */
export function checkSecondFactors(
  { arms, policy }: Pick<Scenario, 'arms' | 'policy'>,
  personas: readonly Pick<Persona, 'id' | 'secondFactor'>[],
  locate: Locate,
): ScenarioProblem[] {
  // An arm has no provider where the scenario's policy has none.
  const isAskedOfNobody = arms.length > 0 && arms.every(({ secondFactors }) => secondFactors !== undefined);
  if (policy.externalMethod !== undefined || isAskedOfNobody) return [];
  return personas.flatMap(({ id, secondFactor }) =>
    (secondFactor.shares.external ?? 0) > 0
      ? [
          {
            code: 'contradiction',
            place: locate(['personas', id], 'key'),
            path: `personas.${id}`,
            found: `the persona "${id}", some of whose people an external provider asks for the second factor, where the policy has no such provider`,
            expected: '"policy: { externalMethod: { displayName: ... } }", or a persona without "external"',
          },
        ]
      : [],
  );
}
