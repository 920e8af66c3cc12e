// Two limits of an interval. A ratio's upper limit may be Infinity: the data then bound it from below only.
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}
