// Written by `npm run index` from the files of reports/claims and reports/pilot. Do not edit.
import { chart as claimsLadder } from '../claims/claims-ladder.ts';
import { chart as denominatorSweep } from '../claims/denominator-sweep.ts';
import { chart as dropOff } from '../pilot/charts/drop-off.ts';
import { chart as phaseWaterfall } from '../pilot/charts/phase-waterfall.ts';
import { chart as signedInByTime } from '../pilot/charts/signed-in-by-time.ts';
import { chart as successByArm } from '../pilot/charts/success-by-arm.ts';
import { chart as successDifference } from '../pilot/charts/success-difference.ts';
import { chart as timeByArm } from '../pilot/charts/time-by-arm.ts';
import { chart as timeRatio } from '../pilot/charts/time-ratio.ts';

export const chartsOfSignIns = {
  'claims-ladder': claimsLadder,
  'denominator-sweep': denominatorSweep,
  'drop-off': dropOff,
  'phase-waterfall': phaseWaterfall,
  'signed-in-by-time': signedInByTime,
  'success-by-arm': successByArm,
  'success-difference': successDifference,
  'time-by-arm': timeByArm,
  'time-ratio': timeRatio,
} as const;
