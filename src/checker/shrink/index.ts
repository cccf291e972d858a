export { createShrink, type Shrink, type ShrinkSetup, type Shrunk } from './shrink.ts';
