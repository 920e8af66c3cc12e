// The answer for the terminal: the summary, the findings by severity, what differs, the sign-in asked about.
import type { PolicyAnswerInShort, PolicyChange } from '../../scenarios/schema/policy-answer.ts';
import { textTable } from '../exports/text-table.ts';
import { wrapWords } from '../exports/wrap-words.ts';
import { printable } from '../words/printable.ts';
import { count, countOf } from '../words/quantity.ts';
import { changesOfPeople, noPeopleCompared } from './change-section.ts';
import { proposalOutcome } from './proposal-outcome.ts';
import { policySummary } from './policy-summary.ts';
import { severityWords } from './registrable-in-words.ts';

/** Files that are no exports can be thousands, where somebody gave the folder above. */
const mostUnread = 20;

/** Lines. @param width of the terminal in characters. */
export function policyInTerminal(answer: PolicyAnswerInShort, width: number): string[] {
  const { explained, signIn, change, proposal, findings } = answer;
  const wrapped = (text: string) => wrapWords(printable(text), width);
  return [
    ...sourceLines(answer, width),
    '',
    ...wrapped(policySummary(answer)),
    '',
    ...(findings.length === 0
      ? []
      : [
          ...textTable(
            {
              columns: ['Severity', 'People', 'Finding'],
              rows: findings.map(({ severity, title, people }) => [
                severityWords[severity],
                people === undefined ? '' : count(people.count),
                printable(title),
              ]),
            },
            width,
          ),
          '',
        ]),
    ...(change === undefined
      ? []
      : [
          ...wrapped(
            `Against the other exports: ${peopleChanged(change, answer.shares.people)}${countOf(change.findingsCome.length, 'finding')} new, ${count(change.findingsGo.length)} gone.${notCompared(change)}`,
          ),
          '',
        ]),
    ...(proposal === undefined
      ? []
      : [
          ...wrapped(
            `Proposed: ${[...proposal.patches.map(({ sentence }) => sentence), proposalOutcome(proposal)].join(' ')}`,
          ),
          '',
        ]),
    ...(explained === undefined
      ? []
      : [printable(explained.userPrincipalName), ...explained.facts.flatMap((fact) => wrapped(`- ${fact}`)), '']),
    ...(signIn === undefined ? [] : [...wrapped(signIn.sentence), '']),
  ];
}

function sourceLines({ sources, unread }: PolicyAnswerInShort, width: number): string[] {
  return [
    ...textTable(
      {
        columns: ['File', 'Rows', 'Holds'],
        rows: sources.map(({ file, holds, rows }) => [printable(file), count(rows), holds]),
      },
      width,
    ),
    ...unread
      .slice(0, mostUnread)
      .flatMap(({ file, line, column, sentence }) =>
        wrapWords(
          printable(`${[file, line, column].filter((part) => part !== undefined).join(':')}: ${sentence}`),
          width,
        ),
      ),
    ...(unread.length > mostUnread
      ? [`And ${countOf(unread.length - mostUnread, 'other file or part', 'other files or parts')}: see the report.`]
      : []),
  ];
}

function peopleChanged(change: PolicyChange, people: number): string {
  const changes = changesOfPeople.filter(([field]) => people > 0 || change[field].length > 0);
  const told = changes.map(([field, words]) => `${words.toLowerCase()} ${count(change[field].length)}; `).join('');
  return people === 0 ? `${noPeopleCompared} ${told}` : told;
}

/** Parts of the exports; then each check that needs them, which the report lists. */
const mostNotCompared = 4;

function notCompared({ notCompared: all }: PolicyChange): string {
  if (all.length === 0) return '';
  const rest = all.length - mostNotCompared;
  return ` Not compared: ${all.slice(0, mostNotCompared).join(' ')}${rest > 0 ? ` And ${count(rest)} more: see the report.` : ''}`;
}
