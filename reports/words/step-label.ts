// What a step is called beside its bar. A step of another flow to sign in than the arm's own is met only after falling back to that flow.
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';

interface Step {
  readonly arm: string;
  /** "flow/step". */
  readonly step: string;
  readonly title: string;
}

export type StepLabel = (step: Step) => string;

export function stepLabels(arms: readonly ArmOfRun[]): StepLabel {
  const own = new Map(arms.map(({ id, signIn }) => [id, signIn]));
  return ({ arm, step, title }) => {
    const [flow = ''] = step.split('/');
    const signIn = own.get(arm);
    return signIn !== undefined && flow !== signIn && purposeOf(flow) === 'sign-in'
      ? `Fallback: ${title.charAt(0).toLowerCase()}${title.slice(1)}`
      : title;
  };
}
