// The null target's server: recorded answers from memory, at once, or when the options say.
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import type { StartedServer } from '../../../server-process/serve-for-parent.ts';
import { DueTimer } from './due-timer.ts';
import { nullTargetOptions, type NullTargetOptions, type StallOptions } from './null-target-options.ts';
import { recordAnswers } from './record-answers.ts';
import { ServiceQueue } from './service-queue.ts';
import { SmallHttpServer } from './small-http-server.ts';
import { wireAnswer, type WireAnswer } from './wire-answer.ts';

const controlPrefix = '/simulation/';
const hostName = 'localhost';

interface Answers {
  /** By method and path. */
  readonly at: ReadonlyMap<string, WireAnswer>;
  readonly inbox: WireAnswer;
  readonly accountRemoved: WireAnswer;
  readonly notFound: WireAnswer;
  readonly unavailable: WireAnswer;
}

/** Rejects with the system's error when the port is taken. */
export async function serveNullTarget(options: NullTargetOptions): Promise<StartedServer> {
  const { port, verifier, service, stall, refuse } = nullTargetOptions.parse(options);
  const queue = service === undefined ? undefined : new ServiceQueue(service);
  const refusals = refuse === undefined ? undefined : openStream({ seed: refuse.seed, purpose: 'null-target/refuse' });
  const answersAtOnce = queue === undefined && stall === undefined && refusals === undefined;
  const timer = new DueTimer();
  let answers: Answers | undefined;
  let firstRequestAtMs: number | undefined;

  const server = new SmallHttpServer((method, path, reply) => {
    // The address is known, and told to others, only once the answers are there.
    if (answers === undefined) return;
    if (path.startsWith(controlPrefix)) return reply(controlAnswer(answers, method, path));
    const recorded = answers.at.get(`${method} ${path}`) ?? answers.notFound;
    if (answersAtOnce) return reply(recorded.immediate);

    const arrivedAtMs = performance.now();
    firstRequestAtMs ??= arrivedAtMs;
    const answer =
      refuse !== undefined && refusals !== undefined && refusals.uniform() < refuse.share
        ? answers.unavailable
        : recorded;
    const beginsAtMs = afterStall(stall, firstRequestAtMs, arrivedAtMs);
    const doneAtMs = afterStall(
      stall,
      firstRequestAtMs,
      queue !== undefined && path === service?.at ? queue.arrive(beginsAtMs) : beginsAtMs,
    );
    if (doneAtMs <= arrivedAtMs) reply(answer.immediate);
    else timer.at(doneAtMs, () => reply(answer.after(performance.now() - arrivedAtMs)));
  });
  const baseUrl = `http://${hostName}:${await server.listen(port)}`;
  answers = await wireAnswers(baseUrl, verifier);
  return { baseUrl, stop: () => server.close() };
}

async function wireAnswers(baseUrl: string, verifier: string | undefined): Promise<Answers> {
  const { at, inbox, accountRemoved, notFound, unavailable } = await recordAnswers(baseUrl, verifier);
  return {
    at: new Map([...at].map(([request, answer]) => [request, wireAnswer(answer)])),
    inbox: wireAnswer(inbox),
    accountRemoved: wireAnswer(accountRemoved),
    notFound: wireAnswer(notFound),
    unavailable: wireAnswer(unavailable),
  };
}

/** The same time, or the end of the stall that it falls into. */
function afterStall(stall: StallOptions | undefined, firstRequestAtMs: number, atMs: number): number {
  if (stall === undefined) return atMs;
  const fromMs = firstRequestAtMs + stall.afterMs;
  const untilMs = fromMs + stall.forMs;
  return atMs >= fromMs && atMs < untilMs ? untilMs : atMs;
}

/** What the harness asks by the side door: any account is there, and its code is always the same. */
function controlAnswer(answers: Answers, method: string, path: string): Buffer {
  if (method === 'DELETE') return answers.accountRemoved.immediate;
  if (path.startsWith(`${controlPrefix}inbox/`)) return answers.inbox.immediate;
  if (path === `${controlPrefix}memory`) return memoryAnswer();
  return (answers.at.get(`${method} ${path}`) ?? answers.notFound).immediate;
}

function memoryAnswer(): Buffer {
  const { user, system } = process.cpuUsage();
  const body = Buffer.from(
    JSON.stringify({ residentBytes: process.memoryUsage.rss(), cpuMs: (user + system) / 1_000 }),
  );
  return wireAnswer({
    status: 200,
    headers: [
      ['content-type', 'application/json'],
      ['content-length', String(body.length)],
    ],
    body,
  }).immediate;
}
