// Do our intervals cover? Simulates beta-binomial users, builds the intervals the report uses, and counts how often they hold the truth.
// npm run test:coverage [-- --replicates 4000 --seed 1]; table to stdout, progress to stderr, exit 1 when a cell breaks the rule.
import { parseArgs } from 'node:util';
import { betaQuantile } from '../reports/statistics/beta-quantile.ts';
import { leastInformativeUsers } from '../reports/statistics/claim-verdict.ts';
import { clusteredDifference } from '../reports/statistics/clustered-difference.ts';
import { clusteredProportion } from '../reports/statistics/clustered-proportion.ts';
import type { UserCount } from '../reports/statistics/clustered-count.ts';
import type { Inference } from '../reports/statistics/inference.ts';
import { normalCdf } from '../reports/statistics/normal-cdf.ts';
import { pairedClusteredDifference } from '../reports/statistics/paired-clustered-difference.ts';

const usersPerArm = 60;
const attemptsPerUser = 5;
const conf = 0.95;
/** Required coverage, issue 3 section 9. */
const lowestCoverage = 0.94;
const highestCoverage = 0.965;
/** A cell counts as withheld when at least this share of its replicates gets no verdict. */
const withheldShare = 0.9;
/** Correlation of a user's two propensities in the paired design, on the normal scale of a Gaussian copula. */
const pairCorrelation = 0.5;
const quantileSteps = 4096;

interface Cell {
  readonly design: 'one arm' | 'parallel' | 'paired';
  readonly p1: number;
  readonly p2?: number;
  readonly icc: number;
}

interface Tally {
  covered: number;
  verdicts: number;
  verdictsCovered: number;
}

type Uniform = () => number;

const cells: Cell[] = [];
for (const icc of [0, 0.3]) {
  for (const p1 of [0.95, 0.88, 0.99, 0.97]) cells.push({ design: 'one arm', p1, icc });
  for (const [p1, p2] of [[0.95, 0.88], [0.99, 0.97]] as const) {
    for (const design of ['parallel', 'paired'] as const) cells.push({ design, p1, p2, icc });
  }
}

const { values } = parseArgs({ options: { replicates: { type: 'string', default: '4000' }, seed: { type: 'string', default: '1' } } });
const replicates = Number(values.replicates);
const seed = Number(values.seed);
if (!Number.isSafeInteger(replicates) || replicates < 100 || !Number.isSafeInteger(seed)) {
  console.error(`--replicates ${values.replicates} --seed ${values.seed} found; a whole number of at least 100 replicates and a whole seed were expected. Give e.g. --replicates 4000 --seed 1.`);
  process.exit(2);
}

console.log(`Coverage of 95 % intervals: ${usersPerArm} users an arm, ${attemptsPerUser} attempts a user, ${replicates} replicates, seed ${seed}`);
console.log(`A verdict needs ${leastInformativeUsers} users with a failure in each arm. A cell holds when its intervals, or those that carry a verdict, cover`);
console.log(`${percent(lowestCoverage)}-${percent(highestCoverage)} % within 2 Monte Carlo SE, or when the verdict is withheld in ${percent(withheldShare)} % of replicates or more;`);
console.log(`and in every cell a verdict resting on an interval that misses must stay below ${percent(1 - lowestCoverage)} % of replicates.\n`);
console.log(['design  ', 'p         ', 'ICC', 'coverage', 'MC SE', 'withheld', 'coverage | verdict', 'verdict and missed', 'cell'].join(' | '));
let broken = 0;
for (const [index, cell] of cells.entries()) {
  process.stderr.write(`cell ${index + 1} of ${cells.length}: ${cell.design} ${cell.p1}${cell.p2 === undefined ? '' : ` v ${cell.p2}`}, ICC ${cell.icc}\n`);
  if (!report(cell, simulate(cell, uniformGenerator(seed * 1000 + index)))) broken++;
}
console.log(broken === 0 ? `\nAll ${cells.length} cells hold.` : `\n${broken} of ${cells.length} cells break the rule.`);
process.exitCode = broken === 0 ? 0 : 1;

