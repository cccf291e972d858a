export { createSweep, type Sweep, type SweepCell } from './sweep.ts';
