// How a function of a reference file is called here, and its answer in the file's words. For tests only.
import type { Answer } from './reference-case.ts';
import type { ReferenceInputs } from './reference-inputs.ts';

export type Adapter = (inputs: ReferenceInputs) => Answer;
