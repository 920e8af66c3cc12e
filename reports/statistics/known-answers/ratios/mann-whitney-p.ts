// Chance that a time of the first sample exceeds one of the second, ties counted half (Mann & Whitney 1947).
export function mannWhitneyP({
  first,
  second,
}: {
  readonly first: readonly number[];
  readonly second: readonly number[];
}): number {
  let count = 0;
  for (const x of first) for (const y of second) count += x > y ? 1 : x === y ? 0.5 : 0;
  return count / (first.length * second.length);
}
