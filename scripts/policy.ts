// passkey-pilot policy: reads a tenant's exports and says what its policies do to whom, what is wrong with them, what a change would do.
import { Command, Option } from 'commander';
import { join } from 'node:path';
import packageManifest from '../package.json' with { type: 'json' };
import { severities, type Finding, type Severity } from '../scenarios/schema/policy-answer.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { PolicyQuestion } from '../simulators/tenant-twin/answer-policy.ts';
import { exitCodes } from './explain-error.ts';
import { printStretches } from './print-stretches.ts';
import { createProgress } from './progress.ts';
import { collect } from './set-option.ts';
import { writeStretches } from './write-stretches.ts';

interface PolicyOptions {
  readonly against: readonly string[];
  readonly propose?: true;
  readonly explain?: string;
  readonly signIn?: string;
  readonly failOn?: Severity;
  readonly emergency: readonly string[];
  readonly persona: readonly string[];
  readonly asOf?: string;
  readonly pseudonyms?: true;
  readonly out: string;
  readonly json?: true;
  readonly example?: string;
}

export function policyCommand(): Command {
  return new Command('policy')
    .description('say what a tenant’s exported policies do to whom, what is wrong with them, what a change would do')
    .argument('[exports...]', 'folders and files, in any of the shapes that people have; recognised by their content')
    .option(
      '--against <exports>',
      'exports of another day or of a draft: tell the difference (repeatable)',
      collect,
      [],
    )
    .option('--propose', 'the smallest change that closes the critical findings, as requests to Graph; nothing is sent')
    .option('--explain <user>', 'one person as a chain of facts')
    .option('--sign-in <described>', 'judge a sign-in: user=…,app=…,platform=…,client=…,place=…,method=…')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'end with 99 where a finding is that grave or graver; in junit.xml it fails (absent: from high on)',
      ).choices([...severities]),
    )
    .option('--emergency <user>', 'an emergency account, which may be excluded everywhere (repeatable)', collect, [])
    .option('--persona <name=group>', 'the people of a group as a kind of their own (repeatable)', collect, [])
    .option('--as-of <day>', 'the day for which deadlines are judged, as 2026-12-24; absent: today')
    .option('--pseudonyms', 'names of people are replaced in all that is written, without a way back')
    .option('--out <dir>', 'folder for policy.json, policy.html, findings.csv and junit.xml', join('runs', 'policy'))
    .option('--json', 'the whole answer as JSON on standard output')
    .option('--example <dir>', 'write a small tenant with planted problems to try this on')
    .action(async (exports: readonly string[], options: PolicyOptions) => {
      process.exitCode =
        options.example === undefined ? await policy(exports, options) : await example(options.example);
    });
}

async function example(folder: string): Promise<number> {
  const { writeExampleTenant } = await import('../simulators/tenant-exports/write-example-tenant.ts');
  await writeExampleTenant(folder);
  process.stdout.write(`Wrote the exports of a small tenant to ${folder}; try passkey-pilot policy ${folder}\n`);
  return exitCodes.done;
}

async function policy(paths: readonly string[], options: PolicyOptions): Promise<number> {
  if (paths.length === 0)
    throw new PilotError(
      'exports-missing',
      {
        found: 'no folder or file',
        expected: 'exports of a tenant',
        remedy: 'give their paths, or write an example with --example DIR',
      },
      { badInput: true },
    );
  const [
    { answerPolicy },
    { checks },
    { pseudonyms },
    { policyPage },
    { policyJson },
    { findingsCsv },
    { findingsJunit },
    { policyInTerminal },
    { writeSchemaBeside },
    { makeFolder, refuseForeign },
  ] = await Promise.all([
    import('../simulators/tenant-twin/answer-policy.ts'),
    import('../simulators/tenant-twin/checks/catalogue.ts'),
    import('../simulators/tenant-exports/pseudonyms.ts'),
    import('../reports/policy/policy-page.ts'),
    import('../reports/policy/policy-json.ts'),
    import('../reports/policy/findings-csv.ts'),
    import('../reports/policy/findings-junit.ts'),
    import('../reports/policy/policy-in-terminal.ts'),
    import('../reports/exports/write-schema-beside.ts'),
    import('../simulators/store/named-folder.ts'),
  ]);
  const question = questionOf(options);
  refuseForeign(options.out, 'give another --out', (names) => names.includes('policy.json'));
  const progress = createProgress();
  const { answer, people } = await answerPolicy(paths, question, {
    ...(options.pseudonyms ? { renamed: pseudonyms() } : {}),
    onStage: (stage) => progress.stage(stage),
  });
  progress.stage('Writing the answer');
  makeFolder(options.out);
  const file = (name: string) => join(options.out, name);
  writeStretches(file('policy.json'), policyJson(answer, people()));
  await writeSchemaBeside(options.out, 'policy');
  writeStretches(file('findings.csv'), findingsCsv(answer.findings));
  const ids = checks.map(({ id }) => id);
  writeStretches(file('junit.xml'), [await findingsJunit(answer, ids, options.failOn ?? 'high')]);
  writeStretches(file('policy.html'), [await policyPage(answer, packageManifest.version)]);
  progress.end();
  if (options.json) await printStretches(policyJson(answer, people()));
  else {
    const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
    process.stdout.write(`${policyInTerminal(answer, width).join('\n')}\nReport: ${file('policy.html')}\n`);
  }
  return options.failOn !== undefined && answer.findings.some((finding) => isAsGrave(finding, options.failOn))
    ? exitCodes.gateMissed
    : exitCodes.done;
}

function isAsGrave({ severity }: Finding, failOn: Severity | undefined): boolean {
  return failOn !== undefined && severities.indexOf(severity) >= severities.indexOf(failOn);
}

function questionOf(options: PolicyOptions): PolicyQuestion {
  return {
    asOf: dayOf(options.asOf),
    emergencyAccounts: options.emergency,
    personas: options.persona.map(personaOf),
    ...(options.against.length === 0 ? {} : { against: options.against }),
    propose: options.propose === true,
    ...(options.explain === undefined ? {} : { explain: options.explain }),
    ...(options.signIn === undefined ? {} : { signIn: options.signIn }),
  };
}

function personaOf(text: string): { readonly name: string; readonly group: string } {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1)
    throw new PilotError(
      'option-invalid',
      { found: `"${text}"`, expected: 'name=group, for example "Admins=sec-admins"', where: '--persona' },
      { badInput: true },
    );
  return { name: text.slice(0, at), group: text.slice(at + 1) };
}

/** Of the reader’s calendar, which is not that of Greenwich; Swedes write a day as ISO 8601 does. */
function dayOf(text: string | undefined): string {
  if (text === undefined) return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format();
  const asDate = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(asDate.getTime()) || asDate.toISOString().slice(0, 10) !== text)
    throw new PilotError(
      'option-invalid',
      { found: `"${text}"`, expected: 'a day such as 2026-12-24', where: '--as-of' },
      { badInput: true },
    );
  return text;
}
