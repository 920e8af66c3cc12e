// Share of attempts lost by our own fault; for gates and validity.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'void-share',
  title: 'Void attempts',
  unit: 'proportion',
  estimand:
    'Share of all attempts, registration included, that ended by our own fault (browser crash, harness error). It is about the instrument, not about people.',
  denominator: 'attempts, void ones too',
  primary: false,
  kind: 'share',
  from: 'all attempts',
  numerator: { where: ['voided'] },
  per: 'each',
});
