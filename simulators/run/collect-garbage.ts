// A full collection of our own garbage, at a moment of our choosing: between users, so that it falls into no attempt's time and
// memory stays flat. Left to itself V8 lets the remains of some 600 attempts gather (measured: a saw of 140 MiB).
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
export const collectGarbage = runInNewContext('gc') as () => void;
