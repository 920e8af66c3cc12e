// The numbers of a claim as results.json has them.
import type { ClaimResult } from '../results/claim-result.ts';
import type { RoundedFigure } from '../statistics/claims/rounded-figure.ts';
import { type Claimed, claimedRange } from './claimed.ts';

export function claimedFields(claimed: Claimed): ClaimResult['claimed'] {
  const { kind, passkey, unit } = claimed;
  const figures = { passkey, ...(kind === 'ratio' ? { other: claimed.other } : {}) };
  const of = (field: keyof RoundedFigure) =>
    Object.fromEntries(
      Object.entries(figures).flatMap(([side, figure]) => (figure === undefined ? [] : [[side, figure[field]]])),
    );
  return { kind, ...claimedRange(claimed), ...of('value'), halfSteps: of('halfStep'), unit };
}
