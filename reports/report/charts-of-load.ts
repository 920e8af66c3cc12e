// Written by `npm run index` from the files of reports/load. Do not edit.
import { chart as loadCost } from '../load/charts/load-cost.ts';
import { chart as loadCpu } from '../load/charts/load-cpu.ts';
import { chart as loadDueAgainstOwn } from '../load/charts/load-due-against-own.ts';
import { chart as loadHeat } from '../load/charts/load-heat.ts';
import { chart as loadLatencyByRate } from '../load/charts/load-latency-by-rate.ts';
import { chart as loadLatencyOverTime } from '../load/charts/load-latency-over-time.ts';
import { chart as loadRateProfile } from '../load/charts/load-rate-profile.ts';
import { chart as loadStepTime } from '../load/charts/load-step-time.ts';
import { chart as loadThroughputByRate } from '../load/charts/load-throughput-by-rate.ts';

export const chartsOfLoad = {
  'load-cost': loadCost,
  'load-cpu': loadCpu,
  'load-due-against-own': loadDueAgainstOwn,
  'load-heat': loadHeat,
  'load-latency-by-rate': loadLatencyByRate,
  'load-latency-over-time': loadLatencyOverTime,
  'load-rate-profile': loadRateProfile,
  'load-step-time': loadStepTime,
  'load-throughput-by-rate': loadThroughputByRate,
} as const;
