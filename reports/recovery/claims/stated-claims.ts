// What vendors say of account recovery, in our words, with who says it and where. How each is held against a run stands in
// judge-recovery-claims.ts.
import type { RecoveryClaim } from '../../results/recovery-claim.ts';

type Stated = Pick<RecoveryClaim, 'id' | 'title' | 'words' | 'who' | 'where' | 'url' | 'claimed'>;

const estimator = {
  who: 'Microsoft',
  where: 'Microsoft Learn, account recovery cost savings estimator, 2026',
  url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-account-recovery-cost-savings-estimator',
} as const;

/** Of the estimator's worked example, each: USD, min. */
export const estimated = { deskUsd: 60, selfUsd: 2, deskMin: 60, selfMin: 5 } as const;

/** Share of strangers whom Face Check takes for the owner at its default threshold. */
export const faceCheckFalseMatch = 1e-7;

const list = [
  {
    id: 'fewer-tickets',
    title: 'Fewer tickets',
    words: 'People who recover by themselves do not call the help desk.',
    who: 'Microsoft',
    where: 'Microsoft Learn, account recovery, since November 2025',
    url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/self-service-account-recovery',
  },
  {
    id: 'lower-cost',
    title: 'Lower cost',
    words: 'A recovery by oneself costs 2 USD where the help desk costs 60.',
    ...estimator,
    claimed: '2 against 60 USD, 30.0 times',
  },
  {
    id: 'less-time',
    title: 'Less time',
    words: 'A recovery by oneself takes 5 minutes where the help desk takes 60.',
    ...estimator,
    claimed: '5 against 60 min, 12.0 times',
  },
  {
    id: 'high-assurance',
    title: 'High assurance',
    words: 'Recovery by a government document and a face check is of high assurance.',
    who: 'Microsoft',
    where: 'Entra blog, “Synced passkeys and high assurance account recovery”, December 2025',
  },
  {
    id: 'face-check-false-match',
    title: 'One false match in ten million',
    words: 'At its default threshold Face Check takes one stranger in ten million for the owner.',
    who: 'Microsoft, quoted by Redmond Channel Partner',
    where: 'rcpmag.com, August 2024',
    url: 'https://rcpmag.com/Articles/2024/08/13/Microsoft-Face-Verification-Entra.aspx',
    claimed: '1 in 10 000 000 at threshold 70',
  },
  {
    id: 'fewer-lock-outs',
    title: 'Fewer lock-outs once passkeys are asked for',
    words: 'With account recovery, asking for passkeys locks fewer people out.',
    who: 'Microsoft',
    where: 'Entra blog, December 2025',
  },
] as const satisfies readonly Stated[];

export type ClaimId = (typeof list)[number]['id'];
export const statedClaims: readonly (Stated & { readonly id: ClaimId })[] = list;
