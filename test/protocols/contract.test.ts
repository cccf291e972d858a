import { REGISTRY } from '../../src/protocols/registry.ts';
import { keepTheContract } from '../support/contract.ts';

keepTheContract(REGISTRY.filter(({ presentation }) => presentation.outage === undefined));
