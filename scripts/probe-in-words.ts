// What a probe has found, for a terminal: a row a person, then what it comes to.
import { textTable } from '../reports/exports/text-table.ts';
import { wrapWords } from '../reports/exports/wrap-words.ts';
import { countOf, quantity } from '../reports/words/quantity.ts';
import { calloutErrors, isWellFormed, type ExtensionAnswer } from '../simulators/claims-extension/extension-answer.ts';
import type { ProbedPerson } from '../simulators/claims-extension/probe-people.ts';
import type { ProbeSummary } from './probe-summary.ts';
import { printable } from '../reports/words/printable.ts';

/** @param endpoint as it may be shown. @param width of the terminal, in characters. */
export function probeInWords(
  probed: readonly ProbedPerson[],
  summary: ProbeSummary,
  endpoint: string,
  width: number,
): string {
  const table = textTable(
    {
      columns: ['Person', 'Tries', 'Waited', 'Answer'],
      rows: probed.map(({ userPrincipalName, tries, durationMs, answer }) => [
        printable(userPrincipalName),
        String(tries.length),
        inMs(durationMs),
        answerInWords(answer),
      ]),
    },
    width,
  );
  const sentences = sentencesOn(summary, endpoint).flatMap((sentence) => wrapWords(sentence, width));
  return [...(probed.length === 0 ? [] : [...table, '']), ...sentences].join('\n');
}

function answerInWords(answer: ExtensionAnswer): string {
  if (!isWellFormed(answer)) return `${troubleInWords(answer)} (${calloutErrors[answer.errorCode]})`;
  if (answer.kind === 'pass') return 'pass';
  const { failedClaims, foreignClaims } = answer;
  const foreign = foreignClaims === 0 ? [] : [`${countOf(foreignClaims, 'name')} of an unknown claim`];
  const all = [...failedClaims, ...foreign];
  return all.length === 0 ? 'failed, no claim named' : `failed: ${all.join(', ')}`;
}

function troubleInWords(answer: Exclude<ExtensionAnswer, { readonly kind: 'pass' | 'failed' }>): string {
  switch (answer.kind) {
    case 'timed-out':
      return `no answer within ${inMs(answer.limitMs)}`;
    case 'unreachable':
      return `unreachable: ${answer.reason}`;
    case 'http-error':
      return `status ${answer.status}`;
    case 'redirected':
      return `status ${answer.status}: sent elsewhere, which was not followed`;
    case 'too-large':
      return `more than ${answer.limitBytes / 1_024} KiB`;
    case 'wrong-shape':
      return `found ${answer.found}, expected ${answer.expected}`;
  }
}

function sentencesOn(summary: ProbeSummary, endpoint: string): string[] {
  const { people, asked, wellFormed, answers, failedClaims, withForeignClaims, errors, waitMs } = summary;
  const failed = [
    ...Object.entries(failedClaims).map(([claim, of]) => `${claim} of ${of}`),
    ...(withForeignClaims === 0 ? [] : [`names of unknown claims of ${withForeignClaims}`]),
  ];
  const kinds = Object.entries(answers).map(([kind, of]) => `${of} ${kind}`);
  return [
    `Asked ${endpoint} for ${asked} of ${countOf(people, 'person', 'people')}${kinds.length === 0 ? '' : `: ${kinds.join(', ')}`}.`,
    ...(failed.length === 0 ? [] : [`Failed claims: ${failed.join(', ')}.`]),
    ...(waitMs === undefined
      ? []
      : [
          `Waited: median ${inMs(waitMs.median)}, 95 % within ${inMs(waitMs.p95)}, longest ${inMs(waitMs.longest)}; ${summary.overLimit} over ${inMs(summary.limitMs)}; ${summary.retried} asked for again.`,
        ]),
    wellFormed === asked
      ? 'Every answer was well-formed.'
      : `${asked - wellFormed} of ${asked} answers were not well-formed; the sign-in log would have ${errors
          .map(({ code, name, people: of }) => `${code} ${name} for ${of}`)
          .join(', ')}.`,
  ];
}

/** "12.3 ms", "2 s" */
function inMs(durationMs: number): string {
  return durationMs < 1_000 ? quantity(durationMs, 'ms') : quantity(durationMs / 1_000, 's');
}
