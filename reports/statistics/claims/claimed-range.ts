// Is a figure what a claim says? Verdicts, probabilities, charts, readings and the sensitivity analysis all ask here, so that none of them
// contradicts another.

/** A claimed quantity, and what it may have been before it was rounded: "99 %" stands for 98.5 to 99.5 %. */
export interface ClaimedRange {
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** Would a figure be published as at least what is claimed? */
export function reachesClaim(found: number, { least }: Pick<ClaimedRange, 'least'>): boolean {
  return found >= least;
}

/** May a figure that lies between two limits be the one claimed? */
export function mayBeClaimed(
  { lower, upper = Number.POSITIVE_INFINITY }: { readonly lower: number; readonly upper?: number | undefined },
  { least, most }: Pick<ClaimedRange, 'least' | 'most'>,
): boolean {
  return reachesClaim(upper, { least }) && lower <= most;
}
