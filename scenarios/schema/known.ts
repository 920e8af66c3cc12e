// Answers to a question for which something may not be told: yes and no only where no missing fact could turn them.

export type Known = 'yes' | 'no' | 'unknown';

export const known = (isSo: boolean | undefined): Known => (isSo === undefined ? 'unknown' : isSo ? 'yes' : 'no');

/** yes where all are; none at all: yes. */
export function allOf(answers: readonly Known[]): Known {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** yes where one is; none at all: no. */
export function anyOf(answers: readonly Known[]): Known {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

export const opposite = (answer: Known): Known => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown');
