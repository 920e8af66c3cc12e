// What counting asks of an attempt: an attempt as the journal has it, or one that was only just lived and is written down nowhere.
import type { Attempt, StepRecord } from '../schema/attempt.ts';

/** Absent and undefined are the same. */
type Loosely<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]?: T[P] | undefined };

export type CountedStep = Readonly<
  Loosely<
    Pick<
      StepRecord,
      'index' | 'flow' | 'step' | 'action' | 'result' | 'logged' | 'measured' | 'measuredMs' | 'modelledMs'
    > &
      Pick<StepRecord, 'code' | 'cause'>,
    'code' | 'cause'
  >
>;

export type CountedAttempt = Readonly<
  Loosely<
    Pick<
      Attempt,
      | 'user'
      | 'persona'
      | 'arm'
      | 'flow'
      | 'purpose'
      | 'attempt'
      | 'draw'
      | 'need'
      | 'day'
      | 'fellBack'
      | 'lockedOutBy'
      | 'country'
      | 'outcome'
      | 'method'
      | 'measuredMs'
      | 'modelledMs'
      | 'overheadMs'
    >,
    'method' | 'need' | 'lockedOutBy' | 'country'
  >
> & { readonly steps: readonly CountedStep[] };
