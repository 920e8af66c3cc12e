// One of the figures to see first: a name, a figure for each arm, and a note on what it is worth.

export interface KeyFigure {
  readonly name: string;
  readonly figures: readonly {
    /** Whose it is: "with passkeys" without the preposition, "with the rollout". */
    readonly whose: string;
    readonly text: string;
    /** Its interval. */
    readonly beside?: string | undefined;
  }[];
  readonly note: string;
}
