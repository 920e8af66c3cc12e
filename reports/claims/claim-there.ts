// There, where it was made: what the model predicts of a claim, as far as it does.
import type { ClaimThere } from '../results/claim-there.ts';

export function claimThere(): ClaimThere {
  return {
    kind: 'absent',
    code: 'no-setting',
    why: 'Its file does not say in which setting the model could predict it.',
  };
}
