// What share of a mean attempt is machine time, measured with the other lanes quiet; the rest is the person, modelled.
import type { ResultsOfSignIns } from '../results/results.ts';

type Phase = ResultsOfSignIns['phases'][number];

/** ms of machine time of a step: the target's and the browser's, without our own overhead. */
export function measuredMsOf({ navigationMs, serverMs, ceremonyMs, renderingMs }: Phase): number {
  return navigationMs + serverMs + ceremonyMs + renderingMs;
}

/** 0 to 1; undefined where the arm has no phases. */
export function measuredShareOfPhases(phases: readonly Phase[], arm: string): number | undefined {
  const ofArm = phases.filter((phase) => phase.arm === arm);
  const measured = ofArm.reduce((sum, phase) => sum + measuredMsOf(phase), 0);
  const all = ofArm.reduce((sum, { modelledMs }) => sum + modelledMs, measured);
  return all > 0 ? measured / all : undefined;
}
