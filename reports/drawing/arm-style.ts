// How an arm is named and drawn, the same in every chart and table: never by colour alone.
import { colour } from './palette.ts';

/** Names of Vega symbols. */
export type SymbolShape = 'circle' | 'diamond' | 'square' | 'triangle-up';

interface ArmStyle {
  readonly name: string;
  /** For the middle of a sentence. */
  readonly inSentence: string;
  readonly colour: string;
  /** Vega symbol of its estimates. */
  readonly shape: SymbolShape;
}

const styles: Readonly<Record<string, ArmStyle>> = {
  'password-otp': {
    name: 'Password + code',
    inSentence: 'password + code',
    colour: colour('password'),
    shape: 'diamond',
  },
  passkey: { name: 'Passkey', inSentence: 'passkeys', colour: colour('passkey'), shape: 'circle' },
};

/** An arm this file does not know keeps its id as its name. */
export function armStyle(arm: string): ArmStyle {
  return styles[arm] ?? { name: arm, inSentence: arm, colour: colour('muted'), shape: 'square' };
}

/** "with passkeys", "with password + code". */
export function armInSentence(arm: string): string {
  return armStyle(arm).inSentence;
}

/** Sorts by arm: the one compared with first, then passkey, then any other. */
export function byArm(one: { readonly arm: string }, other: { readonly arm: string }): number {
  return rank(one.arm) - rank(other.arm);
}

function rank(arm: string): number {
  const index = Object.keys(styles).indexOf(arm);
  return index === -1 ? Object.keys(styles).length : index;
}
