// Names of the flows there are.
import type { flows } from './catalogue.ts';

export type FlowId = keyof typeof flows;
