// The buttons by which a person goes to an external provider, answers there and comes back.
import type { Target } from '../../scenarios/schema/target.ts';
import { VoidAttempt } from './void-attempt.ts';

/** @throws VoidAttempt of a target that has none: nothing on its pages leads there. */
export function externalControls({ id, external }: Pick<Target, 'id' | 'external'>) {
  if (external === undefined)
    throw new VoidAttempt('harness-error', `the description of target "${id}" says nothing of an external provider`);
  return external.controls;
}
