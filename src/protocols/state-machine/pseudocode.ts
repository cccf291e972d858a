/** Each rule as one line of pseudo-code, at the process that obeys it. */
export const PSEUDOCODE: Readonly<Record<string, string>> = {
  'RSM-INIT': 'on start: state := {}; the same at every replica',
  'RSM-ORDER': 'on REQUEST q: n := n + 1; log[n] := q; send ENTRY n, q to every replica',
  'RSM-DET': '(state, result) := do(state, log[n]); nothing else is read',
  'RSM-CHOICE': 'on REQUEST k = now(): send ENTRY n, k = 412; the clock is read here, once',
  'RSM-CANON': 'for each key in sort(keys(state)): ...',
  'RSM-GAP': 'on ENTRY n: if n > position + 1: keep it; send FETCH position + 1',
  'RSM-ONCE': 'on REQUEST q: if q in log: send ENTRY again; no new number',
  'RSM-LOG': 'force(ENTRY n); then do it; on restart: do log[1], log[2], ...',
  'RSM-BUG': 'do(state, poison): crash; at every replica, at every start',
  'RSM-SKIP': 'on SKIP n: force(SKIP n); at position n: do nothing',
  'RSM-AGREE': 'assert: for all n, i, j: digest[i][n] = digest[j][n]',
  'RSM-WHOLE': 'once everything is repaired: eventually position = length of the log, everywhere',
  'RSM-BEHIND': 'some run: exists i, j with position[i] < position[j]',
  'RSM-FETCHES': 'some run: a replica gets ENTRIES that it lacked',
  'RSM-CRASHES': 'some run: one entry crashes every replica',
};
