// The points of the parameters' ranges that the sensitivity analyses of two runs both lived: there the inputs are the same in both, so the
// differences of their figures show what not knowing the inputs does to the difference, and nothing else.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { parameterPoint, type ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { sensitivityFolder } from '../sensitivity/read-sensitivity.ts';

const line = z.object({ point: parameterPoint });

/** A point of fewer parameters lies on an axis: its place was chosen, not drawn. */
const fewestDrawn = 2;

/** A pair of figures by id, at one point. */
export interface CommonPoint {
  readonly a: ParameterPoint['figures'];
  readonly b: ParameterPoint['figures'];
}

/** Empty: not both folders have points, or they have none in common. */
export async function commonPoints(folderA: string, folderB: string): Promise<readonly CommonPoint[]> {
  const ofA = new Map<string, ParameterPoint['figures']>();
  for await (const { at, figures } of drawnPoints(folderA)) ofA.set(placeOf(at), figures);
  if (ofA.size === 0) return [];
  const found: CommonPoint[] = [];
  const taken = new Set<string>();
  for await (const { at, figures: b } of drawnPoints(folderB)) {
    const place = placeOf(at);
    const a = ofA.get(place);
    if (a === undefined || taken.has(place)) continue;
    taken.add(place);
    found.push({ a, b });
  }
  return found;
}

/** Lines that are no points, as a cut leaves one, are passed over. */
async function* drawnPoints(runFolder: string): AsyncGenerator<ParameterPoint> {
  const file = join(runFolder, sensitivityFolder, 'points.ndjson');
  const there = await stat(file).catch(() => undefined);
  if (there?.isFile() !== true) return;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const parsed = line.safeParse(jsonOf(text));
    if (parsed.success && Object.keys(parsed.data.point.at).length >= fewestDrawn) yield parsed.data.point;
  }
}

/** The same place however its coordinates are ordered. */
function placeOf(at: ParameterPoint['at']): string {
  return JSON.stringify(Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
