// The null target as a process of its own.
import { serveForParent } from '../../../server-process/serve-for-parent.ts';
import { nullTargetOptions } from './null-target-options.ts';
import { serveNullTarget } from './serve-null-target.ts';

serveForParent((message) => serveNullTarget(nullTargetOptions.parse(message)));
