/** Each rule as one line of pseudo-code, at the process that obeys it. */
export const PSEUDOCODE: Readonly<Record<string, string>> = {
  'HERD-CACHE': 'on request k: if valid(cache[k]): serve cache[k]',
  'HERD-FETCH': 'on request k: if not valid(cache[k]): cache[k] := query(database, k)',
  'HERD-KEEP': 'on error of query k: nothing; (off: delete cache[k])',
  'HERD-CHANGE': 'on PUSH v: value := v; delete every cached copy',
  'HERD-QUEUE': 'on query: if queue is full: drop it; else queue := queue + query',
  'HERD-TIMEOUT': 'timeout after query k: error; a later answer is ignored',
  'HERD-USERS': 'on TRAFFIC p: let p % of the users in',
  'HERD-COUNT': 'assert: sent = answered + timed out + under way',
  'HERD-STAYS': 'some run: the value has been good for 10 s, and queries > capacity',
};
