// Latencies counted in buckets whose width grows with the latency, so that every value is known to 1 % and histograms of several
// processes add up exactly. Source: Masson, Rim & Lee 2019, "DDSketch", PVLDB 12(12):2195, section 2.1; no bucket is ever collapsed.

/** Stated: a latency read from a histogram differs from the one counted by at most this share of it. */
export const relativeError = 0.01;

/** A hair finer than stated, so that the rounding of a logarithm at a bucket's edge cannot break the promise. */
const mappingError = 0.0099;
const gamma = (1 + mappingError) / (1 - mappingError);
export const logGamma = Math.log(gamma);

/** What is shorter counts as this long. */
export const leastMs = 0.001;

/** Bucket i holds (gamma^(i-1), gamma^i] ms. */
export function bucketOf(ms: number): number {
  if (!Number.isFinite(ms)) throw new RangeError(`latency ${ms} found, expected a finite number of ms`);
  // Plus 0, because the ceiling of -0.5 is -0.
  return Math.ceil(Math.log(Math.max(ms, leastMs)) / logGamma) + 0;
}

/** The one value that is within the mapping's error of both edges, ms. */
export function bucketMs(bucket: number): number {
  return (2 * Math.exp(bucket * logGamma)) / (gamma + 1);
}

/** [above, up to], ms. */
export function bucketEdgesMs(bucket: number): readonly [number, number] {
  return [Math.exp((bucket - 1) * logGamma), Math.exp(bucket * logGamma)];
}

/** As it travels between processes and stands in files. */
export interface LatencyHistogramData {
  readonly relativeError: number;
  /** Bucket and count, ascending, no empty ones. */
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

export class LatencyHistogram {
  readonly #counts = new Map<number, number>();
  #total = 0;

  /** @throws RangeError when the data are of another error, or a bucket or count is no whole number */
  static from(data: LatencyHistogramData): LatencyHistogram {
    if (data.relativeError !== relativeError)
      throw new RangeError(`histogram of relative error ${data.relativeError} found, expected ${relativeError}`);
    const made = new LatencyHistogram();
    for (const [bucket, count] of data.buckets) made.addToBucket(bucket, count);
    return made;
  }

  /** Latencies counted. */
  get count(): number {
    return this.#total;
  }

  /** @throws RangeError when ms is not finite or count no whole number from 0 */
  add(ms: number, count = 1): void {
    this.addToBucket(bucketOf(ms), count);
  }

  /** For counts that were bucketed elsewhere, by the same mapping. */
  addToBucket(bucket: number, count: number): void {
    if (!Number.isSafeInteger(bucket) || !Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`count ${count} in bucket ${bucket} found, expected whole numbers`);
    if (count === 0) return;
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
    this.#total += count;
  }

  /** Takes in what another counted. */
  merge(other: LatencyHistogram): void {
    for (const [bucket, count] of other.#counts) this.addToBucket(bucket, count);
  }

  /** Latency at a rank from 1, within the stated error of the order statistic; undefined when there is no such rank. ms */
  atRank(rank: number): number | undefined {
    const bucket = this.bucketAtRank(rank);
    return bucket === undefined ? undefined : bucketMs(bucket);
  }

  bucketAtRank(rank: number): number | undefined {
    if (!(rank >= 1 && rank <= this.#total)) return undefined;
    let below = 0;
    for (const [bucket, count] of this.#sorted()) {
      below += count;
      if (below >= rank) return bucket;
    }
    return undefined;
  }

  /** Smallest latency that a share p of all does not exceed, p in (0, 1]; undefined when nothing was counted. ms */
  quantile(p: number): number | undefined {
    return this.atRank(Math.max(1, Math.ceil(p * this.#total)));
  }

  /** Latencies in buckets up to this one. */
  countUpTo(bucket: number): number {
    let below = 0;
    for (const [each, count] of this.#counts) if (each <= bucket) below += count;
    return below;
  }

  toJSON(): LatencyHistogramData {
    return { relativeError, buckets: this.#sorted() };
  }

  #sorted(): [number, number][] {
    return [...this.#counts].toSorted(([a], [b]) => a - b);
  }
}
