/** Each rule as one line of pseudo-code. */
export const PSEUDOCODE: Readonly<Record<string, string>> = {
  'EBS-BLOCK': 'mirror out of reach: answer no reads and no writes',
  'EBS-SEARCH': 'each second without a mirror: ask a random node for room',
  'EBS-MIRROR': 'copy done: mirror := that node; answer again',
  'EBS-SPACE': 'mirror replaced: its old slot stays taken until it is collected',
  'EBS-HANG': 'on CREATE while volumes are stuck: say nothing',
  'EBS-THREADS': 'on call: take a thread, or turn it away; free it on CREATED or after 300 s',
  'EBS-PEER': 'before each search: if the old mirror can be reached, go back to it',
  'EBS-BACKOFF': 'search in vain: wait := min(2 * wait, 256 s)',
  'EBS-CLOSE': 'on closing a request: stay up',
  'EBS-POOLS': 'on call for zone z: take one of the threads of z, or turn it away',
  'EBS-STORMS': 'some run: volumes search, and no slot is free',
  'EBS-HEALS': 'some run: after a shift every volume is well again',
};
