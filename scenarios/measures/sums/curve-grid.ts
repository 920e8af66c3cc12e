// The grid of times on which a curve of sign-ins is counted: fine where people look. At the grid's points the curve is exact.

/** Cells of 0.1 s end here, s; those of 0.5 s there; beyond they have 5 s. */
const fineUpTo = 20;
const middleUpTo = 120;

/** SQL of the end of the cell that a time falls in, s. @param seconds an expression. */
export function cellEndSql(seconds: string): string {
  return `CASE WHEN ${seconds} <= ${fineUpTo} THEN ceil(round(${seconds} * 10, 9)) / 10 WHEN ${seconds} <= ${middleUpTo} THEN ceil(round(${seconds} * 2, 9)) / 2 ELSE ceil(round(${seconds} / 5, 9)) * 5 END`;
}

/** Ordinals of the last cells of 0.1 s and of 0.5 s; that of the time 0 is 0. */
const lastFine = fineUpTo * 10;
const lastMiddle = lastFine + (middleUpTo - fineUpTo) * 2;

/** Ordinal of the same cell. */
export function cellOf(seconds: number): number {
  if (seconds <= fineUpTo) return ceilOf(seconds * 10);
  if (seconds <= middleUpTo) return lastFine + ceilOf(seconds * 2) - fineUpTo * 2;
  return lastMiddle + ceilOf(seconds / 5) - middleUpTo / 5;
}

/** Its end in tenths of a second, which are whole. */
export function cellEndTenths(cell: number): number {
  if (cell <= lastFine) return cell;
  if (cell <= lastMiddle) return fineUpTo * 10 + (cell - lastFine) * 5;
  return middleUpTo * 10 + (cell - lastMiddle) * 50;
}

/** A hair above a whole number, by rounding of binary fractions, is that number. */
function ceilOf(value: number): number {
  return Math.ceil(Math.round(value * 1e9) / 1e9);
}
