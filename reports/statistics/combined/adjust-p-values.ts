// p-values adjusted for several tests at once, as R's p.adjust: Holm 1979, Hochberg 1988, Hommel 1988, Benjamini & Hochberg 1995,
// Benjamini & Yekutieli 2001.
export const adjustments = ['holm', 'hochberg', 'hommel', 'BH', 'BY'] as const;
export type Adjustment = (typeof adjustments)[number];

/** In the order given. */
export function adjustPValues({ p, method }: { readonly p: readonly number[]; readonly method: Adjustment }): number[] {
  const m = p.length;
  const order = p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  const sorted = order.map((i) => p[i] ?? 0);
  const adjusted = adjustSorted(sorted, method);
  const out = Array.from({ length: m }, () => 0);
  order.forEach((original, rank) => {
    out[original] = Math.min(1, adjusted[rank] ?? 1);
  });
  return out;
}

function adjustSorted(p: readonly number[], method: Adjustment): number[] {
  const m = p.length;
  switch (method) {
    case 'holm':
      return runningMaximum(p.map((x, i) => (m - i) * x));
    case 'hochberg':
      return runningMinimumFromEnd(p.map((x, i) => (m - i) * x));
    case 'BH':
      return runningMinimumFromEnd(p.map((x, i) => (m / (i + 1)) * x));
    case 'BY': {
      const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
      return runningMinimumFromEnd(p.map((x, i) => ((harmonic * m) / (i + 1)) * x));
    }
    case 'hommel':
      return hommel(p);
  }
}

/** Wright 1992 (Biometrics 48:1005), algorithm in its appendix. */
function hommel(p: readonly number[]): number[] {
  const m = p.length;
  const at = (i: number): number => p[i] ?? 1;
  let q = Array.from({ length: m }, () => Math.min(...p.map((x, i) => (m * x) / (i + 1))));
  let adjusted = [...q];
  for (let size = m - 1; size >= 2; size--) {
    const split = m - size;
    let least = Infinity;
    for (let i = 2; i <= size; i++) least = Math.min(least, (size * at(split + i - 1)) / i);
    q = q.map((_, i) => (i <= split ? Math.min(size * at(i), least) : 0));
    const fill = q[split] ?? 0;
    q = q.map((x, i) => (i <= split ? x : fill));
    adjusted = adjusted.map((x, i) => Math.max(x, q[i] ?? 0));
  }
  return adjusted.map((x, i) => Math.max(x, at(i)));
}

function runningMaximum(values: readonly number[]): number[] {
  let most = 0;
  return values.map((x) => (most = Math.max(most, x)));
}

function runningMinimumFromEnd(values: readonly number[]): number[] {
  let least = Infinity;
  return values
    .toReversed()
    .map((x) => (least = Math.min(least, x)))
    .toReversed();
}
