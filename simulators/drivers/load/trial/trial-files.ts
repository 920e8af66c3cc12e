// What k6 is given for one trial: the script, what every VU is told, and the orders. The same whether we run k6 or write it out for others.
import { purposeOf } from '../../../../scenarios/flows/purpose-of.ts';
import { lockOutThresholds } from '../../../attempt/before-need.ts';
import { peopleOfScenario } from '../../../attempt/people-of-scenario.ts';
import { openAccount } from '../../../attempt/account-holder.ts';
import type { BatchKey } from '../../../authenticator/software/batch-key.ts';
import { simulatedBatch } from '../../../authenticator/software/simulated-maker.ts';
import type { AccountOrder } from '../../../identity-provider/simulation-client.ts';
import { hostsOf } from '../../../loopback/loopback-address.ts';
import { createParameters } from '../../../people/parameters.ts';
import { personInArm } from '../../../people/person-in-arm.ts';
import type { Population } from '../../../people/population.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import type { TrialTarget } from '../fleet/target-fleet.ts';
import { k6Options } from './k6-options.ts';
import { ordersFile, type OrderBook, type PlacedOrder } from '../orders/order-book.ts';
import type { ScriptFiles } from '../printed/script-folder.ts';
import type { HumanData, OrderedLife, ScriptSettings } from '../script/script-data.ts';
import type { TrialPlan } from '../course/trial-plan.ts';

export interface FilesGround {
  readonly loaded: LoadedScenario<LoadScenario>;
  /** Bundled JavaScript. */
  readonly script: string;
  readonly human: HumanData;
  readonly target: Pick<TrialTarget, 'baseUrls' | 'externalUrl' | 'token'>;
  /** Of the run: 0, one more for each resume. */
  readonly epoch: number;
  /** k6's own metrics of sign-ins are fed, for whoever reads them; they are in any case where a threshold asks. */
  readonly metrics: boolean;
  /** Written out for plain k6. */
  readonly standsAlone?: true;
}

export interface TrialFiles {
  readonly files: ScriptFiles;
  /** Those that the target must know before, and does not yet. */
  readonly accounts: readonly AccountOrder[];
}

/** Of a trial with due times. */
export async function trialFiles(
  ground: FilesGround,
  book: OrderBook,
  plan: TrialPlan,
  stop?: AbortSignal,
): Promise<TrialFiles & { readonly orders: readonly PlacedOrder[] }> {
  const { orders, accounts } = await book.take(plan.dueTimes, stop);
  return { files: await filesOf(ground, plan, orders.length, ordersFile(orders)), accounts, orders };
}

/** A day: lives end by themselves. */
const longestLivesMs = 86_400_000;

/** Of whole lives, one user after the other. */
export async function livesFiles(
  ground: FilesGround,
  population: Population,
  { vus, ended }: { readonly vus: number; /** Lived already. */ readonly ended: ReadonlySet<number> },
): Promise<TrialFiles & { readonly lives: number }> {
  const { loaded } = ground;
  const { scenario, personas } = loaded;
  const parameters = createParameters(loaded.parameters, scenario.parameters, personas);
  const { lockedOut, identityOf } = peopleOfScenario(loaded, parameters);
  const lives: OrderedLife[] = [];
  for (let index = 0; index < population.size; index += 1) {
    if (ended.has(index)) continue;
    const user = population.user(index);
    const arms = population.armsOf(index);
    const why = arms.map((arm) => [arm.id, lockedOut?.(personInArm(scenario.seed, arm, user))]);
    lives.push({
      user,
      arms,
      needs: population.needs(index),
      ...(lockedOut === undefined ? {} : { lockedOut: Object.fromEntries(why) }),
    });
  }
  const accounts = lives.flatMap(({ user, arms }) =>
    arms.map((arm) => {
      const inArm = personInArm(scenario.seed, arm, user);
      return { user: inArm, account: openAccount(user, arm, identityOf?.(inArm)) };
    }),
  );
  const files = await filesOf(
    ground,
    { vus, durationMs: longestLivesMs, purpose: 'lives' },
    lives.length,
    JSON.stringify(lives.map((life) => JSON.stringify(life))),
  );
  return { files, accounts, lives: lives.length };
}

async function batchKeysOf(providers: LoadedScenario['providers']): Promise<NonNullable<ScriptSettings['batchKeys']>> {
  const keys: [string, BatchKey][] = [];
  for (const { aaguid, attestation } of providers)
    if (attestation !== undefined) keys.push([aaguid, await simulatedBatch(aaguid)]);
  return Object.fromEntries(keys);
}

type ToldPlan = Pick<TrialPlan, 'vus' | 'durationMs' | 'purpose'> & Partial<Pick<TrialPlan, 'arm'>>;

async function filesOf(ground: FilesGround, plan: ToldPlan, iterations: number, orders: string): Promise<ScriptFiles> {
  const { script, human, loaded } = ground;
  const settings = scriptSettings(ground, plan, iterations);
  // Sign-ins that become due register no passkey.
  const batchKeys = settings.lives || settings.recovers === true ? await batchKeysOf(loaded.providers) : undefined;
  return { script, settings: batchKeys === undefined ? settings : { ...settings, batchKeys }, human, orders };
}

/** What every VU of a trial is told. */
function scriptSettings(
  { loaded: { scenario, target: description }, target, epoch, metrics, standsAlone }: FilesGround,
  plan: ToldPlan,
  iterations: number,
): ScriptSettings {
  const { arm, vus, durationMs, purpose } = plan;
  const { fallbacks } = scenario.arms.find(({ id }) => id === arm) ?? {};
  // Whoever runs a script that was written out says where its target is, and their own resolver where that leads.
  const hosts =
    standsAlone === true
      ? {}
      : hostsOf([...target.baseUrls, ...(target.externalUrl === undefined ? [] : [target.externalUrl])]);
  const options = k6Options(scenario, { iterations, vus, durationMs, hosts, ...(arm === undefined ? {} : { arm }) });
  return {
    target: description,
    baseUrls: target.baseUrls,
    ...(target.externalUrl === undefined ? {} : { externalUrl: target.externalUrl }),
    ...(target.token === undefined ? {} : { token: target.token }),
    ...(standsAlone === undefined ? {} : { standsAlone }),
    ...(scenario.arms.some(({ signIn }) => purposeOf(signIn) === 'recovery') ? { recovers: true as const } : {}),
    seed: scenario.seed,
    epoch,
    limits: scenario.limits,
    ...(fallbacks === undefined ? {} : { fallbacks }),
    lives: purpose === 'lives',
    ...(purpose === 'lives'
      ? { unmeant: { ...scenario.unmeant, lockOutThresholds: lockOutThresholds(scenario.policy, scenario.arms) } }
      : {}),
    // The generator's own limit is found by making it do all at once, with nobody thinking.
    giveUpStartAfterMs: purpose === 'generator' ? Number.MAX_SAFE_INTEGER : scenario.load.giveUpStartAfter,
    realtime: purpose !== 'generator' && scenario.load.realtime,
    metrics: metrics || 'thresholds' in options,
    options,
  };
}
