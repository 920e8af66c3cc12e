// How sentences call what becomes due in a load run: sign-ins, or recoveries of accounts.
import type { LoadResults } from '../results/load-results.ts';

const words = {
  'sign-in': { one: 'sign-in', many: 'sign-ins', Many: 'Sign-ins' },
  recovery: { one: 'recovery', many: 'recoveries', Many: 'Recoveries' },
} as const satisfies Readonly<Record<LoadResults['of'], object>>;

export type StartWords = (typeof words)[LoadResults['of']];

export function startWords({ of }: Pick<LoadResults, 'of'>): StartWords {
  return words[of];
}
