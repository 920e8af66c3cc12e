// All that the sources themselves can break: layers, flows compared by id, rooms, reach.
import { comparedFlowProblems } from './compared-flow-problems.ts';
import { layerProblems } from './layers.ts';
import { commandFiles, reachProblems } from './reach-problems.ts';
import { roomProblems } from './room-problems.ts';
import { sourceFiles, type SourceProblem } from './source-files.ts';

export async function sourceProblems(): Promise<SourceProblem[]> {
  const files = await sourceFiles();
  return [
    ...layerProblems(files),
    ...files.flatMap(comparedFlowProblems),
    ...roomProblems(files),
    ...reachProblems(files, await commandFiles()),
  ];
}
