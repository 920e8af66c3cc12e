// passkey-pilot serve: the reference identity provider by itself, started for simulation on this machine, for a k6 script that was written
// out, or for a browser; with an identity verifier beside it where one is named, and the external provider that its policy sends people to. Holds its accounts in memory; nothing of it is left when it
// ends.
import { Command } from 'commander';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { defaultPolicy, type Policy } from '../scenarios/schema/policy.ts';
import type { AccountsFile } from '../simulators/identity-provider/accounts-file.ts';
import type { VerifierProcess } from '../simulators/identity-proofing/verifier-process.ts';
import { exitCodes } from './explain-error.ts';
import { createProgress } from './progress.ts';
import { tellNames } from './tell-names.ts';

interface ServeOptions {
  readonly port?: string;
  readonly accounts?: readonly string[];
  readonly verifier?: string;
  readonly json?: true;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the reference identity provider for simulation on this machine, until Ctrl-C')
    .option('--port <number>', 'port on loopback (default: wherever there is room)')
    .option('--accounts <file...>', 'people it knows: accounts.json as run --print-k6 writes it')
    .option(
      '--verifier <id>',
      'also start an identity verifier: of scenarios/verifiers, or of a folder "verifiers" here',
    )
    .option('--json', 'address and token as JSON')
    .action(async (options: ServeOptions) => {
      process.exitCode = await serve(options);
    });
}

async function serve({ port, accounts: files = [], verifier: verifierId, json }: ServeOptions): Promise<number> {
  const [
    { readAccountsFile },
    { newSimulationToken, startIdentityProvider },
    { startExternalProviderFor },
    { SimulationClient },
    { startVerifier },
    { verifierOfOption },
  ] = await Promise.all([
    import('../simulators/identity-provider/accounts-file.ts'),
    import('../simulators/identity-provider/process.ts'),
    import('../simulators/external-method/external-provider-process.ts'),
    import('../simulators/identity-provider/simulation-client.ts'),
    import('../simulators/identity-proofing/verifier-process.ts'),
    import('../simulators/scenario/verifier-library.ts'),
  ]);
  const portNumber = portOf(port);
  const profile =
    verifierId === undefined ? undefined : await verifierOfOption('--verifier', verifierId, process.cwd());
  const { seed, faults, policy, armPolicies, accounts } = together(
    files.map((file) => ({ file, content: readAccountsFile(file) })),
  );
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const progress = createProgress();
  const token = newSimulationToken();
  const policies = [policy, ...Object.values(armPolicies ?? {})];
  const external = await startExternalProviderFor(policies, { token, seed, faults });
  const provider = await startIdentityProvider({
    port: portNumber,
    policy,
    // A script that was written out plays whoever checks identities.
    ...(isRecovered(policy, armPolicies) ? { recovery: 'planted' as const } : {}),
    external,
    simulation: { token, seed, faults, ...(armPolicies === undefined ? {} : { armPolicies }) },
  }).catch(async (error: unknown) => {
    await external?.stop();
    throw error;
  });
  let verifier: VerifierProcess | undefined;
  try {
    if (profile !== undefined) verifier = await startVerifier({ profile, simulation: { token, seed, faults } });
    let opened = 0;
    await new SimulationClient(provider).addAccounts(accounts, {
      signal: stop.signal,
      onBatch: (count) => {
        opened += count;
        progress.stage(`Opening ${accounts.length} accounts: ${Math.floor((100 * opened) / accounts.length)} %`);
      },
    });
    progress.end();
    await tellNames();
    const { baseUrl } = provider;
    process.stdout.write(
      json
        ? `${JSON.stringify({
            baseUrl,
            token,
            accounts: accounts.length,
            ...(external === undefined ? {} : { externalUrl: external.baseUrl }),
            ...(verifier === undefined ? {} : { verifier: { baseUrl: verifier.baseUrl, apiKey: verifier.apiKey } }),
          })}\n`
        : `BASE_URL=${baseUrl}\nPILOT_TOKEN=${token}\n${external === undefined ? '' : `EXTERNAL_URL=${external.baseUrl}\n`}${
            verifier === undefined ? '' : `VERIFIER_URL=${verifier.baseUrl}\nVERIFIER_KEY=${verifier.apiKey}\n`
          }`,
    );
    process.stderr.write('Ctrl-C ends it.\n');
    const stopped = new Promise<'stopped'>((resolve) => {
      stop.signal.addEventListener('abort', () => resolve('stopped'), { once: true });
    });
    const end = await Promise.race([
      stopped,
      ...[provider, verifier, external].flatMap((server) => server?.exited ?? []),
    ]);
    if (end === 'stopped') return exitCodes.done;
    throw new PilotError('target-died', {
      found: `a server that ended with ${end.signal ?? `exit code ${end.code}`}`,
      expected: 'one that lives until Ctrl-C',
      where: baseUrl,
      remedy: 'start it again',
    });
  } catch (cause) {
    if (stop.signal.aborted) return exitCodes.done;
    throw cause;
  } finally {
    progress.end();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    await Promise.all([provider, verifier, external].map((server) => server?.stop()));
  }
}

function isRecovered(policy: Policy, armPolicies: AccountsFile['armPolicies'] = {}): boolean {
  return [policy, ...Object.values(armPolicies)].some(({ recovery }) => recovery !== undefined);
}

/** All files are of one scenario: seed, faults and policy are the provider's, not an account's. */
function together(read: readonly { readonly file: string; readonly content: AccountsFile }[]): Pick<
  AccountsFile,
  'seed' | 'faults' | 'policy' | 'armPolicies'
> & {
  readonly accounts: readonly AccountsFile['accounts'][number]['account'][];
} {
  const [first, ...others] = read;
  if (first === undefined) return { seed: 0, faults: [], policy: defaultPolicy, accounts: [] };
  const { seed, faults, policy, armPolicies } = first.content;
  const unlike = others.find(
    ({ content }) =>
      content.seed !== seed ||
      JSON.stringify([content.faults, content.policy, content.armPolicies]) !==
        JSON.stringify([faults, policy, armPolicies]),
  );
  if (unlike !== undefined) {
    throw new PilotError(
      'accounts-of-other-scenario',
      {
        found: `another seed, other faults or another policy than in ${first.file}`,
        expected: 'accounts of one scenario',
        where: unlike.file,
        remedy: 'serve them one after the other',
      },
      { badInput: true },
    );
  }
  return {
    seed,
    faults,
    policy,
    armPolicies,
    accounts: read.flatMap(({ content }) => content.accounts.map(({ account }) => account)),
  };
}

const highestPort = 65_535;

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= highestPort) return port;
  throw new PilotError(
    'port-unfit',
    {
      found: `"${text}"`,
      expected: `a whole number up to ${highestPort}; 0 is wherever there is room`,
      where: '--port',
    },
    { badInput: true },
  );
}
