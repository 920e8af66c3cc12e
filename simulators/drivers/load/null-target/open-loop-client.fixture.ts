// For tests only: asks one page at times that were fixed before (Poisson arrivals), whatever becomes of the answers, so that latency can
// be counted from the moment due.
import { Agent, request } from 'node:http';
import { sample } from '../../../../scenarios/sampling/distribution.ts';
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import { addressOf } from '../../../loopback/loopback-address.ts';
import { DueTimer } from './due-timer.ts';

export interface Visit {
  /** From the moment due to the end of the answer. */
  readonly latencyMs: number;
  /** From the moment it was asked. */
  readonly ownMs: number;
  readonly status: number;
  /** As the server told in Server-Timing. */
  readonly serverMs: number;
}

export interface OpenLoop {
  readonly url: string;
  /** Visits due a second. */
  readonly rate: number;
  readonly visits: number;
  readonly seed: number;
  /** At once under way; the others begin late. Absent: no limit. */
  readonly connections?: number;
}

/** In the order in which they were due. Rejects when a visit gets no answer. */
export async function visitInOpenLoop({
  url,
  rate,
  visits,
  seed,
  connections = Number.POSITIVE_INFINITY,
}: OpenLoop): Promise<Visit[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const stream = openStream({ seed, purpose: 'open-loop-client' });
  const timer = new DueTimer();
  const waiting: (() => void)[] = [];
  let underWay = 0;
  const visit = async (dueMs: number): Promise<Visit> => {
    if (underWay >= connections) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    const beganMs = performance.now();
    const { status, serverMs } = await ask(url, agent);
    const endedMs = performance.now();
    // The next one takes this one's place.
    const next = waiting.shift();
    if (next === undefined) underWay -= 1;
    else next();
    return { latencyMs: endedMs - dueMs, ownMs: endedMs - beganMs, status, serverMs };
  };
  let dueMs = performance.now();
  const ends: Promise<Visit>[] = [];
  for (let count = 0; count < visits; count += 1) {
    dueMs += sample({ kind: 'exponential', mean: 1_000 / rate }, stream);
    const at = dueMs;
    ends.push(new Promise((resolve, reject) => timer.at(at, () => void visit(at).then(resolve, reject))));
  }
  try {
    return await Promise.all(ends);
  } finally {
    agent.destroy();
  }
}

function ask(url: string, agent: Agent): Promise<Pick<Visit, 'status' | 'serverMs'>> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, host } = new URL(url);
    request({ agent, host: addressOf({ hostname }), port, path: pathname, headers: { host } }, (response) => {
      const timing = response.headers['server-timing'];
      response
        .on('error', reject)
        .on('end', () =>
          resolve({ status: response.statusCode ?? 0, serverMs: Number(/dur=([\d.]+)/.exec(String(timing))?.[1]) }),
        )
        .resume();
    })
      .on('error', reject)
      .end();
  });
}
