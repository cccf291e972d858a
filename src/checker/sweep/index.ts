export {
  createSweep,
  type Sweep,
  type SweepCell,
  type SweepOutcome,
  type SweepSetup,
} from './sweep.ts';
