// README.txt beside a k6 script that was written out: how to run it, and what must be true of the target.
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import { k6Thresholds } from '../trial/k6-thresholds.ts';
import type { ScriptSettings } from '../script/script-data.ts';

export interface PrintedTrial {
  /** A sentence without its full stop. */
  readonly what: string;
  /** Absent: all. */
  readonly arm?: string;
}

export function readMeOfScript(
  { scenario, target }: LoadedScenario<LoadScenario>,
  settings: ScriptSettings,
  { what, arm }: PrintedTrial,
  typed: (command: string) => string,
): string {
  const isOurs = target.kind === 'reference';
  const [address] = settings.baseUrls;
  const thresholds = Object.entries(k6Thresholds(scenario.gates, arm)).map(
    ([metric, bounds]) => `  ${metric}: ${bounds.join(', ')}`,
  );
  const environment = [
    `  BASE_URL     address of the target, with http:// or https://; several with commas between them. ${address === undefined ? 'Must be given.' : `Absent: ${address}`}`,
    "  PILOT_TOKEN  of a target that passkey-pilot serve has started for simulation: people's time then moves their clock and is not waited.",
    settings.recovers === true
      ? '               Must be given: whoever checks identities is played by the script, and the target is told by the simulation.'
      : '               Absent: nothing is simulated; codes by message cannot be read and do not arrive.',
    ...(scenario.policy.externalMethod === undefined
      ? []
      : [
          '  EXTERNAL_URL address of the external provider that the target sends people to. Absent: it may send them nowhere.',
        ]),
    '  PILOT_LINES  1: a line for each sign-in on the console (k6 run --console-output=FILE), as passkey-pilot reads them.',
  ];
  const accounts = isOurs
    ? [
        'The target must know the people in accounts.json before. The reference provider, on this machine:',
        '',
        `  ${typed('passkey-pilot serve --accounts accounts.json')}`,
        '',
        `which prints BASE_URL and PILOT_TOKEN${scenario.policy.externalMethod === undefined ? '' : ', and EXTERNAL_URL'}. Start it anew for each run: what people did stays with their accounts.`,
      ]
    : [
        'The target must know the people in accounts.json before: passwords, secrets of their authenticator apps (base32), public halves of',
        `their passkeys (COSE, base64url) with the user handle they were made for. Its relying party id must be "${target.rpId}".`,
      ];
  return `${[
    `${scenario.name}: ${what}.`,
    '',
    'Run it in this folder with stock k6 2.0 or newer:',
    '',
    `  k6 run ${address === undefined ? '-e BASE_URL=http://localhost:8080 ' : ''}${isOurs ? '-e PILOT_TOKEN=... ' : ''}script.js`,
    '',
    ...environment,
    '',
    ...accounts,
    '',
    ...(settings.lives
      ? ['Users follow one another without due times.']
      : [
          'Each sign-in has a time at which it is due, drawn beforehand. sign_in_due_duration counts from then, also when every VU was busy;',
          'sign_in_duration from when it began, as k6 counts. A start later than load.giveUpStartAfter is dropped (sign_in_dropped).',
        ]),
    settings.realtime
      ? "People's own time is really waited, and is in these times."
      : "People's own time is not waited.",
    ...(thresholds.length === 0
      ? []
      : [
          '',
          'Gates of the scenario that k6 can see are its thresholds; a missed one ends it with exit code 99:',
          ...thresholds,
        ]),
    '',
    'testrun.yaml runs the same on many machines with k6-operator; write the address of the target and, where it has one, PILOT_TOKEN into it.',
    'The files hold passwords and secrets of virtual users. Load only a target that is yours.',
  ].join('\n')}\n`;
}
