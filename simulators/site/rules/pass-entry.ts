// What an entered Temporary Access Pass makes of the guesses at an account, and whether it lets its owner in. Wrong ones count apart from
// wrong codes. Assumed, as nothing is documented: the limit of one-time codes holds for passes too, and until it is over none is looked at.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { countedTries, hasTriesLeft } from './code-tries.ts';
import type { Guess, GuessRecord } from './guess-record.ts';
import { decidePass, type PassDecision, type TemporaryAccessPass } from './temporary-access-pass.ts';

export type PassEntryDecision = PassDecision | { readonly kind: 'refused'; readonly code: '50088' };

/** @param pass the one whose text was entered; undefined: it is none that was issued. */
export function enterPass(
  { codeTries }: Pick<Policy, 'codeTries'>,
  guesses: GuessRecord,
  pass: TemporaryAccessPass | undefined,
  nowMs: number,
): Guess<PassEntryDecision> {
  const { wrongPassesAtMs = [] } = guesses;
  if (!hasTriesLeft(codeTries, wrongPassesAtMs, nowMs))
    return { decision: { kind: 'refused', code: '50088' }, guesses };
  const decision = decidePass(pass, nowMs);
  if (pass === undefined)
    return {
      decision,
      guesses: { ...guesses, wrongPassesAtMs: [...countedTries(codeTries, wrongPassesAtMs, nowMs), nowMs] },
    };
  return { decision, guesses: wrongPassesAtMs.length === 0 ? guesses : { ...guesses, wrongPassesAtMs: [] } };
}
