// The identity provider as a process of its own.
import { serveForParent } from '../../server-process/serve-for-parent.ts';
import { serve } from './serve.ts';
import { logFailedExitCode, startMessage } from './process-messages.ts';

serveForParent((message) => serve(startMessage.parse(message), () => process.exit(logFailedExitCode)));
