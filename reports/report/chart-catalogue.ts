// Written by `npm run index` from the files of reports. Do not edit.
import { chart as claimsLadder } from '../claims/claims-ladder.ts';
import { chart as denominatorSweep } from '../claims/denominator-sweep.ts';
import { chart as dropOff } from '../pilot/charts/drop-off.ts';
import { chart as loadCost } from '../load/charts/load-cost.ts';
import { chart as loadCpu } from '../load/charts/load-cpu.ts';
import { chart as loadDueAgainstOwn } from '../load/charts/load-due-against-own.ts';
import { chart as loadHeat } from '../load/charts/load-heat.ts';
import { chart as loadLatencyByRate } from '../load/charts/load-latency-by-rate.ts';
import { chart as loadLatencyOverTime } from '../load/charts/load-latency-over-time.ts';
import { chart as loadRateProfile } from '../load/charts/load-rate-profile.ts';
import { chart as loadStepTime } from '../load/charts/load-step-time.ts';
import { chart as loadThroughputByRate } from '../load/charts/load-throughput-by-rate.ts';
import { chart as phaseWaterfall } from '../pilot/charts/phase-waterfall.ts';
import { chart as signedInByTime } from '../pilot/charts/signed-in-by-time.ts';
import { chart as successByArm } from '../pilot/charts/success-by-arm.ts';
import { chart as successDifference } from '../pilot/charts/success-difference.ts';
import { chart as tenantCost } from '../rollout/charts/tenant-cost.ts';
import { chart as tenantEnrolment } from '../rollout/charts/tenant-enrolment.ts';
import { chart as tenantHelpDesk } from '../rollout/charts/tenant-help-desk.ts';
import { chart as tenantSuccess } from '../rollout/charts/tenant-success.ts';
import { chart as tenantTime } from '../rollout/charts/tenant-time.ts';
import { chart as timeByArm } from '../pilot/charts/time-by-arm.ts';
import { chart as timeRatio } from '../pilot/charts/time-ratio.ts';
import { chart as tornadoSuccess } from '../sensitivity/tornado-success.ts';
import { chart as tornadoTime } from '../sensitivity/tornado-time.ts';

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
