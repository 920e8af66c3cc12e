// Is a claim predicted without itself? Nothing the prediction uses may rest on a row of the same study: neither a parameter nor a
// share or habit of a persona. What does is named, and it is then no prediction.
import type { ClaimRange } from '../../../scenarios/schema/claim-range.ts';
import type { ClaimFile } from '../../../scenarios/schema/claim.ts';
import type { Parameter, PublishedFigure } from '../../../scenarios/schema/evidence.ts';
import { rowsOf } from '../../../scenarios/schema/stated-claim.ts';
import { recentred } from '../../../scenarios/sampling/central-value.ts';
import { citations } from '../../scenario/check-persona.ts';
import type { LoadedPrediction } from './load-prediction.ts';

/** Something the prediction uses that rests on the claim's own study. */
export interface RestsOn {
  /** "parameter password-filled", "persona consumer-on-phone". */
  readonly what: string;
  /** Rows of that study. */
  readonly rows: readonly string[];
}

/** Rows of the claim's own study: those it names, and every row with one of their sources or addresses. */
export function ownRows(claim: ClaimFile, published: ReadonlyMap<string, PublishedFigure>): ReadonlySet<string> {
  const named = new Set(rowsOf(claim).map(({ row }) => row));
  const figures = [...named].flatMap((id) => published.get(id) ?? []);
  const sources = new Set([claim.source.where, ...figures.map(({ source }) => source)].map(plain));
  const addresses = new Set([claim.source.url, ...figures.flatMap(({ url }) => addressesOf(url))].map(plain));
  return new Set([
    ...named,
    ...[...published.values()]
      .filter(
        ({ source, url }) =>
          sources.has(plain(source)) || addressesOf(url).some((address) => addresses.has(plain(address))),
      )
      .map(({ id }) => id),
  ]);
}

/** The parameters with the claim's ranges in place: centre moved, shape kept, support that of the range. */
export function parametersFor(parameters: readonly Parameter[], ranges: readonly ClaimRange[]): readonly Parameter[] {
  const byId = new Map(ranges.map((range) => [range.id, range]));
  return parameters.map((parameter) => {
    const range = byId.get(parameter.id);
    if (range === undefined) return parameter;
    const { evidence: _evidence, assumed: _assumed, ...rest } = parameter;
    const { id: _id, central, low, high, ...support } = range;
    return recentred(
      {
        ...rest,
        low,
        high,
        ...(support.evidence === undefined ? {} : { evidence: support.evidence }),
        ...(support.assumed === undefined ? {} : { assumed: support.assumed }),
      },
      central,
    );
  });
}

/** Empty: held out. */
export function restsOnItself({ claim, setUp, ranges, published }: LoadedPrediction): readonly RestsOn[] {
  const own = ownRows(claim, published);
  const cites = (what: string, value: unknown): RestsOn[] => {
    const rows = [...new Set(citations(value, []).map(({ id }) => id))].filter((id) => own.has(id));
    return rows.length === 0 ? [] : [{ what, rows }];
  };
  return [
    ...parametersFor(setUp.parameters, ranges).flatMap((parameter) => cites(`parameter ${parameter.id}`, parameter)),
    ...setUp.personas.flatMap((persona) => cites(`persona ${persona.id}`, persona)),
  ];
}

function addressesOf(url: string): string[] {
  return url
    .split(';')
    .map((address) => address.trim())
    .filter((address) => /^https?:/.test(address));
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\/+$/, '');
