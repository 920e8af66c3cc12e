// The points of the parameters' ranges that the sensitivity analyses of two runs both lived: there the inputs are the same in both, so the
// differences of their figures show what not knowing the inputs does to the difference, and nothing else.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { parameterPoint, type ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { sensitivityFolder } from '../sensitivity/read-analysis.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';

const line = z.object({ point: parameterPoint });

/** A pair of figures by id, at one point. */
export interface CommonPoint {
  readonly a: ParameterPoint['figures'];
  readonly b: ParameterPoint['figures'];
}

/**
 * Only those at which all parameters were drawn together: where a few were moved, or one, the place was chosen to learn of these.
 * Empty: not both folders have points, or they have none in common.
 */
export async function commonPoints(folderA: string, folderB: string): Promise<readonly CommonPoint[]> {
  const inA: ParameterPoint[] = [];
  let coordinates = 0;
  for await (const point of pointsOf(folderA)) {
    const own = Object.keys(point.at).length;
    if (own > coordinates) inA.length = 0;
    coordinates = Math.max(coordinates, own);
    if (own === coordinates) inA.push(point);
  }
  if (coordinates === 0) return [];
  const ofA = new Map(inA.map(({ at, figures }) => [placeOf(at), figures]));
  const found: CommonPoint[] = [];
  for await (const { at, figures: b } of pointsOf(folderB)) {
    const place = placeOf(at);
    const a = ofA.get(place);
    if (a === undefined) continue;
    // Once each, however often a folder has it.
    ofA.delete(place);
    found.push({ a, b });
  }
  return found;
}

/** Lines that are no points, as a cut leaves one, are passed over. */
async function* pointsOf(runFolder: string): AsyncGenerator<ParameterPoint> {
  const file = join(runFolder, sensitivityFolder, 'points.ndjson');
  const there = await stat(file).catch(() => undefined);
  if (there?.isFile() !== true) return;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const parsed = line.safeParse(parsedJson(text));
    if (parsed.success) yield parsed.data.point;
  }
}

/** The same place however its coordinates are ordered. */
function placeOf(at: ParameterPoint['at']): string {
  return JSON.stringify(Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
