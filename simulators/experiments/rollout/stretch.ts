// A stretch of a tenant's people. Each lives on until they call the help desk, and from its answer on to the next call; nobody else's life
// bears on theirs. Who waits for an answer is written down and forgotten, so that memory holds one person at a time.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { tenantIds } from '../../../scenarios/schema/timeline.ts';
import { nextDayToLive } from './day-weight.ts';
import { liveDay } from './live-day.ts';
import { meetAnswer } from './help-line.ts';
import { passDays } from './pass-days.ts';
import { drawMember, lifeIn, type Member } from './member.ts';
import { readPerson, ticketsOf, writePerson } from './member-record.ts';
import { readRecord, writeRecord } from './record-file.ts';
import { registerAtStart } from './register-at-start.ts';
import type { TenantGround } from './tenant-ground.ts';
import { TenantTally, type TallyRecord, type TenantStage } from './tenant-tally.ts';
import type { ServedTicket, Ticket } from './ticket.ts';
import { WaitingPeople, type WaitingRecord } from './waiting-people.ts';

/** Of a tenant, whatever its size and however many threads: sums are added up within a stretch, then over stretches in their order. */
const mostStretches = 64;
/** Fewer are not worth a file of sums. */
const fewestPeople = 50;
/** Between so many people a signal is heard. */
const peopleInARow = 50;

export const stretchesOf = (people: number): number => Math.min(mostStretches, Math.ceil(people / fewestPeople));
export const stretchOf = (person: number, people: number): number =>
  Math.floor((person * stretchesOf(people)) / people);
const firstOf = (stretch: number, people: number): number => Math.ceil((stretch * people) / stretchesOf(people));

interface StretchRecord {
  readonly tally: TallyRecord;
  readonly waiting: WaitingRecord;
  readonly personDays: number;
}

/** What an earlier start has written of a stretch under this name. */
const recordPath = (folder: string, stretch: number, name: string): string =>
  join(folder, `stretch-${stretch}.${name}.json`);
const peoplePath = (folder: string, stretch: number): string => join(folder, `stretch-${stretch}.people`);

export const hasStretchRecord = (folder: string, stretch: number, name: string): boolean =>
  existsSync(recordPath(folder, stretch, name));
export const removeStretchRecord = (folder: string, stretch: number, name: string): void =>
  rmSync(recordPath(folder, stretch, name), { force: true });

export class Stretch {
  readonly #folder: string;
  readonly #number: number;
  readonly #stage: TenantStage;
  readonly #waiting: WaitingPeople;
  readonly #people: { readonly first: number; readonly end: number };
  #personDays = 0;

  /** @param name of the record to go on from; absent: from the first day. */
  constructor(ground: TenantGround, folder: string, number: number, name?: string) {
    this.#folder = folder;
    this.#number = number;
    this.#stage = { ground, tally: new TenantTally(ground.rollout, ground.calendar.weeks), calls: [] };
    const earlier = name === undefined ? undefined : readRecord<StretchRecord>(recordPath(folder, number, name));
    this.#people = { first: firstOf(number, ground.population.size), end: firstOf(number + 1, ground.population.size) };
    this.#waiting = new WaitingPeople(peoplePath(folder, number), this.#people, earlier?.waiting);
    if (earlier === undefined) return;
    this.#stage.tally.add(earlier.tally);
    this.#personDays = earlier.personDays;
    for (const person of this.#waiting.people) this.#stage.calls.push(...ticketsOf(this.#waiting.read(person)));
  }

  get tally(): TallyRecord {
    return this.#stage.tally.record;
  }

  get attempts(): number {
    return this.#stage.tally.attempts;
  }

  /** Days over, of all its people. */
  get personDays(): number {
    return this.#personDays;
  }

  /** Tickets of which the help desk has not been told. */
  takeCalls(): Ticket[] {
    return this.#stage.calls.splice(0);
  }

  /** Everybody, to their first call. @returns false when it was stopped on the way: what it lived is of no use. */
  async begin(isStopped: () => boolean): Promise<boolean> {
    const { ground, tally } = this.#stage;
    const { first, end } = this.#people;
    for (let index = first; index < end; index += 1) {
      if (index % peopleInARow === 0) await setImmediate();
      if (isStopped()) return false;
      const person = drawMember(ground, index);
      registerAtStart(ground, person);
      this.#personDays += person.day;
      if (person.leavesOnDay < ground.calendar.days) tally.leavers += 1;
      if (person.wave !== undefined) tally.waves[person.wave] = (tally.waves[person.wave] ?? 0) + 1;
      this.#liveOn(person);
    }
    return true;
  }

  /** Those who get an answer this evening, to their next call, which may be of this evening too. */
  goOn(answers: readonly ServedTicket[]): void {
    const byPerson = Map.groupBy(answers, ({ person }) => person);
    for (const index of [...byPerson.keys()].toSorted((a, b) => a - b)) {
      const person = readPerson(this.#stage.ground, index, this.#waiting.take(index));
      const own = byPerson.get(index) ?? [];
      for (const tenant of tenantIds) {
        const answer = own.find((each) => each.tenant === tenant);
        if (answer !== undefined) meetAnswer(this.#stage, person, answer);
      }
      // A pass that had expired is told to the desk on the same evening.
      if (this.#waitsThisEvening(person)) continue;
      this.#passDays(person, person.day + 1);
      this.#liveOn(person);
    }
  }

  save(name: string): void {
    const record: StretchRecord = { tally: this.tally, waiting: this.#waiting.record, personDays: this.#personDays };
    writeRecord(recordPath(this.#folder, this.#number, name), record);
  }

  close(): void {
    this.#waiting.close();
  }

  #liveOn(person: Member): void {
    const { ground, tally } = this.#stage;
    while (person.day < ground.calendar.days) {
      const next = nextDayToLive(ground, person);
      this.#passDays(person, next);
      if (next === ground.calendar.days) break;
      liveDay(this.#stage, person);
      if (this.#waitsThisEvening(person)) return;
      this.#passDays(person, person.day + 1);
    }
    tally.differences.add(lifeIn(person, 'rollout').totals, person.nothing.totals);
  }

  /** Who does is written down. */
  #waitsThisEvening(person: Member): boolean {
    const waits = person.tickets.some(({ servedOnDay }) => servedOnDay === person.day);
    if (waits) this.#waiting.put(person.index, writePerson(person));
    return waits;
  }

  #passDays(person: Member, untilDay: number): void {
    this.#personDays += untilDay - person.day;
    passDays(this.#stage, person, untilDay);
  }
}
