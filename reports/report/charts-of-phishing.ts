// Written by `npm run index` from the files of reports/phishing. Do not edit.
import { chart as attackFates } from '../phishing/charts/attack-fates.ts';
import { chart as bothSides } from '../phishing/charts/both-sides.ts';

export const chartsOfPhishing = {
  'attack-fates': attackFates,
  'both-sides': bothSides,
} as const;
