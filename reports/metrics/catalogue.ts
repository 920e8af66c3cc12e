// Written by `npm run index` from the files of reports/metrics. Do not edit.
import { metric as loadCapacity } from './load-capacity.ts';
import { metric as loadDroppedShare } from './load-dropped-share.ts';
import { metric as loadFailureShare } from './load-failure-share.ts';
import { metric as loadLatencyP50 } from './load-latency-p50.ts';
import { metric as loadLatencyP95 } from './load-latency-p95.ts';
import { metric as loadLatencyP99 } from './load-latency-p99.ts';

export const loadMetrics = {
  'load-capacity': loadCapacity,
  'load-dropped-share': loadDroppedShare,
  'load-failure-share': loadFailureShare,
  'load-latency-p50': loadLatencyP50,
  'load-latency-p95': loadLatencyP95,
  'load-latency-p99': loadLatencyP99,
} as const;
