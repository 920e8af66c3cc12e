// Written by `npm run index` from the files of reports/charts. Do not edit.
import { chart as claimsLadder } from './claims-ladder.ts';
import { chart as denominatorSweep } from './denominator-sweep.ts';
import { chart as dropOff } from './drop-off.ts';
import { chart as loadCost } from './load-cost.ts';
import { chart as loadCpu } from './load-cpu.ts';
import { chart as loadDueAgainstOwn } from './load-due-against-own.ts';
import { chart as loadHeat } from './load-heat.ts';
import { chart as loadLatencyByRate } from './load-latency-by-rate.ts';
import { chart as loadLatencyOverTime } from './load-latency-over-time.ts';
import { chart as loadRateProfile } from './load-rate-profile.ts';
import { chart as loadStepTime } from './load-step-time.ts';
import { chart as loadThroughputByRate } from './load-throughput-by-rate.ts';
import { chart as phaseWaterfall } from './phase-waterfall.ts';
import { chart as signedInByTime } from './signed-in-by-time.ts';
import { chart as successByArm } from './success-by-arm.ts';
import { chart as successDifference } from './success-difference.ts';
import { chart as tenantCost } from './tenant-cost.ts';
import { chart as tenantEnrolment } from './tenant-enrolment.ts';
import { chart as tenantHelpDesk } from './tenant-help-desk.ts';
import { chart as tenantSuccess } from './tenant-success.ts';
import { chart as tenantTime } from './tenant-time.ts';
import { chart as timeByArm } from './time-by-arm.ts';
import { chart as timeRatio } from './time-ratio.ts';
import { chart as tornadoSuccess } from './tornado-success.ts';
import { chart as tornadoTime } from './tornado-time.ts';

export const charts = {
  'claims-ladder': claimsLadder,
  'denominator-sweep': denominatorSweep,
  'drop-off': dropOff,
  'load-cost': loadCost,
  'load-cpu': loadCpu,
  'load-due-against-own': loadDueAgainstOwn,
  'load-heat': loadHeat,
  'load-latency-by-rate': loadLatencyByRate,
  'load-latency-over-time': loadLatencyOverTime,
  'load-rate-profile': loadRateProfile,
  'load-step-time': loadStepTime,
  'load-throughput-by-rate': loadThroughputByRate,
  'phase-waterfall': phaseWaterfall,
  'signed-in-by-time': signedInByTime,
  'success-by-arm': successByArm,
  'success-difference': successDifference,
  'tenant-cost': tenantCost,
  'tenant-enrolment': tenantEnrolment,
  'tenant-help-desk': tenantHelpDesk,
  'tenant-success': tenantSuccess,
  'tenant-time': tenantTime,
  'time-by-arm': timeByArm,
  'time-ratio': timeRatio,
  'tornado-success': tornadoSuccess,
  'tornado-time': tornadoTime,
} as const;
