// How an arm is named and drawn, the same in every chart and table: never by colour alone. Names are those of the run, looks go by its order.
import type { ArmOfRun, Compared } from '../results/arm-of-run.ts';
import { type ColourName, colour } from './palette.ts';

/** Names of Vega symbols. */
export type SymbolShape = 'circle' | 'diamond' | 'square' | 'triangle-up';

export interface ArmStyle {
  readonly name: string;
  /** For the middle of a sentence. */
  readonly inSentence: string;
  readonly colour: string;
  /** Vega symbol of its estimates. */
  readonly shape: SymbolShape;
  /** Where its line shares a panel with others'; absent: drawn through. */
  readonly dash?: Dash;
}

interface Dash {
  readonly word: string;
  /** Stroke and gap in turn, of which one makes a gap. */
  readonly parts: readonly number[];
}

export type StyleOf = (arm: string) => ArmStyle;

/** As many as a scenario may have arms (`mostArms`): the arm that others are compared with comes first. */
const looks: readonly { readonly colour: ColourName; readonly shape: SymbolShape; readonly dash?: Dash }[] = [
  { colour: 'vermilion', shape: 'diamond', dash: { word: 'dashed', parts: [2, 1] } },
  { colour: 'blue', shape: 'circle' },
  { colour: 'indigo', shape: 'square', dash: { word: 'dotted', parts: [0.7, 0.7] } },
  { colour: 'wine', shape: 'triangle-up', dash: { word: 'dash-dotted', parts: [4, 1, 0.7, 1] } },
];

/** An arm that the run does not name keeps its id as its name. */
export function armStyles(arms: readonly ArmOfRun[]): StyleOf {
  const styles = new Map(
    arms.map(({ id, title, inSentence }, index): [string, ArmStyle] => {
      const { colour: hue, ...look } = looks[index] ?? { colour: 'muted', shape: 'square' };
      return [id, { name: title, inSentence, colour: colour(hue), ...look }];
    }),
  );
  return (arm) => styles.get(arm) ?? { name: arm, inSentence: arm, colour: colour('muted'), shape: 'square' };
}

/** "passkeys against password + code". */
export function againstInWords({ arm, baseline }: Compared, styleOf: StyleOf): string {
  return `${styleOf(arm).inSentence} against ${styleOf(baseline).inSentence}`;
}

/** Strokes and gaps of a line in px; a longer gap for a broader line. */
export function dashPx({ dash }: ArmStyle, gapPx: number): number[] | undefined {
  return dash?.parts.map((part) => part * gapPx);
}

/** Sorts by arm, in the order of the run; arms that it does not name come last. */
export function byArm(
  arms: readonly ArmOfRun[],
): (one: { readonly arm: string }, other: { readonly arm: string }) => number {
  const rank = ({ arm }: { readonly arm: string }) => {
    const index = arms.findIndex(({ id }) => id === arm);
    return index === -1 ? arms.length : index;
  };
  return (one, other) => rank(one) - rank(other);
}