function simulate(cell: Cell, uniform: Uniform): Tally {
  const first = propensities(cell.p1, cell.icc);
  const second = propensities(cell.p2 ?? cell.p1, cell.icc);
  const truth = cell.p2 === undefined ? cell.p1 : cell.p1 - cell.p2;
  const correlation = cell.design === 'paired' ? pairCorrelation : 0;
  const tally: Tally = { covered: 0, verdicts: 0, verdictsCovered: 0 };
  for (let i = 0; i < replicates; i++) {
    const one: UserCount[] = [];
    const two: UserCount[] = [];
    for (let u = 0; u < usersPerArm; u++) {
      const a = gaussian(uniform);
      const b = correlation * a + Math.sqrt(1 - correlation ** 2) * gaussian(uniform);
      one.push(draw(`${u}`, first(a), uniform));
      two.push(draw(cell.design === 'paired' ? `${u}` : `b${u}`, second(b), uniform));
    }
    count(tally, infer(cell, one, two), truth);
  }
  return tally;
}

function infer(cell: Cell, first: UserCount[], second: UserCount[]): Inference {
  if (cell.design === 'one arm') return clusteredProportion({ perUser: first, conf });
  return cell.design === 'paired' ? pairedClusteredDifference({ first, second, conf }) : clusteredDifference({ first, second, conf });
}

function count(tally: Tally, inference: Inference, truth: number): void {
  if (inference.kind === 'withheld') throw new Error(`no interval with ${usersPerArm} users: ${JSON.stringify(inference.reason)}`);
  const { lower, upper = Infinity } = inference.interval;
  const covered = lower <= truth && truth <= upper;
  if (covered) tally.covered++;
  if ((inference.informativeUsers ?? 0) < leastInformativeUsers) return;
  tally.verdicts++;
  if (covered) tally.verdictsCovered++;
}

function report(cell: Cell, { covered, verdicts, verdictsCovered }: Tally): boolean {
  const all = covered / replicates;
  const withheld = 1 - verdicts / replicates;
  const missed = (verdicts - verdictsCovered) / replicates;
  const reasons: string[] = [];
  if (within(all, replicates)) reasons.push('covers');
  if (withheld < withheldShare && within(verdictsCovered / verdicts, verdicts)) reasons.push('verdicts cover');
  if (withheld >= withheldShare) reasons.push('verdict withheld: too few failures');
  const safe = missed <= 1 - lowestCoverage;
  const holds = reasons.length > 0 && safe;
  const proportions = cell.p2 === undefined ? `${cell.p1.toFixed(2)}      ` : `${cell.p1.toFixed(2)} v ${cell.p2.toFixed(2)}`;
  const conditional = verdicts === 0 ? 'none' : `${percent(verdictsCovered / verdicts)} (SE ${percent(standardError(verdictsCovered / verdicts, verdicts))})`;
  console.log(
    [
      cell.design.padEnd(8),
      proportions.padEnd(10),
      cell.icc.toFixed(1),
      percent(all).padStart(8),
      percent(standardError(all, replicates)).padStart(5),
      percent(withheld).padStart(8),
      conditional.padStart(18),
      percent(missed).padStart(18),
      holds ? `holds: ${reasons.join(', ')}` : `BREAKS${safe ? '' : ': verdicts on missed intervals'}`,
    ].join(' | '),
  );
  return holds;
}

function within(coverage: number, n: number): boolean {
  const slack = 2 * standardError(coverage, n);
  return coverage >= lowestCoverage - slack && coverage <= highestCoverage + slack;
}

function standardError(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** A user's chance of success at a standard normal score: beta quantiles with mean p and intraclass correlation icc. */
function propensities(p: number, icc: number): (score: number) => number {
  if (icc === 0) return () => p;
  const size = 1 / icc - 1;
  const table = Float64Array.from({ length: quantileSteps }, (_, i) => betaQuantile((i + 0.5) / quantileSteps, p * size, (1 - p) * size));
  // The grid's mean is p up to its step; put it there exactly, on the failure side where the figures are small.
  const failure = table.reduce((sum, x) => sum + 1 - x, 0) / quantileSteps;
  return (score) => 1 - ((1 - (table[Math.min(quantileSteps - 1, Math.floor(normalCdf(score) * quantileSteps))] ?? p)) * (1 - p)) / failure;
}

function draw(user: string, chance: number, uniform: Uniform): UserCount {
  let successes = 0;
  for (let i = 0; i < attemptsPerUser; i++) if (uniform() < chance) successes++;
  return { user, successes, trials: attemptsPerUser };
}

/** Box-Muller. */
function gaussian(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** sfc32 (Doty-Humphrey, PractRand): fast, and enough for a check that needs no addressable streams. */
function uniformGenerator(start: number): Uniform {
  let a = start | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88;
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}
