// e-BH: false discovery control on e-values under any dependence (Wang & Ramdas 2022, JRSS B 84:822).
/** Indices (from 0) of the rejected hypotheses, ascending. */
export function eBenjaminiHochberg({ e, alpha }: { readonly e: readonly number[]; readonly alpha: number }): number[] {
  const m = e.length;
  const order = e.map((_, i) => i).sort((a, b) => (e[b] ?? 0) - (e[a] ?? 0));
  const last = order.findLastIndex((original, rank) => ((e[original] ?? 0) * (rank + 1)) / m >= 1 / alpha);
  return order.slice(0, last + 1).sort((a, b) => a - b);
}
