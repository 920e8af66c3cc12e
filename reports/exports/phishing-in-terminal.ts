// The doors that remain in a phishing drill, for the terminal: what the report begins with, a row for each persona and arm.
import { changeInWords } from '../phishing/door-in-words.ts';
import { attackWords, rateInWords, resistanceInWords } from '../phishing/phishing-words.ts';
import type { ResultsOfPhishing } from '../results/results.ts';
import { textTable } from './text-table.ts';

/** Empty: nobody was attacked. */
export function phishingInTerminal({ arms, phishing }: ResultsOfPhishing, width: number): string {
  const { doors, verdicts } = phishing;
  if (doors.length === 0) return '';
  const nameOf = (id: string) => arms.find((arm) => arm.id === id)?.title ?? id;
  const ofClaim = {
    columns: ['Arm', 'Phishing-resistant?', 'Why'],
    rows: verdicts.map(({ arm, verdict, why }) => [nameOf(arm), resistanceInWords[verdict], why]),
  };
  const tables = [
    textTable(
      {
        columns: ['Persona', 'Arm', 'Weakest way in', 'Taken over of 1 000', 'What closes it'],
        rows: doors.map((door) => [
          door.title,
          nameOf(door.arm),
          attackWords[door.kind],
          rateInWords(door.takenOver),
          changeInWords(door, arms),
        ]),
      },
      width,
    ),
    ...(verdicts.length === 0 ? [] : [textTable(ofClaim, width)]),
  ];
  return tables
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .replaceAll('\u00a0', ' ');
}
