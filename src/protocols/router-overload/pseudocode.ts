/** Each rule as one line of pseudo-code, at the process that obeys it. */
export const PSEUDOCODE: Readonly<Record<string, string>> = {
  'ROUTER-SPLIT': 'each second: give requests / |accepting| to each router in accepting',
  'ROUTER-SLOWER': 'if load > capacity: serve capacity; drop the rest; (off: REFUSE)',
  'ROUTER-REFUSE': 'if overloaded for 5 s: send REFUSE; accepting := accepting - self',
  'ROUTER-PAUSE': 'after 30 to 45 s: send ACCEPT; accepting := accepting + self',
  'ROUTER-OFFLINE': 'on OFFLINE n: n routers leave; on ONLINE: they are back',
  'ROUTER-USERS': 'on USERS p: let p % of the users in',
  'ROUTER-COUNT': 'assert: requests = served + too late + lost + waiting',
  'ROUTER-STAYS': 'some run: the upgrade was over 60 s ago, and served < 50 %',
};
