export { createShrink, type Shrunk } from './shrink.ts';
