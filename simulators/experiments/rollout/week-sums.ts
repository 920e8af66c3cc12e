// Counts and sums of a week, persona by persona and tenant by tenant, as timeline.json keeps them.
import { addAttacks, noAttacks } from '../../../scenarios/measures/tenant/attack-sums.ts';
import { addEach, addToLedger, emptyLedger } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { addRecoveries, noRecoveries } from '../../../scenarios/measures/tenant/recovery-sums.ts';
import { noTextMessagesEnd } from '../../../scenarios/measures/tenant/text-messages-end-sums.ts';
import { tenantIds, type TenantId, type TenantWeek } from '../../../scenarios/schema/timeline.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type WeekCell = Mutable<Omit<TenantWeek, 'signIns' | 'ledger' | 'squares'>> & {
  readonly ledger: TenantWeek['ledger'];
  readonly signIns: Mutable<TenantWeek['signIns']>;
  readonly squares: Mutable<TenantWeek['squares']>;
};

/** What one person did in one week, each need with its weight. */
export interface NeedsOfWeek {
  needs: number;
  met: number;
  timeMs: number;
}

export const noNeeds = (): NeedsOfWeek => ({ needs: 0, met: 0, timeMs: 0 });

/** At the end of a person's week: squares and products of what they did in it. */
export function addPersonWeek({ squares }: WeekCell, { needs, met, timeMs }: NeedsOfWeek): void {
  squares.people += 1;
  squares.needs2 += needs ** 2;
  squares.met2 += met ** 2;
  squares.needsMet += needs * met;
  squares.time2 += timeMs ** 2;
  squares.needsTime += needs * timeMs;
}

/** What a person is at the end of a week, in the order in which it is kept. */
const standings = [
  'people',
  'invited',
  'enrolled',
  'ready',
  'passwordless',
] as const satisfies readonly (keyof WeekCell)[];

export class WeekSums {
  readonly #weeks: number;
  readonly #cells: Readonly<Record<TenantId, Map<string, WeekCell[]>>> = { rollout: new Map(), nothing: new Map() };
  /** By tenant and persona: of each standing by how many people more than the week before, since most stay what they are for months. */
  readonly #changes: Readonly<Record<TenantId, Map<string, Int32Array>>> = { rollout: new Map(), nothing: new Map() };

  /** @param weeks of the calendar. */
  constructor(weeks: number) {
    this.#weeks = weeks;
  }

  /** Who is that from the end of one week to the end of the one before another. */
  addPerson(
    tenant: TenantId,
    persona: string,
    fromWeek: number,
    untilWeek: number,
    person: Readonly<Record<(typeof standings)[number], boolean>>,
  ): void {
    const changes = this.#changesOf(tenant, persona);
    for (const [nth, standing] of standings.entries()) {
      if (!person[standing]) continue;
      const at = nth * (this.#weeks + 1);
      changes[at + fromWeek] = (changes[at + fromWeek] ?? 0) + 1;
      changes[at + untilWeek] = (changes[at + untilWeek] ?? 0) - 1;
    }
  }

  cell(tenant: TenantId, persona: string, week: number): WeekCell {
    const ofTenant = this.#cells[tenant];
    let ofPersona = ofTenant.get(persona);
    if (ofPersona === undefined) ofTenant.set(persona, (ofPersona = []));
    return (ofPersona[week] ??= emptyCell(tenant, persona, week));
  }

  add(weeks: readonly TenantWeek[]): void {
    for (const {
      tenant,
      persona,
      week,
      signIns,
      recoveries,
      textMessagesEnd,
      attacks,
      ledger,
      squares,
      ...sums
    } of weeks) {
      const cell = this.cell(tenant, persona, week);
      addEach(cell, sums);
      addEach(cell.signIns, signIns);
      if (recoveries !== undefined) addRecoveries((cell.recoveries ??= noRecoveries()), recoveries);
      if (textMessagesEnd !== undefined) addEach((cell.textMessagesEnd ??= noTextMessagesEnd()), textMessagesEnd);
      if (attacks !== undefined) addAttacks((cell.attacks ??= noAttacks()), attacks);
      addToLedger(cell.ledger, ledger);
      addEach(cell.squares, squares);
    }
  }

  /** In order of tenant, persona, week. */
  get weeks(): TenantWeek[] {
    this.#countStandings();
    return Object.values(this.#cells)
      .flatMap((ofTenant) => [...ofTenant.values()].flatMap((cells) => cells.filter((cell) => cell !== undefined)))
      .toSorted(
        (a, b) => a.tenant.localeCompare(b.tenant, 'en') || a.persona.localeCompare(b.persona, 'en') || a.week - b.week,
      );
  }

  #changesOf(tenant: TenantId, persona: string): Int32Array {
    const known = this.#changes[tenant].get(persona);
    if (known !== undefined) return known;
    const none = new Int32Array(standings.length * (this.#weeks + 1));
    this.#changes[tenant].set(persona, none);
    return none;
  }

  /** From changes into the cells. */
  #countStandings(): void {
    for (const tenant of tenantIds)
      for (const [persona, changes] of this.#changes[tenant])
        for (const [nth, standing] of standings.entries()) {
          let count = 0;
          for (let week = 0; week < this.#weeks; week += 1) {
            count += changes[nth * (this.#weeks + 1) + week] ?? 0;
            if (count > 0) this.cell(tenant, persona, week)[standing] += count;
          }
          changes.fill(0, nth * (this.#weeks + 1), (nth + 1) * (this.#weeks + 1));
        }
  }
}

function emptyCell(tenant: TenantId, persona: string, week: number): WeekCell {
  return {
    tenant,
    persona,
    week,
    people: 0,
    invited: 0,
    enrolled: 0,
    ready: 0,
    passwordless: 0,
    lockedOut: 0,
    needs: 0,
    met: 0,
    lockedOutNeeds: 0,
    fellBack: 0,
    signIns: { passkey: 0, passkeyOfPhone: 0, passwordOtp: 0, temporaryAccessPass: 0 },
    asked: 0,
    registrationsTried: 0,
    registrationsMade: 0,
    expiredPasses: 0,
    ledger: emptyLedger(),
    squares: { people: 0, needs2: 0, met2: 0, needsMet: 0, time2: 0, needsTime: 0 },
  };
}
