// One thread's share of a tenant: it lives the stretches it was given, and answers one order at a time.
import { Stretch, stretchOf } from './stretch.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { TallyRecord } from './tenant-tally.ts';
import type { ServedTicket, Ticket } from './ticket.ts';

export type HandOrder =
  /** `saved`: name of the record to go on from. */
  | { readonly kind: 'begin'; readonly stretch: number; readonly saved?: string }
  | { readonly kind: 'go-on'; readonly answers: readonly ServedTicket[] }
  | { readonly kind: 'save'; readonly name: string }
  /** Of one of its stretches what it has come to. */
  | { readonly kind: 'tell'; readonly stretch: number };

export interface HandAnswer {
  readonly calls: readonly Ticket[];
  /** Of all stretches in hand so far. */
  readonly attempts: number;
  readonly personDays: number;
  /** When told to tell. */
  readonly tally?: TallyRecord;
  /** Ids of the parameters of people that were asked for, when told to tell. */
  readonly asked: readonly string[];
}

/** The record of a stretch whose people have lived to their first call. */
export const begun = 'begun';

export class TenantHand {
  readonly #ground: TenantGround;
  readonly #folder: string;
  readonly #isStopped: () => boolean;
  readonly #stretches = new Map<number, Stretch>();

  constructor(ground: TenantGround, folder: string, isStopped: () => boolean) {
    this.#ground = ground;
    this.#folder = folder;
    this.#isStopped = isStopped;
  }

  async follow(order: HandOrder): Promise<HandAnswer> {
    switch (order.kind) {
      case 'begin': {
        const stretch = new Stretch(this.#ground, this.#folder, order.stretch, order.saved);
        if (order.saved === undefined && (await stretch.begin(this.#isStopped))) stretch.save(begun);
        this.#stretches.set(order.stretch, stretch);
        break;
      }
      case 'go-on':
        for (const [number, answers] of Map.groupBy(order.answers, ({ person }) =>
          stretchOf(person, this.#ground.population.size),
        ))
          this.#stretches.get(number)?.goOn(answers);
        break;
      case 'save':
        for (const stretch of this.#stretches.values()) stretch.save(order.name);
        break;
      case 'tell':
        break;
    }
    const own = [...this.#stretches.values()];
    const told = order.kind === 'tell' ? this.#stretches.get(order.stretch) : undefined;
    return {
      calls: own.flatMap((stretch) => stretch.takeCalls()),
      attempts: own.reduce((sum, { attempts }) => sum + attempts, 0),
      personDays: own.reduce((sum, { personDays }) => sum + personDays, 0),
      ...(told === undefined ? {} : { tally: told.tally }),
      asked: told === undefined ? [] : [...this.#ground.asked],
    };
  }

  close(): void {
    for (const stretch of this.#stretches.values()) stretch.close();
  }
}
