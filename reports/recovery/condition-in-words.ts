// A condition of the rule and what was found, as a sentence.
import type { RecoveryCondition } from '../results/recovery-decision.ts';
import { count, differenceOfProportions, percent, quantity } from '../words/quantity.ts';
import { kindInSentence } from './drill-words.ts';
import { perAttackUnit } from './per-attack-unit.ts';

/** "Rightful people back in: 83.1 %, 75.0 % or more is asked; kept at 91 % of the inputs." */
export function conditionInWords(condition: RecoveryCondition): string {
  const { id, title, value, limit, wanted, of, missing, keptAtPoints, kept } = condition;
  const inputs =
    keptAtPoints === undefined
      ? ''
      : `; kept ${keptAtPoints === 1 ? 'at all inputs' : keptAtPoints === 0 ? 'at no input' : `at ${percent(keptAtPoints)} of the inputs`}`;
  if (id === 'anybody') return value === 0 ? 'Nobody gets back in.' : `Somebody gets back in${inputs}.`;
  const who = of === undefined ? '' : ` (${kindInSentence(of)})`;
  if (value === undefined) return `${title}: not known, ${missing ?? 'nothing was lived of it'}.`;
  const asked = `${figure(limit, condition)} or ${wanted === 'above' ? 'more' : 'less'} is asked`;
  return `${title}${who}: ${figure(value, condition)}${sidesInWords(condition)}, ${asked}${kept ? '' : ', not kept at the centre'}${inputs}.`;
}

/** With its sign where it is a difference. */
export function figure(value: number, { unit, id }: Pick<RecoveryCondition, 'unit' | 'id'>): string {
  const sign = (id === 'impostors-more' || id === 'time-more') && value > 0 ? '+' : '';
  switch (unit) {
    case 'count of people':
      return count(value);
    case 's':
      return `${sign}${timeInWords(value)}`;
    default:
      return `${sign}${quantity(value, unit)}`;
  }
}

function timeInWords(seconds: number): string {
  return Math.abs(seconds) < 180 ? quantity(seconds, 's') : quantity(seconds / 60, 'min');
}

/** " (84.0 % against 91.2 %)": of a difference. */
function sidesInWords({ ofArm, ofBaseline, unit, id }: RecoveryCondition): string {
  if (ofArm === undefined || ofBaseline === undefined) return '';
  const told = (value: number) =>
    unit === differenceOfProportions
      ? percent(value)
      : unit === perAttackUnit
        ? quantity(value, unit)
        : id === 'time-more'
          ? timeInWords(value)
          : quantity(value, '');
  return ` (${told(ofArm)} against ${told(ofBaseline)})`;
}
