// Written by `npm run index` from the files of reports/sensitivity. Do not edit.
import { chart as tornadoSuccess } from '../sensitivity/tornado-success.ts';
import { chart as tornadoTime } from '../sensitivity/tornado-time.ts';

export const chartsOfSensitivity = {
  'tornado-success': tornadoSuccess,
  'tornado-time': tornadoTime,
} as const;
