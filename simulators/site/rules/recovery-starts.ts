// How often recoveries of an account may be begun, whoever begins them. Assumed: not documented.
import type { RecoveryPolicy } from '../../../scenarios/schema/recovery-policy.ts';

const dayMs = 86_400_000;

export type RecoveryStart =
  | { readonly kind: 'begun'; readonly recoveriesAtMs: readonly number[] }
  | { readonly kind: 'refused'; readonly code: 'recovery-limit' };

/** @param recoveriesAtMs when earlier ones were begun. A time ahead of now (a clock set back) counts too. */
export function decideRecoveryStart(
  { startsPerAccountAndDay }: Pick<RecoveryPolicy, 'startsPerAccountAndDay'>,
  recoveriesAtMs: readonly number[],
  nowMs: number,
): RecoveryStart {
  const counted = recoveriesAtMs.filter((atMs) => nowMs - atMs < dayMs);
  return counted.length < startsPerAccountAndDay
    ? { kind: 'begun', recoveriesAtMs: [...counted, nowMs] }
    : { kind: 'refused', code: 'recovery-limit' };
}
