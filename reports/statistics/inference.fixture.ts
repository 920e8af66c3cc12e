// An inference of which a test expects an estimate.
import type { Inference } from './inference.ts';

export function theEstimate(inference: Inference): Extract<Inference, { kind: 'estimated' }> {
  if (inference.kind === 'withheld') throw new Error(`an estimate was expected: ${JSON.stringify(inference.reason)}`);
  return inference;
}
