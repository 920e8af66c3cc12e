// Joins the clocks of successive pages of a tab. Each page counts from its own beginning, on the monotonic clock; where that beginning lies
// it tells by the wall clock alone (performance.timeOrigin), which may be stepped between two pages. DevTools tells of a page's events in the
// browser's monotonic time, one for all pages: an event that both tell of joins the two.
import { VoidAttempt } from '../../attempt/void-attempt.ts';

/** When the page's own events were over, ms on its own clock; 0: not yet. */
export interface PageMarks {
  readonly domContentLoadedMs: number;
  readonly loadedMs: number;
}

/** JavaScript for the page: its marks. */
export const pageMarks = `(([page]) => ({ domContentLoadedMs: page?.domContentLoadedEventEnd ?? 0, loadedMs: page?.loadEventEnd ?? 0 }))(performance.getEntriesByType('navigation'))`;

/** The same events as DevTools told of them last, ms in the browser's monotonic time. */
type ToldTimes = { readonly [mark in keyof PageMarks]?: number };

export class PageClocks {
  #told: ToldTimes = {};

  /** @param timestamp of the DevTools event, seconds. */
  tell(mark: keyof PageMarks, timestamp: number): void {
    // The first event of a page: what was told before is of another.
    this.#told = { ...(mark === 'domContentLoadedMs' ? {} : this.#told), [mark]: timestamp * 1_000 };
  }

  /** Of the page that is there now; stays its own when another one comes. */
  get current(): PageClock {
    return new PageClock(this.#told);
  }
}

export class PageClock {
  readonly #told: ToldTimes;

  constructor(told: ToldTimes) {
    this.#told = told;
  }

  /**
   * The beginning of the page, ms in the browser's monotonic time. DevTools looks at the clock after the page did, on a busy machine some time
   * after, so that the earliest of what they say is nearest.
   * @throws VoidAttempt `clock-disagrees` when no event joins them.
   */
  originMs(marks: PageMarks): number {
    const origins = (Object.keys(this.#told) as (keyof PageMarks)[]).flatMap((mark) =>
      marks[mark] > 0 ? [(this.#told[mark] ?? 0) - marks[mark]] : [],
    );
    if (origins.length === 0) throw new VoidAttempt('clock-disagrees', 'nothing says when the page began');
    return Math.min(...origins);
  }
}
