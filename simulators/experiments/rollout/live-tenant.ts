// Lives a tenant through its months, and beside it the same people in the tenant that does nothing. People meet one another only in the queue
// of the help desk. So everybody lives on alone to their first call; then, evening by evening, the desk serves the calls of the day in order
// of time, and who is answered lives on to their next call.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mismatchesOf } from '../../../scenarios/measures/tenant/timeline-identities.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import { timelineFormat, type Timeline } from '../../../scenarios/schema/timeline.ts';
import { DeskQueue, type DeskRecord } from './desk-queue.ts';
import { hasStretchRecord, removeStretchRecord, stretchesOf, stretchOf } from './stretch.ts';
import { readRecord, writeRecord } from './record-file.ts';
import { endsOfTexts } from './text-messages-end-on.ts';
import { begun, type HandAnswer } from './tenant-hand.ts';
import { openTenantGround, type TenantGround, type TenantScenario } from './tenant-ground.ts';
import { TenantTally } from './tenant-tally.ts';
import { openHands, type Hand, type HandsOrder } from './workers/open-hands.ts';

export interface TenantOptions {
  readonly loaded: TenantScenario;
  readonly rollout: Rollout;
  /** People for whom each of the scenario stands in the queue of the help desk: others call as often, and nothing else is told of them. Absent: 1. */
  readonly standFor?: number;
  readonly hands: HandsOrder;
  /** Where the machine time comes from, in words. */
  readonly machineTimeInWords: string;
  /** Holds what a later start goes on from, and who waits for the help desk; may be removed once it has been lived. */
  readonly folder: string;
  readonly stop: AbortSignal;
  readonly onProgress?: (lived: TenantProgress) => void;
  /** At the end. @param ids of the parameters of people that anybody was asked for. */
  readonly onAsked?: (ids: ReadonlySet<string>) => void;
}

export interface TenantProgress {
  /** Days lived, of all people, and of how many. */
  readonly personDays: number;
  readonly ofPersonDays: number;
  readonly attempts: number;
}

/** The evening to which everything is kept. */
interface CourseRecord {
  readonly day: number;
  readonly desk: DeskRecord;
}

/** Writing down takes at most this share of the time. */
const shareOfSaving = 0.05;
const savedEveryMs = 5_000;

/** @throws the reason of `stop` when stopped; what was lived is kept in the folder. PilotError timeline-does-not-add-up, course-damaged, course-of-other-version. */
export async function liveTenant(options: TenantOptions): Promise<Timeline> {
  const { loaded, rollout, folder, stop } = options;
  mkdirSync(folder, { recursive: true });
  // For the calendar and the desk; lives are lived on the hands' own.
  const ground = openTenantGround(loaded, rollout, {
    partsOf: () => {
      throw new Error('nobody lives here');
    },
  });
  const hands = openHands(options.hands, stretchesOf(ground.population.size), { loaded, rollout, folder, stop });
  try {
    const lived = await new TenantCourse(options, ground, hands.all).live();
    const [first, ...others] = mismatchesOf(lived, rollout.prices);
    if (first === undefined) return lived;
    throw new PilotError('timeline-does-not-add-up', {
      found: `${first.left} and ${first.right}${others.length === 0 ? '' : `, and ${others.length} more such pairs`}`,
      expected: first.sides,
      where: first.of,
    });
  } finally {
    await hands.close();
  }
}

class TenantCourse {
  readonly #options: TenantOptions;
  readonly #hands: readonly Hand[];
  readonly #ground: TenantGround;
  readonly #people: number;
  readonly #earlier: CourseRecord | undefined;
  readonly #desk: DeskQueue;
  /** Who has which stretch. */
  readonly #handOf = new Map<number, Hand>();
  readonly #lived = new Map<Hand, Pick<HandAnswer, 'attempts' | 'personDays'>>();
  #saved = { atMs: performance.now(), tookMs: 0 };

  constructor(options: TenantOptions, ground: TenantGround, hands: readonly Hand[]) {
    this.#options = options;
    this.#hands = hands;
    this.#ground = ground;
    this.#people = this.#ground.population.size;
    this.#earlier = existsSync(this.#coursePath) ? readRecord<CourseRecord>(this.#coursePath) : undefined;
    this.#desk = new DeskQueue(this.#ground, this.#earlier?.desk, options.standFor);
  }

  async live(): Promise<Timeline> {
    const { stop } = this.#options;
    const { days } = this.#ground.calendar;
    await this.#begin();
    stop.throwIfAborted();
    let savedDay = this.#earlier?.day;
    const save = async (day: number) => {
      await this.#save(day, savedDay);
      savedDay = day;
    };
    for (let day = (savedDay ?? -1) + 1; day < days; day += 1) {
      await this.#goOn(day);
      if (stop.aborted) {
        await save(day);
        stop.throwIfAborted();
      }
      const { atMs, tookMs } = this.#saved;
      if (performance.now() - atMs > Math.max(savedEveryMs, tookMs / shareOfSaving)) await save(day);
    }
    return this.#timeline();
  }

