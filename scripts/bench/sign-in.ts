// Benchmark of passkey sign-ins: plain puppeteer in two ways against our driver, on the same pages, in short blocks that take turns.
import { readFile } from 'node:fs/promises';
import { freshContextArm, reusedPageArm } from './puppeteer-arms.ts';
import type { ArmBlock, BenchArm } from './arm.ts';
import { driverArm, enrol } from './driver-arm.ts';
import type { BenchGround, BenchPerson } from './ground.ts';
import { cpuOfGroup } from './process-group.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

/** Goals of the project, for sign-ins per second of (c) against (a) and (b). */
const goals = { a: 2, b: 1.3 } as const;

const blockMs = 2_500;
const warmUpMs = 1_500;
/** Users of each lane of ours; they come round again. */
const peopleOfLane = 4;

interface MeasuredBlock extends ArmBlock {
  readonly cpuMs: Readonly<Record<string, number>>;
}

interface ArmFigures {
  readonly id: BenchArm['id'];
  readonly title: string;
  readonly browser: string;
  readonly signIns: number;
  readonly signInsPerSecond: Spread;
  /** ms per sign-in, mean over all blocks; browser processes by type. */
  readonly cpuMsPerSignIn: Readonly<Record<string, number>>;
  readonly cpuMsPerSignInInAll: number;
  /** ms of the clock per sign-in, mean over all blocks. */
  readonly partMsPerSignIn: Readonly<Record<string, number>>;
}

interface Ratio {
  readonly of: BenchArm['id'];
  readonly to: 'a' | 'b';
  /** Sign-ins per second, block by block of the same round. */
  readonly speed: Spread;
  /** How many times less CPU a sign-in takes. */
  readonly cpu: number;
  readonly goal: number;
  readonly met: boolean;
}

export interface SignInBenchmark {
  readonly arms: readonly ArmFigures[];
  readonly ratios: readonly Ratio[];
  /** Sign-ins that the arms counted, and that the provider logged as succeeded for the same accounts. */
  readonly counted: number;
  readonly logged: number;
}

/** @param seconds measured time of each arm. */
export async function benchSignIn(ground: BenchGround, seconds: number): Promise<SignInBenchmark> {
  const lanes = [ground.openLane(), ground.openLane()] as const;
  const people = Array.from({ length: 2 + 3 * peopleOfLane }, (_, index) => ground.newPerson(index));
  for (const person of people) await enrol(ground, lanes[0], person);
  const [forA, forB, ...ours] = people;
  if (forA === undefined || forB === undefined) throw new RangeError('found no people, expected some');
  const crew = (index: number) => ours.slice(index * peopleOfLane, (index + 1) * peopleOfLane);
  const arms: readonly BenchArm[] = [
    await freshContextArm(ground, forA),
    await reusedPageArm(ground, forB),
    driverArm(ground, 'c-1-lane', [lanes[0]], [crew(0)]),
    driverArm(ground, 'c-2-lanes', lanes, [crew(1), crew(2)]),
  ];

  let counted = 0;
  const blocks = new Map<BenchArm, MeasuredBlock[]>(arms.map((arm) => [arm, []]));
  for (const arm of arms) counted += (await arm.signIn(warmUpMs)).signIns;
  const rounds = Math.max(2, Math.round((seconds * 1_000) / blockMs));
  for (let round = 0; round < rounds; round += 1) {
    const first = round % arms.length;
    for (const arm of [...arms.slice(first), ...arms.slice(0, first)]) {
      const block = await measured(ground, arm);
      counted += block.signIns;
      blocks.get(arm)?.push(block);
    }
    process.stderr.write(`sign-in: round ${round + 1} of ${rounds}\n`);
  }
  const figures = arms.map((arm) => figuresOf(arm, blocks.get(arm) ?? []));
  return {
    arms: figures,
    ratios: ratiosOf(arms, blocks, figures),
    counted,
    logged: await loggedSignIns(ground, people),
  };
}

async function measured(ground: BenchGround, arm: BenchArm): Promise<MeasuredBlock> {
  const cpu = async () => {
    const { user, system } = process.cpuUsage();
    const provider = (await ground.client.memory()).cpuMs;
    return { ...browserCpu(arm), 'our process': (user + system) / 1_000, provider };
  };
  const before: Readonly<Record<string, number>> = await cpu();
  const block = await arm.signIn(blockMs);
  const after = await cpu();
  return {
    ...block,
    cpuMs: Object.fromEntries(Object.entries(after).map(([part, ms]) => [part, ms - (before[part] ?? 0)])),
  };
}

