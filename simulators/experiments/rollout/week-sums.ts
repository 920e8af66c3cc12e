// Counts and sums of a week, persona by persona and tenant by tenant, as timeline.json keeps them.
import { addEach, addToLedger, emptyLedger } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import type { TenantId, TenantWeek } from '../../../scenarios/schema/timeline.ts';

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

export class WeekSums {
  readonly #cells: Readonly<Record<TenantId, Map<string, WeekCell[]>>> = { rollout: new Map(), nothing: new Map() };

  cell(tenant: TenantId, persona: string, week: number): WeekCell {
    const ofTenant = this.#cells[tenant];
    let ofPersona = ofTenant.get(persona);
    if (ofPersona === undefined) ofTenant.set(persona, (ofPersona = []));
    return (ofPersona[week] ??= emptyCell(tenant, persona, week));
  }

  add(weeks: readonly TenantWeek[]): void {
    for (const { tenant, persona, week, signIns, ledger, squares, ...sums } of weeks) {
      const cell = this.cell(tenant, persona, week);
      addEach(cell, sums);
      addEach(cell.signIns, signIns);
      addToLedger(cell.ledger, ledger);
      addEach(cell.squares, squares);
    }
  }

  /** In order of tenant, persona, week. */
  get weeks(): TenantWeek[] {
    return Object.values(this.#cells)
      .flatMap((ofTenant) => [...ofTenant.values()].flatMap((cells) => cells.filter((cell) => cell !== undefined)))
      .toSorted(
        (a, b) => a.tenant.localeCompare(b.tenant, 'en') || a.persona.localeCompare(b.persona, 'en') || a.week - b.week,
      );
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
