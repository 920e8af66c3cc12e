// For tests only: the M/M/c queue (Poisson arrivals, c servers with exponential service times, first come, first served) in the long run.
// Gross, Shortle, Thompson, Harris: Fundamentals of Queueing Theory, 4th edition (2008), section 2.3. Times are in the unit of
// `meanService`, rates in its inverse.

export interface Queue {
  readonly arrivalRate: number;
  readonly servers: number;
  readonly meanService: number;
}

/**
 * Erlang's C: the chance that whoever comes has to wait. From Erlang's B by its recursion over servers, which is stable for any number.
 * Throws RangeError when the queue grows without bound.
 */
export function chanceOfWaiting({ arrivalRate, servers, meanService }: Queue): number {
  const offered = arrivalRate * meanService;
  if (!(offered >= 0 && offered < servers))
    throw new RangeError(`offered load ${offered} of ${servers} servers: expected from 0 to less than their number`);
  let blocking = 1;
  for (let server = 1; server <= servers; server += 1) blocking = (offered * blocking) / (server + offered * blocking);
  return blocking / (1 - (offered / servers) * (1 - blocking));
}

/** Mean time from arrival to the start of service. */
export function meanWait(queue: Queue): number {
  return (chanceOfWaiting(queue) * queue.meanService) / (queue.servers - queue.arrivalRate * queue.meanService);
}

/** Mean time from arrival to the end of service. */
export function meanSojourn(queue: Queue): number {
  return meanWait(queue) + queue.meanService;
}

/** Chance that the wait is longer than this. */
export function waitBeyond(queue: Queue, time: number): number {
  const { arrivalRate, servers, meanService } = queue;
  return chanceOfWaiting(queue) * Math.exp(-(servers / meanService - arrivalRate) * time);
}

/**
 * Chance that arrival to end of service takes longer than this: service time plus, with chance C, an exponential wait of rate
 * c / s - lambda. With d = c - 1 - lambda s: exp(-t/s) (1 + C (1 - exp(-d t/s)) / d).
 */
export function sojournBeyond(queue: Queue, time: number): number {
  const { arrivalRate, servers, meanService } = queue;
  const services = time / meanService;
  const spare = servers - 1 - arrivalRate * meanService;
  const served = Math.exp(-services);
  // Near d = 0, where wait and service have the same rate, a difference would lose its digits; far from it a product would overflow.
  const isNear = Math.abs(spare * services) < 1;
  const convolution =
    spare === 0
      ? services * served
      : isNear
        ? (-Math.expm1(-spare * services) / spare) * served
        : (served - Math.exp(-(1 + spare) * services)) / spare;
  return served + chanceOfWaiting(queue) * convolution;
}

/** The time within which a share p of all are done, 0 < p < 1. */
export function sojournQuantile(queue: Queue, p: number): number {
  let atMost = queue.meanService;
  while (sojournBeyond(queue, atMost) > 1 - p) atMost *= 2;
  return bisect((time) => 1 - p - sojournBeyond(queue, time), 0, atMost);
}

/** The knee: the highest arrival rate at which the p-quantile of the sojourn keeps to the bound. Zero where service alone breaks it. */
export function highestRateWithin(
  bound: number,
  p: number,
  { servers, meanService }: Omit<Queue, 'arrivalRate'>,
): number {
  const excess = (arrivalRate: number) => sojournBeyond({ arrivalRate, servers, meanService }, bound) - (1 - p);
  if (excess(0) > 0) return 0;
  // At the full rate everybody waits for ever.
  return bisect(excess, 0, (servers / meanService) * (1 - Number.EPSILON * 4));
}

/** Where a function that grows from below zero to above it crosses, to the last digit. */
function bisect(grows: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (grows(middle) > 0) high = middle;
    else low = middle;
  }
  return low;
}
