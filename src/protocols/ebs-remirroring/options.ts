import type { OptionSchema } from '../../engine/options.ts';

/** All numbers are the model's: 1,060 replicas in 1,200 slots leave 140 free. */
export const OPTIONS: OptionSchema = {
  nodes: count('Nodes', 60, 2, 200),
  slots: count('Slots for replicas on each node', 20, 1, 50),
  volumes: count('Volumes, two replicas each', 530, 1, 1000),
  isolatePercent: {
    kind: 'integer',
    label: 'Nodes that lose both networks',
    min: 0,
    max: 100,
    default: 30,
    unit: '%',
  },
  searchesPerNode: count('Searches that a node answers in a second', 8, 1, 100),
  copyS: seconds('A copy takes', 60, 1, 3600),
  addNodes: count('New nodes that can be had', 20, 1, 100),
  threads: count('Threads of the control plane', 40, 1, 500),
  callsPerS: count('Calls of the API in a second', 3, 1, 20),
  zonePercent: {
    kind: 'integer',
    label: 'Of them for this zone',
    min: 0,
    max: 100,
    default: 20,
    unit: '%',
  },
  hangS: seconds('A call gives up after', 300, 1, 3600),
  stepS: seconds('One event stands for', 5, 1, 30),
  untilS: seconds('The cluster is watched for', 900, 30, 14_400),
};

function count(label: string, value: number, min: number, max: number): OptionSchema[string] {
  return { kind: 'integer', label, min, max, default: value };
}

function seconds(label: string, value: number, min: number, max: number): OptionSchema[string] {
  return { kind: 'integer', label, min, max, default: value, unit: 's' };
}