function browserCpu(arm: BenchArm): Record<string, number> {
  const total = { browser: 0, 'gpu-process': 0, 'zygote and utility': 0, renderer: 0 };
  for (const group of arm.processGroups) {
    for (const [type, ms] of Object.entries(cpuOfGroup(group))) {
      // Renderers come and go with the contexts: those alive and those that have ended are one kind of cost.
      if (type === 'renderer' || type === 'ended') total.renderer += ms;
      else if (type === 'browser' || type === 'gpu-process') total[type] += ms;
      else total['zygote and utility'] += ms;
    }
  }
  return Object.fromEntries(
    Object.entries(total).map(([type, ms]) => [`browser: ${type === 'browser' ? 'main' : type}`, ms]),
  );
}

function figuresOf({ id, title, browser }: BenchArm, blocks: readonly MeasuredBlock[]): ArmFigures {
  const signIns = sum(blocks.map((block) => block.signIns));
  const perSignIn = (of: (block: MeasuredBlock) => Readonly<Record<string, number>>) => {
    const names = new Set(blocks.flatMap((block) => Object.keys(of(block))));
    return Object.fromEntries(
      [...names].map((name) => [name, sum(blocks.map((block) => of(block)[name] ?? 0)) / signIns]),
    );
  };
  const cpuMsPerSignIn = perSignIn((block) => block.cpuMs);
  return {
    id,
    title,
    browser,
    signIns,
    signInsPerSecond: spreadOf(blocks.map(rateOf)),
    cpuMsPerSignIn,
    cpuMsPerSignInInAll: sum(Object.values(cpuMsPerSignIn)),
    partMsPerSignIn: perSignIn((block) => block.parts),
  };
}

function ratiosOf(
  arms: readonly BenchArm[],
  blocks: ReadonlyMap<BenchArm, readonly MeasuredBlock[]>,
  figures: readonly ArmFigures[],
): Ratio[] {
  const ofArm = (id: BenchArm['id']) => {
    const arm = arms.find((one) => one.id === id);
    const figure = figures.find((one) => one.id === id);
    if (arm === undefined || figure === undefined) throw new RangeError(`no arm ${id}`);
    return { rates: (blocks.get(arm) ?? []).map(rateOf), cpu: figure.cpuMsPerSignInInAll };
  };
  return (['c-1-lane', 'c-2-lanes'] as const).flatMap((of) =>
    (['a', 'b'] as const).map((to) => {
      const [mine, theirs] = [ofArm(of), ofArm(to)];
      const speed = spreadOf(mine.rates.map((rate, round) => rate / (theirs.rates[round] ?? Number.NaN)));
      return { of, to, speed, cpu: theirs.cpu / mine.cpu, goal: goals[to], met: speed.median >= goals[to] };
    }),
  );
}

/** The provider's own word for it. Registration begins with a password and a code, which is one success more for each person. */
async function loggedSignIns({ signInLog }: BenchGround, people: readonly BenchPerson[]): Promise<number> {
  const names = new Set(people.map(({ account }) => account.userPrincipalName));
  const rows = (await readFile(signInLog, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { userPrincipalName: string; status: { errorCode: number } });
  return rows.filter((row) => names.has(row.userPrincipalName) && row.status.errorCode === 0).length - people.length;
}

function rateOf({ signIns, elapsedMs }: ArmBlock): number {
  return (signIns * 1_000) / elapsedMs;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function signInText({ arms, ratios, counted, logged }: SignInBenchmark): string {
  const costs = (title: string, of: Readonly<Record<string, number>>) => [
    `    ${title}`,
    ...Object.entries(of)
      .filter(([, ms]) => ms >= 0.05)
      .map(([part, ms]) => `      ${part.padEnd(34)}${ms.toFixed(1).padStart(7)}`),
  ];
  return [
    `Passkey sign-ins: median of ${arms[0]?.signInsPerSecond.blocks ?? 0} blocks (lowest to highest), arms in turn; each arm has browsers of its own`,
    ...arms.flatMap((arm) => [
      `  (${arm.id}) ${arm.title}: ${spreadText(arm.signInsPerSecond, 1)} per second, ${arm.cpuMsPerSignInInAll.toFixed(0)} CPU-ms each; ${arm.signIns} sign-ins`,
      `    browser: ${arm.browser}`,
      ...costs('CPU-ms per sign-in (mean)', arm.cpuMsPerSignIn),
      ...costs('ms of the clock per sign-in (mean; of two lanes, as each of them sees it)', arm.partMsPerSignIn),
    ]),
    '  Ratios, block by block: how many times as many sign-ins per second; and how many times less CPU each takes',
    ...ratios.map(
      ({ of, to, speed, cpu, goal, met }) =>
        `    ${of} / ${to}   ${spreadText(speed, 2)}   CPU ${cpu.toFixed(2)}   goal ${goal}: ${met ? 'met' : 'missed'}`,
    ),
    '    (a) and (b) have one worker: the ratios of 1 lane compare like with like, those of 2 lanes also hold what a second core brings.',
    `  The provider logged ${logged} of the ${counted} sign-ins counted${logged === counted ? '' : ': THEY DIFFER'}`,
    '',
  ].join('\n');
}
