import type { OutageStory } from '../../scene/outage.ts';

/** What happened, by whom it is told, and what the model makes of it. */
export const STORY: OutageStory = {
  title: 'Gmail on the web, 1 September 2009',
  what: 'A small part of the servers was taken offline for a routine upgrade. Some request routers got more load than they could bear and refused it, so that the others got more, and within minutes nearly all of them were overloaded. The web interface was away for about 100 minutes.',
  moments: [
    {
      id: 'upgrade',
      when: 'morning, Pacific time',
      text: 'A small fraction of the servers goes offline for routine upgrades. Recent changes, some meant to improve availability, had put more load on the request routers than was thought.',
      sources: ['report'],
    },
    {
      id: 'first',
      when: 'about 12:30 pm Pacific',
      text: 'A few request routers are overloaded and tell the rest of the system, in effect, to send them no more traffic.',
      sources: ['report'],
    },
    {
      id: 'all',
      when: 'within minutes',
      text: 'Their load goes to the others, until nearly all routers are overloaded. Access by IMAP and POP goes on, since it does not use them.',
      sources: ['report', 'copy'],
    },
    {
      id: 'more',
      when: 'no time given',
      text: 'Engineers, who knew of it within seconds, bring many more request routers online.',
      sources: ['tgdaily'],
    },
    {
      id: 'over',
      when: 'after about 100 minutes',
      text: 'The web interface is back. Router capacity goes well beyond peak demand; overloaded routers are to get slower in place of refusing, and data centres to be isolated from each other.',
      sources: ['report', 'centres'],
    },
  ],
  slide:
    'On the slide it is Gmail that was down. It was its web interface: mail was delivered, and other ways to it went on.',
  whyNotReplication:
    'Spare routers help while failures are independent; here the survivors inherit the load of those that drop out, so that each failure causes the next.',
  leftOut: [
    'All numbers of the model are its own: 20 routers of about 100 requests a second each, 1,840 requests a second, an overload of 5 seconds before a router refuses, a pause of 30 to 45 seconds, 20 spare routers at the most.',
    'In the model the capacity of each router is drawn once, evenly, within 5 % of the usual one; so is each pause.',
    'Time is counted in seconds, and a second’s requests are split equally. A router that refuses answers in order until then: whoever waits for more than a second has gone, and the work is in vain.',
    'There is one balancer, and one place. The real routers stood in many data centres.',
    'The trigger takes routers offline. In reality other servers were, and the traffic that was moved met routers with too little room.',
    'The real outage lasted about 100 minutes; here ten minutes pass before somebody helps.',
  ],
  sources: [
    {
      id: 'report',
      title:
        'Ben Treynor, report on the Gmail outage (1 September 2009), quoted by Business Insider',
      url: 'http://www.businessinsider.com/why-gmail-went-down-today-2009-9',
    },
    {
      id: 'copy',
      title: 'The same report, quoted by Before You Kill Your Computer',
      url: 'http://www.beforeyoukillyourcomputer.com/tag/webmail/',
    },
    {
      id: 'tgdaily',
      title: 'TG Daily, Google: Gmail outage was a very big deal',
      url: 'https://tgdaily.com/web/google-gmail-outage-was-a-very-big-deal',
    },
    {
      id: 'centres',
      title: 'Data Center Knowledge, Router Ripples Cited in GMail Outage (1 September 2009)',
      url: 'http://www.datacenterknowledge.com/archives/2009/09/01/router-ripples-cited-in-gmail-outage/',
    },
    {
      id: 'metastable',
      title:
        'Bronson, Aghayev, Charapko, Zhu, Metastable Failures in Distributed Systems (HotOS 2021)',
      url: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
    },
  ],
};
