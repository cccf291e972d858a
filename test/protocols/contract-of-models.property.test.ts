import { keepTheContract } from '../support/contract.ts';
import { MODELS } from '../support/models.ts';

/** Hours of many machines each: not for every save of a file. */
keepTheContract(MODELS.map(({ entry }) => entry));
