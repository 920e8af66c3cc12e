// Written by `npm run index` from the files of reports/claims. Do not edit.
import { claim as fidoIndex2025Speed } from './fido-index-2025-speed.ts';
import { claim as fidoIndex2025Success } from './fido-index-2025-success.ts';
import { claim as google2023Speed } from './google-2023-speed.ts';
import { claim as google2023Success } from './google-2023-success.ts';
import { claim as microsoft2024Success } from './microsoft-2024-success.ts';
import { claim as microsoft2025Registration } from './microsoft-2025-registration.ts';
import { claim as microsoft2025Speed } from './microsoft-2025-speed.ts';
import { claim as microsoft2025Success } from './microsoft-2025-success.ts';

export const claims = {
  'fido-index-2025-speed': fidoIndex2025Speed,
  'fido-index-2025-success': fidoIndex2025Success,
  'google-2023-speed': google2023Speed,
  'google-2023-success': google2023Success,
  'microsoft-2024-success': microsoft2024Success,
  'microsoft-2025-registration': microsoft2025Registration,
  'microsoft-2025-speed': microsoft2025Speed,
  'microsoft-2025-success': microsoft2025Success,
} as const;
