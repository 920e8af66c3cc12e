// The grid of times on which a curve of sign-ins is counted: fine where people look. At the grid's points the curve is exact.

/** SQL of the end of the cell that a time falls in, s: cells of 0.1 s up to 20 s, 0.5 s up to 2 min, 5 s beyond. @param seconds an expression. */
export function cellEndSql(seconds: string): string {
  return `CASE WHEN ${seconds} <= 20 THEN ceil(round(${seconds} * 10, 9)) / 10 WHEN ${seconds} <= 120 THEN ceil(round(${seconds} * 2, 9)) / 2 ELSE ceil(round(${seconds} / 5, 9)) * 5 END`;
}

/** Ordinals of the last cells of 0.1 s and of 0.5 s; that of the time 0 is 0. */
const lastFine = 200;
const lastMiddle = 400;

/** Ordinal of the same cell. */
export function cellOf(seconds: number): number {
  if (seconds <= 20) return ceilOf(seconds * 10);
  if (seconds <= 120) return lastFine + ceilOf(seconds * 2) - 40;
  return lastMiddle + ceilOf(seconds / 5) - 24;
}

/** Its end in tenths of a second, which are whole. */
export function cellEndTenths(cell: number): number {
  if (cell <= lastFine) return cell;
  if (cell <= lastMiddle) return (cell - lastFine + 40) * 5;
  return (cell - lastMiddle + 24) * 50;
}

/** A hair above a whole number, by rounding of binary fractions, is that number. */
function ceilOf(value: number): number {
  return Math.ceil(Math.round(value * 1e9) / 1e9);
}
