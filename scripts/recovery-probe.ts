// passkey-pilot recovery probe: calls a tenant's own check (OnVerifiedIdClaimValidation) for a list of people and says what it answers.
// Dates of birth are sent, and neither printed nor written.
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { plainJson } from '../reports/exports/plain-signs.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { whyUnread } from '../scenarios/schema/why-unread.ts';
import type { AskedPerson } from '../simulators/claims-extension/callouts-of-people.ts';
import type { PermittedEndpoint } from '../simulators/claims-extension/permitted-endpoint.ts';
import { exitCodes } from './explain-error.ts';
import { printable } from '../reports/words/printable.ts';
import { createProgress } from './progress.ts';
import { stopOnSignal } from './stop-on-signal.ts';

interface ProbeOptions {
  readonly people: string;
  readonly records?: string;
  readonly tenant: string;
  readonly concurrency: string;
  readonly tokenFile?: string;
  readonly iOwnThisTarget?: string;
  readonly json?: true;
}

const mostAtATime = 64;

export function recoveryProbeCommand(): Command {
  return new Command('probe')
    .description(
      "call your tenant's own check of claims for a list of people, as Entra ID does, and say what it answers",
    )
    .argument('[url]', 'endpoint of the custom authentication extension; without it the built-in check is called')
    .requiredOption(
      '--people <file>',
      'CSV with userPrincipalName and any of id, givenName, surname, employeeId, firstName, lastName, dateOfBirth, documentType; or users of Graph as JSON',
    )
    .option('--records <file>', 'personnel records for the built-in check: userPrincipalName, employeeId, dateOfBirth')
    .option('--tenant <id>', 'tenant id in what is sent', '00000000-0000-4000-8000-000000000000')
    .option('--concurrency <number>', 'calls at a time', '4')
    .option('--token-file <file>', 'file with an access token, sent as Bearer')
    .option('--i-own-this-target <host>', 'consent to send names and dates of birth to a host that is not this machine')
    .option('--json', 'answers and sums as JSON on standard output')
    .action(async (url: string | undefined, options: ProbeOptions) => {
      process.exitCode = await probe(url, options);
    });
}

async function probe(url: string | undefined, options: ProbeOptions): Promise<number> {
  const [{ calloutsOfPeople }, { probePeople }, { probeSummary }, { probeInWords }] = await Promise.all([
    import('../simulators/claims-extension/callouts-of-people.ts'),
    import('../simulators/claims-extension/probe-people.ts'),
    import('./probe-summary.ts'),
    import('./probe-in-words.ts'),
  ]);
  const concurrency = atATime(options.concurrency);
  const bearerToken = options.tokenFile === undefined ? undefined : tokenIn(options.tokenFile);
  const { endpoint, stop: stopEndpoint } = await endpointOf(url, options);
  const progress = createProgress();
  const stop = new AbortController();
  const onSignal = stopOnSignal(stop, progress);
  try {
    const { people, notes } = calloutsOfPeople(options.people, options.tenant);
    for (const note of [...notes, ...remoteNotes(endpoint, people, concurrency)])
      process.stderr.write(`${printable(note)}\n`);
    const probed = await probePeople({
      endpoint,
      people,
      concurrency,
      bearerToken,
      stop: stop.signal,
      onDone: (done) => progress.counted('People asked for', done, people.length),
    });
    progress.end();
    const summary = probeSummary(probed, people.length);
    const shown = shownUrl(endpoint.url);
    process.stdout.write(
      options.json
        ? `${plainJson({ endpoint: shown, permission: endpoint.permission, summary, people: probed })}\n`
        : `${probeInWords(probed, summary, shown, process.stdout.columns ?? 100)}\n`,
    );
    return summary.asked === summary.people && summary.wellFormed === summary.asked ? exitCodes.done : exitCodes.failed;
  } finally {
    progress.end();
    onSignal.off();
    await stopEndpoint();
  }
}

interface OpenEndpoint {
  readonly endpoint: PermittedEndpoint;
  stop(): Promise<void>;
}

async function endpointOf(url: string | undefined, options: ProbeOptions): Promise<OpenEndpoint> {
  const { records, tenant, iOwnThisTarget } = options;
  if (url !== undefined && records === undefined) {
    const { permittedEndpoint } = await import('../simulators/claims-extension/permitted-endpoint.ts');
    return { endpoint: permittedEndpoint(url, iOwnThisTarget), stop: () => Promise.resolve() };
  }
  if (url !== undefined || records === undefined)
    throw badInput('endpoint-unclear', {
      found: url === undefined ? 'no address' : `an address and --records`,
      expected: 'the address of your endpoint, or --records for the built-in check',
      where: 'recovery probe',
      remedy: 'give one of them',
    });
  const [{ serveBuiltIn }, { personnelRecords }] = await Promise.all([
    import('../simulators/claims-extension/serve-built-in.ts'),
    import('../simulators/claims-extension/callouts-of-people.ts'),
  ]);
  const held = personnelRecords(records);
  return serveBuiltIn({ tenantId: tenant, recordOf: (userPrincipalName) => held.get(userPrincipalName) });
}

function remoteNotes({ permission }: PermittedEndpoint, people: readonly AskedPerson[], concurrency: number): string[] {
  if (permission.by === 'loopback') return [];
  return [
    `You have said that ${permission.host} is yours (--i-own-this-target): it is not this machine, and gets names, employee numbers and dates of birth of ${people.length} people, up to ${concurrency} at a time. Ctrl-C ends it.`,
  ];
}

/** Without what stands behind it: keys of functions do. */
function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function atATime(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= mostAtATime) return value;
  throw badInput('option-invalid', {
    found: `"${text}"`,
    expected: `a whole number from 1 to ${mostAtATime}`,
    where: '--concurrency',
  });
}

/** Never on the command line, which other people of the machine can read. */
function tokenIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw badInput('token-not-valid', {
      found: whyUnread(cause, 'no such file'),
      expected: 'a file with an access token',
      where: file,
      remedy: 'check the path',
    });
  }
  // RFC 6750, b64token.
  if (/^[A-Za-z0-9._~+/-]+=*$/.test(text)) return text;
  throw badInput('token-not-valid', {
    found: 'other signs than those of a token',
    expected: 'an access token and nothing else',
    where: file,
    remedy: 'write the token alone into the file',
  });
}

function badInput(code: string, data: ConstructorParameters<typeof PilotError>[1]): PilotError {
  return new PilotError(code, data, { badInput: true });
}
