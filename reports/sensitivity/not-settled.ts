// What follows an answer that is not settled, and why; nothing after one that is.
export function notSettled({
  settled,
  besideRun,
}: {
  readonly settled: boolean;
  readonly besideRun?: string | undefined;
}): string {
  if (settled) return '';
  return besideRun === undefined ? ', but not settled by this many users' : `, but ${besideRun}`;
}