  /** Everybody to their first call, or as far as an earlier start has kept. */
  async #begin(): Promise<void> {
    const { folder, stop } = this.#options;
    const stretches = Array.from({ length: stretchesOf(this.#people) }, (_, stretch) => stretch).values();
    await Promise.all(
      this.#hands.map(async (hand) => {
        for (const stretch of stretches) {
          if (stop.aborted) return;
          const name = this.#earlier === undefined ? begun : evening(this.#earlier.day);
          const saved = this.#earlier !== undefined || hasStretchRecord(folder, stretch, name) ? { saved: name } : {};
          this.#handOf.set(stretch, hand);
          this.#hear(hand, await hand({ kind: 'begin', stretch, ...saved }));
        }
      }),
    );
  }

  /** Until nobody calls any more on this day: each further call is later than the one before. */
  async #goOn(day: number): Promise<void> {
    for (let served = this.#desk.serve(day); served.length > 0; served = this.#desk.serve(day)) {
      const answers = Map.groupBy(served, ({ person }) => this.#handOf.get(stretchOf(person, this.#people)));
      await Promise.all(
        [...answers].map(async ([hand, own]) => {
          if (hand !== undefined) this.#hear(hand, await hand({ kind: 'go-on', answers: own }));
        }),
      );
    }
  }

  #hear(hand: Hand, answer: HandAnswer): void {
    this.#desk.add(answer.calls);
    this.#lived.set(hand, answer);
    const lived = [...this.#lived.values()];
    this.#options.onProgress?.({
      personDays: lived.reduce((sum, { personDays }) => sum + personDays, 0),
      ofPersonDays: this.#people * this.#ground.calendar.days,
      attempts: lived.reduce((sum, { attempts }) => sum + attempts, 0),
    });
  }

  /** First all stretches under a name of their own, then that they hold together; a kill between the two leaves what was there before. */
  async #save(day: number, before: number | undefined): Promise<void> {
    const fromMs = performance.now();
    await Promise.all(this.#hands.map((hand) => hand({ kind: 'save', name: evening(day) })));
    const record: CourseRecord = { day, desk: this.#desk.record };
    writeRecord(this.#coursePath, record);
    const name = before === undefined ? begun : evening(before);
    if (before !== day)
      for (let stretch = 0; stretch < stretchesOf(this.#people); stretch += 1)
        removeStretchRecord(this.#options.folder, stretch, name);
    this.#saved = { atMs: performance.now(), tookMs: performance.now() - fromMs };
  }

  get #coursePath(): string {
    return join(this.#options.folder, 'course.json');
  }

  async #timeline(): Promise<Timeline> {
    const { rollout, loaded, machineTimeInWords } = this.#options;
    const total = new TenantTally(rollout, this.#ground.calendar.weeks);
    const askedFor = new Set<string>();
    // One after the other: the sums of all stretches together take some 90 MB.
    for (let stretch = 0; stretch < stretchesOf(this.#people); stretch += 1) {
      const { tally, asked } = (await this.#handOf.get(stretch)?.({ kind: 'tell', stretch })) ?? {};
      if (tally === undefined) throw new Error(`nobody tells what stretch ${stretch} has come to`);
      total.add(tally);
      for (const id of asked ?? []) askedFor.add(id);
    }
    this.#options.onAsked?.(askedFor);
    const { attempts, voids, leavers, waves, sums, differences } = total;
    return {
      format: timelineFormat,
      startsOn: rollout.startsOn,
      endsOn: rollout.endsOn,
      people: loaded.scenario.users,
      hires: this.#ground.hires,
      leavers,
      signInDaysSampled: this.#ground.signInDaysSampled,
      attempts,
      voids,
      machineTime: machineTimeInWords,
      waves: rollout.waves.map(({ name, startsOn }, wave) => ({ name, startsOn, people: waves[wave] ?? 0 })),
      ...(rollout.passwordsRemovedOn === undefined ? {} : { passwordsRemovedOn: rollout.passwordsRemovedOn }),
      weeks: sums.weeks,
      ...(rollout.textMessagesEnd === undefined
        ? {}
        : { textMessagesEnd: endsOfTexts(rollout, Object.keys(loaded.scenario.personas), loaded.deadlines ?? []) }),
      desk: this.#desk.weeks,
      differences: differences.result(),
      rates: loaded.tenantRates.map((rate) => {
        const value = rollout.rates[rate.id];
        return value === undefined ? rate : Object.assign({ overridden: true }, rate, { value });
      }),
    };
  }
}

const evening = (day: number): string => `day-${day}`;
