// What a scenario may ask of the target it names: much needs one that was started for it.
import { isDeepStrictEqual } from 'node:util';
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { defaultPolicy } from '../../scenarios/schema/policy.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { Target } from '../../scenarios/schema/target.ts';
import type { Locate } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

const onReferenceOnly: Readonly<Record<Exclude<Scenario['driver'], 'load'>, string>> = {
  browser: 'the browser driver lives in the reference target only',
  virtual: 'the virtual driver has the rules of the reference target only',
};

export function checkTarget(
  { driver, faults, policy, arms }: Scenario,
  target: Target,
  locate: Locate,
): ScenarioProblem[] {
  if (target.kind === 'reference') return [];
  const problem = (path: string, found: string, expected: string): ScenarioProblem => ({
    code: 'contradiction',
    place: locate([path], 'value'),
    path,
    found,
    expected,
  });
  return [
    ...(driver === 'load'
      ? []
      : [
          problem(
            'target',
            `the remote target "${target.id}" with the driver ${driver}`,
            `"driver: load"; ${onReferenceOnly[driver]}`,
          ),
        ]),
    ...arms.flatMap(({ id, signIn }) =>
      purposeOf(signIn) === 'recovery'
        ? [
            problem(
              'arms',
              `the arm "${id}", whose people recover accounts, at the remote target "${target.id}"`,
              'the reference target, as the answers of whoever checks identities are planted there',
            ),
          ]
        : [],
    ),
    ...(isDeepStrictEqual(policy, defaultPolicy)
      ? []
      : [problem('policy', `a policy for the remote target "${target.id}"`, 'none, as a remote target has its own')]),
    ...(arms.some(({ secondFactors }) => (secondFactors?.shares.external ?? 0) > 0)
      ? [
          problem(
            'arms',
            `people whom an external provider asks for a second factor, at the remote target "${target.id}"`,
            'none with "external": of a remote target nobody here knows who that is',
          ),
        ]
      : []),
    ...arms.flatMap((arm) =>
      arm.policy === undefined
        ? []
        : [
            problem(
              'arms',
              `a policy of the arm "${arm.id}" for the remote target "${target.id}"`,
              'none, as a remote target has its own',
            ),
          ],
    ),
    ...(faults.length > 0
      ? [
          problem(
            'faults',
            `faults for the remote target "${target.id}"`,
            'none, as only the reference target lets faults be planted',
          ),
        ]
      : []),
  ];
}
